import type { Act } from '../../platform/act.ts';
import { insertRows } from '../../platform/db/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import type { OutgoingLetter } from './letter.ts';
import { domainOf, recipientsOf } from './letter.ts';
import { outgoingQueued } from './outbox.events.ts';
import type { OutgoingKind } from './outbox.tables.ts';
import { releaseJob } from './releasing.ts';
import { sendJob, sendJobKey } from './sending.ts';
import { GIVE_UP_AFTER } from './states.ts';

export interface NewOutgoing {
  channel: 'email';
  kind: OutgoingKind;
  deskId?: string | null;
  ticketId?: string | null;
  /** The message of the thread that this is the copy of. */
  messageId?: string | null;
  /** The teammate who wrote it, who may take it back. */
  authorId?: string | null;
  letter: OutgoingLetter;
  /** Holds something that only its reader may see, such as a link that signs in. */
  secret?: boolean;
  /** The end of the undo window; now when left out. */
  sendAt?: Temporal.Instant;
  /** Planned for `sendAt`: until then it waits, and is held back when the customer writes first. */
  scheduled?: boolean;
  /** It waits for somebody's look, whatever the time; then it leaves, not before `sendAt`. */
  held?: boolean;
}

/**
 * Takes messages up for sending, in the act's transaction: their rows, one job each and one event each, whatever their
 * number in one statement a kind.
 */
export async function queueOutgoing(one: Act, messages: readonly NewOutgoing[]): Promise<{ id: string }[]> {
  const rows = await insertOutgoing(one, messages);
  for (const { id, sendAt, scheduled, held } of rows) {
    if (held) continue;
    if (scheduled) one.queue(releaseJob, { id }, { runAt: sendAt });
    else one.queue(sendJob, { id }, { runAt: sendAt, key: sendJobKey(id) });
  }
  return rows.map(({ id }) => ({ id }));
}

/** As queueOutgoing, without the jobs: for a caller who sends at once and wants the outcome. */
export async function insertOutgoing(
  one: Act,
  messages: readonly NewOutgoing[],
): Promise<{ id: string; sendAt: Temporal.Instant; scheduled: boolean; held: boolean }[]> {
  const at = one.at.toString();
  const queued = messages.map((message) => ({ message, id: newId(), sendAt: message.sendAt ?? one.at }));
  await insertRows(
    one.trx,
    'outgoing',
    queued.map(({ message, id, sendAt }) => ({
      id,
      channel: message.channel,
      kind: message.kind,
      desk_id: message.deskId ?? null,
      ticket_id: message.ticketId ?? null,
      message_id: message.messageId ?? null,
      author_id: message.authorId ?? null,
      recipients: recipientsOf(message.letter),
      subject: message.letter.subject,
      letter: message.letter,
      secret: message.secret ?? false,
      state: message.held ? 'held' : message.scheduled ? 'scheduled' : 'queued',
      send_at: sendAt.toString(),
      give_up_at: sendAt.add(GIVE_UP_AFTER).toString(),
      message_id_header: message.letter.messageId,
      bounce_token: newSecretWord(),
      pace_domain: domainOf(recipientsOf(message.letter)[0] ?? ''),
      created_at: at,
      updated_at: at,
    })),
  );
  for (const { message, id } of queued) {
    if (message.held || message.scheduled) continue;
    one.record(
      outgoingQueued,
      { outgoingId: id, kind: message.kind, messageId: message.messageId ?? null },
      { deskId: message.deskId ?? null, ticketId: message.ticketId ?? null },
    );
  }
  return queued.map(({ message, id, sendAt }) => ({
    id,
    sendAt,
    scheduled: message.scheduled ?? false,
    held: message.held ?? false,
  }));
}
