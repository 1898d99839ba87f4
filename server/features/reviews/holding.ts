import type { Act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { deskBook } from '../desks/index.ts';
import { standingsOf } from '../rota/index.ts';
import type { Holding, LockedTicket } from '../tickets/index.ts';
import { chooseBuddy } from './choosing-buddy.ts';
import { askAgainJob, askAgainKey } from './escalating.ts';
import { askAgainAt } from './moments.ts';
import { reviewAsked } from './reviews.events.ts';
import { insertReview } from './reviews.queries.ts';

/** Whether a reply waits for a look: its writer answers in a rota of the desk, and is still learning. */
export async function holdReply(one: Act, ticket: LockedTicket): Promise<Holding | null> {
  const { actor, trx, at } = one;
  if (actor.kind !== 'teammate') return null;
  const standings = await standingsOf(trx, actor.id, ticket.desk_id);
  const learning = standings.find(({ level, rules }) => level === 'learning' && rules.looksBeforeAlone > 0);
  if (!learning) return null;
  return {
    async held(messageId, html) {
      const desk = (await deskBook(one.platform.db)).desk(ticket.desk_id);
      const asking = { rotaId: learning.rotaId, deskId: ticket.desk_id, authorId: actor.id };
      const { buddy, shiftId } = await chooseBuddy(trx, at, asking);
      const asked = buddy === null ? [] : [buddy.id];
      const escalateAt = desk ? askAgainAt(desk, at, ticket.reply_due_at) : at.add({ hours: 1 });
      const id = newId();
      await insertReview(trx, {
        id,
        message_id: messageId,
        ticket_id: ticket.id,
        rota_id: learning.rotaId,
        shift_id: shiftId,
        author_id: actor.id,
        buddy_id: buddy?.id ?? null,
        asked_ids: asked,
        state: 'waiting',
        html,
        changed_html: null,
        good_word: null,
        question: null,
        asked_at: at.toString(),
        looked_by: null,
        escalate_at: escalateAt.toString(),
      });
      const facts = { deskId: ticket.desk_id, ticketId: ticket.id };
      one.record(reviewAsked, { reviewId: id, teammateIds: asked }, facts);
      one.queue(askAgainJob, { reviewId: id }, { runAt: escalateAt, key: askAgainKey(id) });
    },
  };
}
