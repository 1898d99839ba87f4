import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { featuresOf } from './features.ts';
import { addToCounts, answeredUntaught, firstLetter, forget, insertLesson, takeLesson } from './spam.queries.ts';

/** Features that are kept; of more, those that were not met for longest go. */
const MOST_FEATURES = 200_000;
/** A feature met once and not again in this time says nothing. */
const RARE_AFTER = Temporal.Duration.from({ hours: 24 * 60 });
/** As long as a lesson can be taken back. */
const LESSONS_KEPT = Temporal.Duration.from({ hours: 24 * 365 });
/** Answered letters that are learnt in one go, and how far one looks back for them. */
const ANSWERED_AT_ONCE = 50;
const ANSWERED_WITHIN = Temporal.Duration.from({ hours: 24 * 14 });

/**
 * Learns the first letter of a ticket as spam or as wanted. A ticket teaches once: what it taught before is taken back first,
 * exactly as it was, so that lessons can come in any order and be undone.
 */
export async function learnTicket(
  one: Act,
  ticketId: string,
  spam: boolean,
  options: { byHand: boolean },
): Promise<void> {
  const letter = await firstLetter(one.trx, ticketId);
  if (!letter) return;
  // The sums are one row: whoever teaches holds it until the end, all in the same order.
  await lockForTransaction(one.trx, 'sportello.spam-lessons');
  const before = await takeLesson(one.trx, ticketId);
  if (before) await addToCounts(one.trx, before, -1, one.at);
  const { subject, text, html, language, fileNames, facts } = letter;
  const from = letter.author_address === null ? null : { name: letter.author_name, address: letter.author_address };
  const signs = facts.spamSigns ?? [];
  const features = featuresOf({ subject, text, html, from, fileNames, language, signs });
  await addToCounts(one.trx, { spam, features }, 1, one.at);
  await insertLesson(one.trx, { ticketId, spam, byHand: options.byHand, features }, one.at);
}

/** What a teammate has answered was wanted: nobody says so by hand, and without it there is nothing to compare spam with. */
async function learnFromAnswered(platform: Platform): Promise<void> {
  const since = platform.clock.now().subtract(ANSWERED_WITHIN);
  for (const ticketId of await answeredUntaught(platform.db, since, ANSWERED_AT_ONCE)) {
    await act(platform, system('spam'), (one) => learnTicket(one, ticketId, false, { byHand: false }));
  }
  await act(platform, system('spam'), (one) =>
    forget(one.trx, {
      mostFeatures: MOST_FEATURES,
      rareBefore: one.at.subtract(RARE_AFTER),
      lessonsBefore: one.at.subtract(LESSONS_KEPT),
    }),
  );
}

defineJob({
  name: 'spam.learn-from-answered',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '17 * * * *',
  run: learnFromAnswered,
});
