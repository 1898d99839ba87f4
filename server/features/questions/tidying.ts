import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { takeOut } from './reading.queries.ts';
import { countDesk } from './settling.queries.ts';
import { desksWithQuestions, dropEmptyGroups, outOfTime } from './tidying.queries.ts';
import { windowOf } from './windows.ts';

/** Tickets that are taken out in one transaction. */
const AT_ONCE = 2_000;
const MOST_TURNS = 100;
/** A question that somebody decided about is known again for so long after it was asked. */
const REMEMBERED_DAYS = 365;

/** Forgets what is older than the window: questions that nobody else asked, and groups that came to nothing. */
defineJob({
  name: 'questions.tidy',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  maxAttempts: 3,
  recurs: '23 * * * *',
  run: tidy,
});

async function tidy(platform: Platform): Promise<void> {
  for (const desk of await desksWithQuestions(platform.db)) {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const { count } = await act(platform, system('questions'), async (one) => {
        await lockForTransaction(one.trx, 'sportello.questions');
        const remembered = windowOf({ days: REMEMBERED_DAYS }, one.at);
        return takeOut(one.trx, outOfTime(desk.desk_id, windowOf(desk, one.at), remembered, AT_ONCE));
      });
      if (count < AT_ONCE) break;
    }
    await act(platform, system('questions'), async (one) => {
      await lockForTransaction(one.trx, 'sportello.questions');
      await dropEmptyGroups(one.trx, desk.desk_id);
      await countDesk(one.trx, desk.desk_id, windowOf(desk, one.at));
    });
  }
}
