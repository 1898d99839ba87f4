import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission, system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { deskBook } from '../desks/index.ts';
import { deleteEndedSpam, deleteSpamOfDesk } from '../tickets/index.ts';
import { setSpamDays } from './blocks.queries.ts';
import { spamDaysChanged, spamDeleted } from './spam.events.ts';

/** Tickets deleted in one transaction. */
const BATCH = 200;

/** How many days spam stays on a desk before it is deleted. @throws Problem 404, 403 */
export async function keepSpamFor(platform: Platform, actor: Actor, deskId: string, days: number): Promise<void> {
  const desk = (await deskBook(platform.db)).desk(deskId);
  if (!desk) throw notFound('desk');
  requirePermission(actor, 'desk.change', deskId);
  await act(platform, actor, async (one) => {
    const before = await setSpamDays(one.trx, deskId, days, one.at);
    if (before === undefined) throw notFound('desk');
    if (before !== days) one.record(spamDaysChanged, { from: before, to: days }, { deskId });
  });
}

/** Deletes all spam of a desk now. There is no way back. @returns how many tickets. */
export async function emptySpam(platform: Platform, actor: Actor, deskId: string): Promise<number> {
  requirePermission(actor, 'spam.empty', deskId);
  let deleted = 0;
  for (;;) {
    const count = await act(platform, actor, async (one) => {
      const gone = await deleteSpamOfDesk(one, deskId, BATCH);
      if (gone > 0) one.record(spamDeleted, { count: gone }, { deskId });
      return gone;
    });
    deleted += count;
    if (count < BATCH) return deleted;
  }
}

/** Deletes spam whose time is over. Its blobs go by their own sweep. */
defineJob({
  name: 'spam.delete-ended',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '43 * * * *',
  async run(platform) {
    while ((await act(platform, system('spam'), (one) => deleteEndedSpam(one, BATCH))) === BATCH);
  },
});
