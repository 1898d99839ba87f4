import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { outgoingCancelled } from './outbox.events.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import { changeOutgoing, lockOutgoing, lockReplies } from './outbox.queries.ts';
import { mayBeCancelled } from './states.ts';

export interface CancelledOutgoing {
  id: string;
  kind: OutgoingRow['kind'];
  ticketId: string | null;
  messageId: string | null;
  authorId: string | null;
}

/** In the transaction of the cancellation: whoever queued the message puts back what it had changed. */
export type AfterCancelling = (one: Act, cancelled: CancelledOutgoing) => Promise<void>;

let afterCancelling: AfterCancelling = async () => undefined;

/** What is done with every cancellation; the composition fills it, once. */
export function onOutgoingCancelled(listener: AfterCancelling): void {
  afterCancelling = listener;
}

/**
 * Takes a message back before it has left: before its undo window or its planned time ends its writer may, and whoever may change the desk's outbox
 * at any time until it is handed over.
 * @throws Problem 404, 403; 409 when it has left.
 */
export async function cancelOutgoing(platform: Platform, actor: Actor, id: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const row = await lockOutgoing(one.trx, id);
    if (!row || !maySee(actor, row)) throw notFound('message');
    if (!isOwnInWindow(one, row)) requireChange(actor, row);
    // Of several recipients some have it: then it stays in the thread, and the rest goes on.
    if (!mayBeCancelled(row.state) || row.letter.reached) {
      throw problem(409, 'has-left', 'This message has left already, so it cannot be taken back.');
    }
    await takeBack(one, row);
  });
}

/**
 * Takes back the letter of a reply within another change of its writer, who may do so until it leaves.
 * @throws Problem 409 when it has left.
 */
export async function takeBackReply(one: Act, messageId: string): Promise<void> {
  const [row] = await lockReplies(one.trx, [messageId]);
  if (row?.state !== 'queued' || row.letter.reached || !hasNotLeft(row, one.at))
    throw problem(409, 'has-left', 'The letter has left already, so it cannot be taken back.');
  await takeBack(one, row);
}

/** The row is locked, may be cancelled, and whoever asks for it may. */
export async function takeBack(one: Act, row: OutgoingRow): Promise<void> {
  await changeOutgoing(one.trx, row.id, {
    state: 'cancelled',
    next_try_at: null,
    // A reply that is taken back leaves the thread: the row lets go of it, so that it can.
    message_id: row.kind === 'reply' ? null : row.message_id,
    letter: row.secret ? { ...row.letter, html: '', text: '' } : undefined,
    updated_at: one.at.toString(),
  });
  one.record(
    outgoingCancelled,
    { outgoingId: row.id, kind: row.kind, messageId: row.message_id },
    { deskId: row.desk_id, ticketId: row.ticket_id },
  );
  await afterCancelling(one, {
    id: row.id,
    kind: row.kind,
    ticketId: row.ticket_id,
    messageId: row.message_id,
    authorId: row.author_id,
  });
}

/** Whether the actor may take it back just now; for `can`. */
export function mayCancel(
  actor: Actor,
  row: Pick<OutgoingRow, 'state' | 'author_id' | 'desk_id' | 'send_at' | 'letter'>,
  now: Temporal.Instant,
): boolean {
  if (!mayBeCancelled(row.state) || row.letter.reached) return false;
  return mayChange(actor, row) || (isOwn(actor, row) && hasNotLeft(row, now));
}

export function mayChange(actor: Actor, row: Pick<OutgoingRow, 'desk_id'>): boolean {
  return row.desk_id === null ? may(actor, 'mail.inspect') : may(actor, 'outbox.change', row.desk_id);
}

/** @throws Problem 403. Mail of no desk (account mail) is the owners'. */
export function requireChange(actor: Actor, row: Pick<OutgoingRow, 'desk_id'>): void {
  if (row.desk_id === null) requirePermission(actor, 'mail.inspect');
  else requirePermission(actor, 'outbox.change', row.desk_id);
}

export function maySee(actor: Actor, row: Pick<OutgoingRow, 'desk_id' | 'author_id'>): boolean {
  if (isOwn(actor, row)) return true;
  return row.desk_id === null ? may(actor, 'mail.inspect') : may(actor, 'outbox.read', row.desk_id);
}

function isOwn(actor: Actor, row: Pick<OutgoingRow, 'author_id'>): boolean {
  return actor.kind === 'teammate' && row.author_id === actor.id;
}

function isOwnInWindow(one: Act, row: OutgoingRow): boolean {
  return isOwn(one.actor, row) && hasNotLeft(row, one.at);
}

/** It waits for the end of its undo window, for the time that its writer planned, or for somebody's look. */
function hasNotLeft(row: Pick<OutgoingRow, 'state' | 'send_at'>, now: Temporal.Instant): boolean {
  if (row.state === 'held' || row.state === 'scheduled') return true;
  return row.state === 'queued' && Temporal.Instant.compare(now, row.send_at) < 0;
}
