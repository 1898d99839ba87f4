import { z } from 'zod';
import { defineJob, PRIORITY } from '../../platform/jobs/definition.ts';
import { forgetSome } from './forgetting.queries.ts';

const WORDS_AT_ONCE = 500;
/** Of one run: the next hour goes on where this one stopped. */
const TURNS = 40;

/** Forgets words that no document holds any more, a few at a time: what was erased is in no list of words either. */
defineJob({
  name: 'search.forget-words',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  maxAttempts: 3,
  recurs: '23 * * * *',
  async run(platform) {
    for (let turn = 0; turn < TURNS; turn++) {
      if (await platform.db.transaction().execute((trx) => forgetSome(trx, WORDS_AT_ONCE))) return;
    }
  },
});
