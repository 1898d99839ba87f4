import './tickets.tables.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { MessageRow } from './messages.queries.ts';

/** Merges may be chained, and a chain must end even if somebody managed to close it to a ring. */
const LONGEST_MERGE_CHAIN = 50;

export interface LinkedTicket {
  id: string;
  number: number;
  deskId: string;
  subject: string;
  status: Status;
  language: string | null;
  statusToken: string;
  replyDueAt: Temporal.Instant | null;
  createdAt: Temporal.Instant;
  statusChangedAt: Temporal.Instant;
  lastIncomingAt: Temporal.Instant | null;
  solvedAt: Temporal.Instant | null;
  closedAt: Temporal.Instant | null;
}

/** Whom the link was made for: the contact of the ticket that it named first, also after a merge. */
export interface LinkHolder {
  contactId: string;
  identityId: string | null;
  name: string;
  /** Null: known by no mail address. */
  address: string | null;
  language: string | null;
  timeZone: string | null;
}

/** The ticket that a status token leads to, at the end of its merges, with the link's holder; nothing for what is in the bin. */
export async function ticketBehindToken(
  db: Db | Trx,
  token: string,
): Promise<{ ticket: LinkedTicket; holder: LinkHolder } | undefined> {
  const { rows } = await sql<LinkedTicket & LinkHolder & { holderLanguage: string | null }>`
    with recursive chain as (
      select id, merged_into_id, id as first_id, contact_id, 0 as step from tickets where status_token = ${token}
      union all
      select t.id, t.merged_into_id, chain.first_id, chain.contact_id, chain.step + 1
      from tickets t join chain on t.id = chain.merged_into_id where chain.step < ${LONGEST_MERGE_CHAIN})
    select t.id, t.number, t.desk_id as "deskId", t.subject, t.status, t.language, t.status_token as "statusToken",
      t.reply_due_at as "replyDueAt", t.created_at as "createdAt", t.status_changed_at as "statusChangedAt",
      t.last_incoming_at as "lastIncomingAt", t.solved_at as "solvedAt", t.closed_at as "closedAt",
      c.id as "contactId", c.name, c.language as "holderLanguage", c.time_zone as "timeZone",
      i.id as "identityId", i.value as address
    from chain
      join tickets t on t.id = chain.id
      join contacts c on c.id = chain.contact_id
      left join ticket_participants p on p.ticket_id = chain.first_id and p.role = 'contact'
      left join identities i on i.id = p.identity_id and i.kind = 'email'
    where t.discarded_at is null and (chain.merged_into_id is null or chain.step = ${LONGEST_MERGE_CHAIN})
    order by chain.step desc, p.added_at limit 1`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { contactId, identityId, name, address, timeZone, holderLanguage, ...ticket } = row;
  return { ticket, holder: { contactId, identityId, name, address, timeZone, language: holderLanguage } };
}

/** The word of a ticket's status link, or of nothing. */
export async function statusTokenOf(db: Db | Trx, ticketId: string): Promise<string | undefined> {
  const row = await db.selectFrom('tickets').select('status_token').where('id', '=', ticketId).executeTakeFirst();
  return row?.status_token;
}

/** Waits until nobody else changes this ticket. */
export async function lockTicketRow(trx: Trx, ticketId: string): Promise<void> {
  await sql`select 1 from tickets where id = ${ticketId}::uuid for update`.execute(trx);
}

/** The ticket and all that were merged into it. */
export async function mergeGroup(db: Db | Trx, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged as (
      select ${ticketId}::uuid as id
      union select t.id from tickets t join merged on t.merged_into_id = merged.id)
    select id from merged limit 500`.execute(db);
  return rows.map((row) => row.id);
}

export async function setStatusToken(trx: Trx, ticketId: string, token: string): Promise<void> {
  await trx.updateTable('tickets').set({ status_token: token }).where('id', '=', ticketId).execute();
}

export interface MessageFilter {
  /** Key (created_at, id) of the message before which to read on. */
  before?: readonly [string, string] | null;
  type?: 'reply';
  id?: string;
  limit: number;
}

/**
 * Messages that the customer may see, newest first: no notes, no delivery reports, nothing of a stranger for whom nobody has
 * vouched yet. Whether a reply has left is for the caller to ask the outbox.
 */
export async function publicMessages(
  db: Db | Trx,
  ticketIds: readonly string[],
  filter: MessageFilter,
): Promise<MessageRow[]> {
  let query = db
    .selectFrom('messages')
    .selectAll('messages')
    .where('ticket_id', '=', sql<string>`any(${ticketIds}::uuid[])`)
    .where('type', 'in', ['incoming', 'reply', 'auto'])
    .where('is_bounce', '=', false)
    .where(
      sql<SqlBool>`(facts ->> 'unconfirmed' is distinct from 'true' or exists (
        select 1 from ticket_participants p join identities i on i.id = p.identity_id
        where p.ticket_id = messages.ticket_id and i.contact_id = messages.author_id
          and p.confirmed_at is not null and p.removed_at is null))`,
    );
  if (filter.type) query = query.where('type', '=', filter.type);
  if (filter.id) query = query.where('id', '=', filter.id);
  if (filter.before)
    query = query.where(sql<SqlBool>`(created_at, id) < (${filter.before[0]}::timestamptz, ${filter.before[1]}::uuid)`);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute();
}

/** When somebody of ours first did something about it: took it, moved it on, or answered. */
export async function takenUpAt(db: Db, ticketIds: readonly string[]): Promise<Temporal.Instant | null> {
  const names = ['ticket.assigned', 'ticket.status-changed', 'ticket.replied', 'ticket.solved', 'ticket.closed'];
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(at) as at from events where ticket_id = any(${ticketIds}::uuid[])
      and actor_kind in ('teammate', 'token') and name = any(${names}::text[])`.execute(db);
  return rows[0]?.at ?? null;
}

/** How many messages were written on the page of this ticket since then, those that began a new one with it counted too. */
export async function writtenOnPageSince(
  trx: Trx,
  ticketId: string,
  channel: string,
  since: Temporal.Instant,
): Promise<number> {
  const row = await trx
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(
      sql<SqlBool>`ticket_id in (select ${ticketId}::uuid union all
        select l.ticket_id from ticket_links l where l.other_id = ${ticketId}::uuid and l.kind = 'follow_up')`,
    )
    .where('channel', '=', channel)
    .where('type', '=', 'incoming')
    .where('created_at', '>', sql<Temporal.Instant>`${since.toString()}::timestamptz`)
    .executeTakeFirstOrThrow();
  return row.count;
}
