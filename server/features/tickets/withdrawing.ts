import { system } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { lockDraft, putDraft } from './drafts.queries.ts';
import { handoverStandsAgain } from './handing-over.queries.ts';
import { survivorOf } from './merging.queries.ts';
import type { MessageRow } from './messages.queries.ts';
import { deleteMessage, detachUploads, messageById } from './messages.queries.ts';
import { replyWithdrawn } from './tickets.events.ts';
import { lockTicket, updateTicket } from './tickets.queries.ts';

/**
 * A reply was taken back before it left: it goes out of the thread, its words and files come back as its writer's draft, and
 * the ticket is again what it was before, unless something happened to it since. Called by the outbox within its
 * cancellation, after it has let go of the message.
 */
export async function withdrawReply(one: Act, messageId: string): Promise<void> {
  const message = await messageById(one.trx, messageId);
  if (message?.type !== 'reply') return;
  // Whether the actor may was asked by the outbox; the ticket may have moved to a desk of others since.
  const ticket = await lockTicket(one.trx, system('outbox'), message.ticket_id);
  if (!ticket) return;
  const attachments = await detachUploads(one.trx, messageId);
  if (message.author_kind === 'teammate' && message.author_id && !message.facts.together) {
    // Where the work goes on: nobody writes in what was merged.
    const ticketId = await survivorOf(one.trx, ticket.id);
    await backIntoDraft(one, message.author_id, ticketId, message, attachments);
  }
  await deleteMessage(one.trx, messageId);
  const before = message.facts.before;
  const untouched =
    Temporal.Instant.compare(ticket.last_message_at, message.created_at) === 0 &&
    Temporal.Instant.compare(ticket.status_changed_at, message.created_at) <= 0;
  if (before && untouched) {
    await updateTicket(one.trx, ticket, one.at, {
      status: before.status,
      status_changed_at: one.at.toString(),
      reply_due_at: before.dueAt,
      first_reply_at: before.firstReplyAt,
      last_message_at: before.lastMessageAt,
      solved_at: before.solvedAt,
      closed_at: before.closedAt,
    });
  }
  await handoverStandsAgain(one.trx, ticket.id, message.created_at);
  one.record(replyWithdrawn, { messageId }, { deskId: ticket.desk_id, ticketId: ticket.id });
}

/** The words, copies and files stand before whatever the writer has begun to write since. */
async function backIntoDraft(
  one: Act,
  teammateId: string,
  ticketId: string,
  message: MessageRow,
  files: readonly string[],
): Promise<void> {
  const begun = await lockDraft(one.trx, teammateId, ticketId, 'reply');
  const addresses = (people: readonly { address: string }[] | undefined): string[] =>
    (people ?? []).map((each) => each.address);
  const together = (ours: readonly string[], theirs: readonly string[] | undefined): string[] => [
    ...new Set([...ours, ...(theirs ?? [])]),
  ];
  const cc = together(addresses(message.facts.cc), begun?.facts.cc);
  const bcc = together(addresses(message.facts.bcc), begun?.facts.bcc);
  const attachments = together(files, begun?.facts.attachments);
  await putDraft(
    one.trx,
    {
      teammateId,
      ticketId,
      kind: 'reply',
      html: `${message.html ?? ''}${begun?.html ?? ''}`,
      facts: {
        ...(cc.length > 0 ? { cc } : {}),
        ...(bcc.length > 0 ? { bcc } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
      },
    },
    one.at,
  );
}
