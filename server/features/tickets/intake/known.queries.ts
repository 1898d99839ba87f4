import '../tickets.tables.ts';
import type { Trx } from '../../../platform/db/index.ts';
import { sql } from '../../../platform/db/index.ts';
import type { KnownTicket, OpenRequest, RequestScope, SharingOrganization } from './world.ts';
import { addTo } from './world.ts';

/** Messages in tickets that carry one of these Message-IDs or reply tokens, oldest first. */
export async function messagesNamed(trx: Trx, messageIds: readonly string[], tokens: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    ticket_id: string;
    message_id_header: string | null;
    reply_token: string | null;
    type: string;
    why_no_auto_reply: string | null;
  }>`
    select id, ticket_id, message_id_header, reply_token, type, facts ->> 'noAutoReply' as why_no_auto_reply
    from messages where message_id_header = any(${messageIds}::text[])
    union
    select id, ticket_id, message_id_header, reply_token, type, facts ->> 'noAutoReply'
    from messages where reply_token = any(${tokens}::text[])
    order by id`.execute(trx);
  return rows;
}

/** Which tickets these status tokens lead to. */
export async function ticketsByStatusToken(trx: Trx, tokens: readonly string[]): Promise<Map<string, string>> {
  if (tokens.length === 0) return new Map();
  const rows = await trx
    .selectFrom('tickets')
    .select(['id', 'status_token'])
    .where('status_token', '=', sql<string>`any(${tokens}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.status_token, row.id]));
}

/** Requests that are looked at of one person; who has more alive is hardly asked about the oldest. */
const MOST_OPEN = 5;

/** What is alive of the people behind these addresses, by address, most recent first. */
export async function openRequestsOf(trx: Trx, addresses: readonly string[]): Promise<Map<string, OpenRequest[]>> {
  const open = new Map<string, OpenRequest[]>();
  if (addresses.length === 0) return open;
  const { rows } = await sql<{ address: string; ticket_id: string; desk_id: string; proved: boolean }>`
    select i.value as address, t.id as ticket_id, t.desk_id, i.proved_at is not null as proved
    from identities i join contacts c on c.id = i.contact_id cross join lateral (
      select id, desk_id, last_message_at from tickets
      where tickets.contact_id = any(array(
          select i.contact_id union select c.merged_into_id where c.merged_into_id is not null
          union select m.id from contacts m where m.merged_into_id = coalesce(c.merged_into_id, c.id)))
        and status in ('new', 'open', 'waiting', 'on_hold')
        and discarded_at is null and merged_into_id is null and spam_at is null
      order by last_message_at desc limit ${MOST_OPEN}) t
    where i.kind = 'email' and i.guessed_at is null and i.value = any(${addresses}::text[])
    order by i.value, t.last_message_at desc, t.id desc`.execute(trx);
  for (const { address, ticket_id, desk_id, proved } of rows)
    addTo(open, address, { ticketId: ticket_id, deskId: desk_id, proved });
  return open;
}

/** What counts as one request at each mailbox where somebody chose. */
export async function requestScopes(trx: Trx): Promise<Map<string, RequestScope>> {
  const rows = await trx.selectFrom('mailboxes').select(['address', 'request_scope']).execute();
  return new Map(rows.map((row) => [row.address, row.request_scope]));
}

/** Organizations that share their tickets somewhere and to which one of these domains belongs, by each of their domains. */
export async function sharingOrganizations(
  trx: Trx,
  domains: readonly string[],
): Promise<Map<string, SharingOrganization>> {
  const { rows } = await sql<{ domain: string; id: string; desk_ids: string[] }>`
    select d.domain, d.organization_id as id,
      array(select o.desk_id::text from organization_desks o where o.organization_id = d.organization_id) as desk_ids
    from organization_domains d where d.organization_id in (
      select mine.organization_id from organization_domains mine join organization_desks using (organization_id)
      where mine.domain = any(${domains}::text[]))`.execute(trx);
  return new Map(rows.map((row) => [row.domain, { id: row.id, deskIds: new Set(row.desk_ids) }]));
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
    spam_at: Temporal.Instant | null;
    reply_due_at: Temporal.Instant | null;
  }>`
    with recursive named as (
      select id, merged_into_id from tickets where id = any(${ids}::uuid[])
      union select id, merged_into_id from tickets where number = any(${numbers}::bigint[])
      union select t.id, t.merged_into_id from tickets t join named on t.id = named.merged_into_id)
    select id, number, desk_id, contact_id, status, assignee_id, merged_into_id, discarded_at, spam_at, reply_due_at
    from tickets where id in (select id from named) order by id for update`.execute(trx);
  const tickets = new Map<string, KnownTicket>(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        deskId: row.desk_id,
        contactId: row.contact_id,
        contactAddress: null,
        status: row.status,
        assigneeId: row.assignee_id,
        mergedIntoId: row.merged_into_id,
        discarded: row.discarded_at !== null,
        spam: row.spam_at !== null,
        replyDueAt: row.reply_due_at,
        participants: new Map(),
        ownAddresses: new Set(),
        removed: new Set(),
      },
    ]),
  );
  if (tickets.size === 0) return [];
  const participants = await trx
    .selectFrom('ticket_participants')
    .innerJoin('identities', 'identities.id', 'ticket_participants.identity_id')
    .select(['ticket_id', 'identities.value', 'role', 'confirmed_at', 'removed_at'])
    .where('ticket_id', '=', sql<string>`any(${[...tickets.keys()]}::uuid[])`)
    .execute();
  for (const row of participants) {
    const ticket = tickets.get(row.ticket_id);
    if (!ticket) continue;
    if (row.role === 'contact') ticket.contactAddress = row.value;
    if (row.removed_at !== null) ticket.removed.add(row.value);
    else ticket.participants.set(row.value, row.confirmed_at !== null);
  }
  const addresses = await addressesOfPeople(
    trx,
    rows.map((row) => row.contact_id),
  );
  for (const ticket of tickets.values())
    for (const value of addresses.get(ticket.contactId) ?? []) ticket.ownAddresses.add(value);
  return [...tickets.values()];
}

/**
 * Mail addresses of these contacts, theirs and of whoever is one with them, by contact; guesses prove nothing.
 * Each step is an array of ids: joins of the same would read all contacts where nobody has counted them yet.
 */
async function addressesOfPeople(trx: Trx, contactIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; root_id: string; value: string | null }>`
    select c.id, coalesce(c.merged_into_id, c.id) as root_id, i.value from contacts c
    left join identities i on i.contact_id = c.id and i.kind = 'email' and i.guessed_at is null
    where c.id = any(array(
      select id from contacts where id = any(${contactIds}::uuid[])
      union select merged_into_id from contacts where id = any(${contactIds}::uuid[]) and merged_into_id is not null
      union select id from contacts where merged_into_id = any(array(
        select coalesce(merged_into_id, id) from contacts where id = any(${contactIds}::uuid[])))))`.execute(trx);
  const ofPerson = new Map<string, string[]>();
  for (const { root_id, value } of rows) if (value !== null) addTo(ofPerson, root_id, value);
  return new Map(rows.map((row) => [row.id, ofPerson.get(row.root_id) ?? []]));
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
      where content_hash = any(${hashes}::text[]) and outcome in ('created', 'appended', 'spam'))
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
