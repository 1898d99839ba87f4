import type { ApprovalGiven, LessonGiven } from '../../../contract/reviews.ts';
import { REVIEW_LIMITS } from '../../../contract/reviews.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { deskBook } from '../desks/index.ts';
import type { HeldLetter } from '../outbox/index.ts';
import { letHeldGo, lockHeld, sendHeldBack } from '../outbox/index.ts';
import { raiseLevel, standingsOf } from '../rota/index.ts';
import { wordsOfReply } from '../tickets/index.ts';
import { sendAsWrittenJob, sendAsWrittenKey } from './accepting.ts';
import { possibleBuddies } from './choosing-buddy.ts';
import { compareWords } from './comparing.ts';
import { countApproved } from './counting.queries.ts';
import { keepLessons } from './lessons-port.ts';
import { goesAt } from './moments.ts';
import { promiseAsLooked, requirePromise } from './promising.ts';
import { mayLook } from './reviews.access.ts';
import { reviewApproved, reviewReturned, reviewShared, reviewTaught } from './reviews.events.ts';
import type { LockedReview, ReviewRow } from './reviews.queries.ts';
import { changeReview, lockReview, readerOf, visibleReview } from './reviews.queries.ts';

/** A changed reply goes by itself so many days later at most. */
const FURTHEST_DAYS = 7;

interface AtHand {
  seen: ReviewRow;
  row: LockedReview;
  letter: HeldLetter;
}

/** The letter, then its review, locked in this order. @throws Problem 404, 403; 409 where it does not wait for a look. */
async function reviewAtHand(one: Act, reviewId: string): Promise<AtHand> {
  const seen = await visibleReview(one.trx, one.actor, reviewId);
  if (!seen) throw notFound('review');
  if (!mayLook(one.actor, seen))
    throw problem(403, 'not-allowed', 'Only the buddies of this rota, and who was asked, let go of this reply.');
  if (seen.message_id === null) throw noLongerWaits();
  const letter = await lockHeld(one, seen.message_id);
  const row = await lockReview(one.trx, reviewId);
  if (row?.state !== 'waiting') throw noLongerWaits();
  return { seen, row, letter };
}

function noLongerWaits() {
  return problem(409, 'not-waiting', 'This reply does not wait for a look any more.');
}

function looked(one: Act, seconds: number | undefined) {
  return {
    looked_at: one.at.toString(),
    looked_by: readerOf(one.actor),
    look_seconds: seconds ?? 0,
    escalate_at: null,
  };
}

function factsOf(seen: ReviewRow) {
  return { deskId: seen.desk_id, ticketId: seen.ticket_id };
}

/** It leaves as it was written, and counts for its writer. @throws Problem as `reviewAtHand`. */
export async function approveReply(
  platform: Platform,
  actor: Actor,
  reviewId: string,
  { seconds, promisedAt }: ApprovalGiven,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const { seen, row, letter } = await reviewAtHand(one, reviewId);
    const promised = requirePromise(one, promisedAt);
    const became = await letHeldGo(one, letter);
    // What nobody answers any more went back to its writer, and the review with it.
    if (became === 'back') return;
    await changeReview(one.trx, reviewId, {
      state: 'approved',
      ...looked(one, seconds),
      promised_at: promised,
      left_at: became === 'left' ? one.at.toString() : null,
    });
    await promiseAsLooked(one, seen.ticket_id, promised === null ? null : Temporal.Instant.from(promised));
    one.record(reviewApproved, { reviewId, teammateIds: [row.author_id] }, factsOf(seen));
    const standings = await standingsOf(one.trx, row.author_id, null);
    const standing = standings.find(({ rotaId }) => rotaId === row.rota_id);
    if (!standing || standing.rules.looksBeforeAlone === 0) return;
    const of = {
      rotaId: row.rota_id,
      deskId: standing.deskId,
      teammateId: row.author_id,
      buddyId: readerOf(actor) ?? row.buddy_id,
    };
    const counted = () => countApproved(one.trx, row.rota_id, row.author_id);
    await raiseLevel(one, of, async () => (await counted()) >= standing.rules.looksBeforeAlone);
  });
}

/**
 * Changed, with what the changes teach, and given back to its writer, who accepts it and sends it.
 * @throws Problem as `reviewAtHand`; 422 where nothing changed, or the time does not fit.
 */
export async function teachReply(
  platform: Platform,
  actor: Actor,
  reviewId: string,
  given: LessonGiven,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const { seen, row } = await reviewAtHand(one, reviewId);
    const { html, text } = wordsOfReply(given.html);
    const { changes, formOnly } = compareWords(wordsOfReply(row.html).html, html);
    if (changes.length === 0 && !formOnly)
      throw fieldProblem('html', 'Nothing is changed yet. Change its words, or let it go as it is.');
    const byNumber = new Map(changes.map((change) => [change.number, change]));
    const lessons = given.lessons
      .filter(({ number }) => byNumber.has(number))
      .map((one) => ({ ...one, ...byNumber.get(one.number) }))
      .filter(({ words, guide }) => words !== '' || guide !== null)
      .sort((a, b) => a.number - b.number);
    const goes = await whenItGoes(one, seen, given.sendAt);
    await changeReview(one.trx, reviewId, {
      state: 'given-back',
      ...looked(one, given.seconds),
      changed_html: html,
      lessons: lessons.slice(0, REVIEW_LIMITS.lessons),
      good_word: given.goodWord || null,
      goes_at: goes.toString(),
      promised_at: requirePromise(one, given.promisedAt),
    });
    const why = new Map(lessons.map((lesson) => [lesson.number, lesson]));
    await keepLessons(one, {
      ticketId: seen.ticket_id,
      rotaId: row.rota_id,
      shiftId: row.shift_id,
      authorId: row.author_id,
      text,
      changes: changes.map(({ number, after }) => ({
        after,
        isLesson: why.has(number),
        guideId: why.get(number)?.guide?.articleId ?? null,
      })),
    });
    one.record(reviewTaught, { reviewId, teammateIds: [row.author_id] }, factsOf(seen));
    one.queue(sendAsWrittenJob, { reviewId }, { runAt: goes, key: sendAsWrittenKey(reviewId) });
  });
}

async function whenItGoes(one: Act, seen: ReviewRow, wished: string | undefined): Promise<Temporal.Instant> {
  if (wished === undefined) {
    const desk = (await deskBook(one.platform.db)).desk(seen.desk_id);
    return desk ? goesAt(desk, one.at, seen.ticket_due_at) : one.at.add({ hours: 1 });
  }
  const at = Temporal.Instant.from(wished);
  if (Temporal.Instant.compare(at, one.at) <= 0)
    throw fieldProblem('sendAt', 'This time is past. Its writer needs some time to read it.');
  if (Temporal.Instant.compare(at, one.at.add({ hours: 24 * FURTHEST_DAYS })) > 0)
    throw fieldProblem('sendAt', `At most ${FURTHEST_DAYS} days from now.`);
  return at;
}

/** With one question: its words are its writer's draft again, and the customer's clock goes on. @throws Problem as `reviewAtHand`. */
export async function sendReplyBack(
  platform: Platform,
  actor: Actor,
  reviewId: string,
  { question, seconds }: { question: string; seconds?: number | undefined },
): Promise<void> {
  await act(platform, actor, async (one) => {
    const { seen, row, letter } = await reviewAtHand(one, reviewId);
    // Before the letter is taken back: what is settled here is not settled once more by that.
    await changeReview(one.trx, reviewId, { state: 'sent-back', ...looked(one, seconds), question });
    await sendHeldBack(one, letter);
    one.record(reviewReturned, { reviewId, teammateIds: [row.author_id] }, factsOf(seen));
  });
}

/** Somebody else may look too. @throws Problem as `reviewAtHand`; 422 for somebody who may not look here. */
export async function shareReview(platform: Platform, actor: Actor, reviewId: string, to: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const { seen, row } = await reviewAtHand(one, reviewId);
    const asking = { rotaId: row.rota_id, deskId: seen.desk_id, authorId: row.author_id };
    const able = await possibleBuddies(one.trx, one.at, asking);
    if (!able.some(({ id }) => id === to)) throw fieldProblem('to', 'This person cannot look at it today.');
    if (row.asked_ids.includes(to)) return;
    await changeReview(one.trx, reviewId, { asked_ids: [...row.asked_ids, to] });
    one.record(reviewShared, { reviewId, teammateIds: [to] }, factsOf(seen));
  });
}
