import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { insertRows, json, sql } from '../../platform/db/index.ts';
import type { TicketState } from './tickets.tables.ts';

/** All messages of a ticket in the order of the thread, as far as parting them asks. */
export async function messagesToPart(trx: Trx, ticketId: string) {
  return trx
    .selectFrom('messages')
    .select([
      'id',
      'type',
      'channel',
      'author_kind',
      'author_id',
      'author_address',
      'subject',
      'visible_text',
      'language',
      'facts',
      'is_auto',
      'created_at',
    ])
    .where('ticket_id', '=', ticketId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
export type PartedMessage = Awaited<ReturnType<typeof messagesToPart>>[number];

/** Messages go from one ticket to another, with what is remembered of how they came in. @returns those that were there. */
export async function moveMessages(trx: Trx, ids: readonly string[], from: string, to: string): Promise<string[]> {
  const moved = await trx
    .updateTable('messages')
    .set({ ticket_id: to })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('ticket_id', '=', from)
    .returning('id')
    .execute();
  const movedIds = moved.map((row) => row.id);
  await trx
    .updateTable('inbound')
    .set({ ticket_id: to })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('messages')
        .select('inbound_id')
        .where('messages.id', '=', sql<string>`any(${movedIds}::uuid[])`)
        .where('inbound_id', 'is not', null)
        .$castTo<{ inbound_id: string }>(),
    )
    .where('ticket_id', '=', from)
    .execute();
  return movedIds;
}

/** Of those who take part in one ticket, the ones at these addresses take part in the other, as confirmed as they were. */
export async function copyParticipants(
  trx: Trx,
  from: string,
  to: string,
  addresses: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`insert into ticket_participants (ticket_id, identity_id, role, confirmed_at, added_at)
    select ${to}::uuid, p.identity_id, 'cc', p.confirmed_at, ${at.toString()}::timestamptz
    from ticket_participants p join identities i on i.id = p.identity_id
    where p.ticket_id = ${from}::uuid and p.removed_at is null and i.value = any(${addresses}::text[])
    on conflict (ticket_id, identity_id) do nothing`.execute(trx);
}

export async function contactIdentity(trx: Trx, ticketId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('ticket_participants')
    .select('identity_id')
    .where('ticket_id', '=', ticketId)
    .where('role', '=', 'contact')
    .executeTakeFirst();
  return row?.identity_id;
}

export async function insertSplit(
  trx: Trx,
  split: {
    id: string;
    ticketId: string;
    newTicketId: string;
    messageIds: readonly string[];
    by: string | null;
    before: TicketState;
    after: TicketState;
  },
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await trx
    .insertInto('ticket_splits')
    .values({
      id: split.id,
      ticket_id: split.ticketId,
      new_ticket_id: split.newTicketId,
      message_ids: [...split.messageIds],
      split_at: now,
      split_by: split.by,
      ticket_before: json(split.before),
      ticket_after: json(split.after),
    })
    .execute();
  await insertRows(trx, 'ticket_links', [
    { ticket_id: split.newTicketId, other_id: split.ticketId, kind: 'split', created_at: now },
  ]);
}

/** The split that made this ticket, if it is not undone. */
export async function standingSplit(db: Db | Trx, newTicketId: string) {
  return db
    .selectFrom('ticket_splits')
    .selectAll()
    .where('new_ticket_id', '=', newTicketId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
}

export async function endSplit(trx: Trx, splitId: string, by: string | null, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('ticket_splits')
    .set({ undone_at: at.toString(), undone_by: by })
    .where('id', '=', splitId)
    .execute();
}
