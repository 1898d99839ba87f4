import { z } from 'zod';
import { defineJob, PRIORITY } from '../../platform/jobs/definition.ts';
import { countSome, fillSome } from './filling.queries.ts';

const MESSAGES_AT_ONCE = 500;
const DOCUMENTS_AT_ONCE = 1_000;
/** Of one run: the next minute goes on, and other jobs come in between. */
const TURNS = 40;

/** Writes documents of messages that were here before there was a search. It goes on where it stopped. */
defineJob({
  name: 'search.fill',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  maxAttempts: 3,
  recurs: '* * * * *',
  async run(platform) {
    for (let turn = 0; turn < TURNS; turn++) {
      const isDone = await platform.db
        .transaction()
        .execute((trx) => fillSome(trx, MESSAGES_AT_ONCE, platform.clock.now()));
      if (isDone) return;
    }
  },
});

/** Counts the words of what was written since: which say much, and which a mistyped one may have meant. */
export const countingJob = defineJob({
  name: 'search.count-words',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  maxAttempts: 3,
  recurs: '* * * * *',
  async run(platform) {
    for (let turn = 0; turn < TURNS; turn++) {
      const counted = await platform.db.transaction().execute((trx) => countSome(trx, DOCUMENTS_AT_ONCE));
      if (counted < DOCUMENTS_AT_ONCE) return;
    }
  },
});
