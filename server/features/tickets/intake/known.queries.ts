import '../tickets.tables.ts';
import type { Trx } from '../../../platform/db/index.ts';
import { sql } from '../../../platform/db/index.ts';
import type { KnownTicket } from './world.ts';

/** Messages in tickets that carry one of these Message-IDs or reply tokens, oldest first. */
export async function messagesNamed(trx: Trx, messageIds: readonly string[], tokens: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    ticket_id: string;
    message_id_header: string | null;
    reply_token: string | null;
    type: string;
  }>`
    select id, ticket_id, message_id_header, reply_token, type from messages where message_id_header = any(${messageIds}::text[])
    union
    select id, ticket_id, message_id_header, reply_token, type from messages where reply_token = any(${tokens}::text[])
    order by id`.execute(trx);
  return rows;
}

/** Tickets by id or number with the survivors of their merges, locked in one order; then who takes part in them. */
export async function lockKnownTickets(
  trx: Trx,
  ids: readonly string[],
  numbers: readonly number[],
): Promise<KnownTicket[]> {
  if (ids.length === 0 && numbers.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    number: number;
    desk_id: string;
    contact_id: string;
    status: KnownTicket['status'];
    assignee_id: string | null;
    merged_into_id: string | null;
    discarded_at: Temporal.Instant | null;
    reply_due_at: Temporal.Instant | null;
  }>`
    with recursive named as (
      select id, merged_into_id from tickets where id = any(${ids}::uuid[])
      union select id, merged_into_id from tickets where number = any(${numbers}::bigint[])
      union select t.id, t.merged_into_id from tickets t join named on t.id = named.merged_into_id)
    select id, number, desk_id, contact_id, status, assignee_id, merged_into_id, discarded_at, reply_due_at
    from tickets where id in (select id from named) order by id for update`.execute(trx);
  const tickets = new Map<string, KnownTicket>(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        deskId: row.desk_id,
        contactId: row.contact_id,
        status: row.status,
        assigneeId: row.assignee_id,
        mergedIntoId: row.merged_into_id,
        discarded: row.discarded_at !== null,
        replyDueAt: row.reply_due_at,
        participants: new Map(),
        removed: new Set(),
      },
    ]),
  );
  if (tickets.size === 0) return [];
  const participants = await trx
    .selectFrom('ticket_participants')
    .innerJoin('identities', 'identities.id', 'ticket_participants.identity_id')
    .select(['ticket_id', 'identities.value', 'confirmed_at', 'removed_at'])
    .where('ticket_id', '=', sql<string>`any(${[...tickets.keys()]}::uuid[])`)
    .execute();
  for (const row of participants) {
    const ticket = tickets.get(row.ticket_id);
    if (row.removed_at !== null) ticket?.removed.add(row.value);
    else ticket?.participants.set(row.value, row.confirmed_at !== null);
  }
  return [...tickets.values()];
}

/** What became of messages with this content, oldest first; one that made a ticket on a second desk as well, once for each. */
export async function takenBefore(trx: Trx, hashes: readonly string[]) {
  const { rows } = await sql<{
    desk_id: string;
    content_hash: string;
    message_id_header: string | null;
    ticket_id: string;
    message_id: string;
  }>`
    with taken as (
      select id, desk_id, content_hash, message_id_header, ticket_id, message_id, outcome from inbound
      where content_hash = any(${hashes}::text[]) and outcome in ('created', 'appended'))
    select desk_id, content_hash, message_id_header, ticket_id, message_id from (
      select id, 1 as place, desk_id, content_hash, message_id_header, ticket_id, message_id from taken
      union all
      select taken.id, 2, t.desk_id, taken.content_hash, taken.message_id_header, t.id,
        (select m.id from messages m where m.ticket_id = t.id order by m.created_at, m.id limit 1)
      from taken join ticket_links l on l.other_id = taken.ticket_id and l.kind = 'second_desk'
      join tickets t on t.id = l.ticket_id where taken.outcome = 'created') copies
    order by id, place`.execute(trx);
  return rows;
}
