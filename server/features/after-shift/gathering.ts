import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { articlesLike } from '../articles/index.ts';
import { lockHandOver, noteGathered } from './after-shift.queries.ts';
import { answeredByBuddy, putGathered, repliesByHand } from './gathering.queries.ts';
import type { OwnShift } from './own-shift.ts';

/** Shorter ones thank, or ask back. */
const LEAST_LETTERS = 80;
/** Of a customer's letter so much says what it asks. */
const MOST_LETTERS = 4_000;
/** Replies that are looked through at once; the others the next time. */
const MOST_AT_ONCE = 30;
/** What is written at one moment may be seen only after what was written later. */
const SEEN_LATE = { minutes: 2 } as const;

/**
 * Looks through what was written since the last time: a reply by hand to a letter that no article fits is something that the
 * company does not have written down. May be called as often as one likes.
 */
export async function gather(platform: Platform, actor: Actor & { kind: 'teammate' }, shift: OwnShift): Promise<void> {
  if (shift.state === 'complete') return;
  await act(platform, actor, async (one) => {
    const { gathered_until } = await lockHandOver(one.trx, shift.shiftId);
    const to = Temporal.Instant.compare(one.at, shift.until) < 0 ? one.at : shift.until;
    const from = gathered_until?.subtract(SEEN_LATE) ?? shift.since;
    const replies = await repliesByHand(
      one.trx,
      actor.id,
      shift.deskId,
      { since: shift.since, from, to },
      { leastLetters: LEAST_LETTERS, mostLetters: MOST_LETTERS, limit: MOST_AT_ONCE },
    );
    for (const reply of replies) {
      const fitting = await articlesLike(one.trx, {
        text: `${reply.subject}\n${reply.letter}`,
        deskIds: [shift.deskId],
        visibility: ['public', 'internal'],
        limit: 1,
      });
      if (fitting.length > 0) continue;
      await putGathered(one.trx, {
        id: newId(),
        shiftId: shift.shiftId,
        teammateId: actor.id,
        kind: 'no-answer',
        key: reply.key,
        ticketId: reply.ticket_id,
        messageId: reply.message_id,
        words: '',
        at: reply.at,
      });
    }
    const own = { shiftId: shift.shiftId, teammateId: actor.id };
    // An answer may come long after the question, so the whole shift is looked at.
    const asked = shift.buddy
      ? await answeredByBuddy(one.trx, actor.id, shift.buddy.id, shift.since, MOST_AT_ONCE)
      : [];
    for (const { asked_id, answer_id, ticket_id, at } of asked)
      await putGathered(one.trx, {
        ...own,
        id: newId(),
        kind: 'asked-buddy',
        key: asked_id,
        ticketId: ticket_id,
        messageId: answer_id,
        words: '',
        at,
      });
    const until = replies.length < MOST_AT_ONCE ? to : (replies.at(-1)?.touched_at.add(SEEN_LATE) ?? to);
    await noteGathered(one.trx, shift.shiftId, until);
  });
}
