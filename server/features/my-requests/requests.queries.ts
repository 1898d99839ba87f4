import './my-requests.tables.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { Reader } from './signing-in.queries.ts';

/** Of these an answer has not left yet, so it is not said. */
const NOT_LEFT = sql`('held', 'scheduled', 'queued')`;

/** Tickets in which the person takes part, by an address that is theirs for sure. */
function ownTickets(reader: Reader) {
  return sql`select p.ticket_id from ticket_participants p join identities i on i.id = p.identity_id
      join contacts own on own.id = i.contact_id
    where coalesce(own.merged_into_id, own.id) = ${reader.contactId}::uuid
      and (i.guessed_at is null or i.proved_at is not null) and p.confirmed_at is not null and p.removed_at is null`;
}

/**
 * Tickets of colleagues, on the public desks where their organization shares: who belongs to it is said by somebody of ours, or
 * by the domain of an address.
 */
function colleaguesTickets(reader: Reader) {
  const domain = reader.address.slice(reader.address.lastIndexOf('@') + 1);
  const organization = sql`coalesce((select organization_id from contacts where id = ${reader.contactId}::uuid),
    (select organization_id from organization_domains where domain = ${domain}))`;
  const shared = sql`join desks d on d.id = tickets.desk_id and d.audience = 'public'
    join organization_desks o on o.desk_id = tickets.desk_id and o.organization_id = ${organization}`;
  return sql`select tickets.id from contacts whole
      join contacts theirs on theirs.id = whole.id or theirs.merged_into_id = whole.id
      join tickets on tickets.contact_id = theirs.id ${shared}
    where whole.organization_id = ${organization} and whole.erased_at is null
    union select tickets.id from organization_domains od
      join identities i on i.kind = 'email' and split_part(i.value, '@', 2) = od.domain
      join contacts theirs on theirs.id = i.contact_id and theirs.erased_at is null
      join contacts whole on whole.id = coalesce(theirs.merged_into_id, theirs.id) and whole.organization_id is null
      join ticket_participants p on p.identity_id = i.id and p.role = 'contact'
      join tickets on tickets.id = p.ticket_id ${shared}
    where od.organization_id = ${organization}`;
}

/** What a customer may see at all: nothing thrown away, merged or set aside, and of internal desks what teammates asked. */
function shownTo(reader: Reader): RawBuilder<SqlBool> {
  return sql<SqlBool>`(t.merged_into_id is null and t.discarded_at is null and t.spam_at is null
    and (d.audience = 'public' or ${reader.isTeammate}))`;
}

export interface RequestRow {
  id: string;
  number: number;
  desk_id: string;
  subject: string;
  status: Status;
  created_at: Temporal.Instant;
  status_changed_at: Temporal.Instant;
  last_message_at: Temporal.Instant;
  reply_due_at: Temporal.Instant | null;
  solved_at: Temporal.Instant | null;
  /** A colleague's, which their organization shares. */
  shared: boolean;
  contact_name: string;
  reply_at: Temporal.Instant | null;
  /** Who of ours answered, the latest last. */
  repliers: string[];
  replies: number;
  read_at: Temporal.Instant | null;
  wrote_at: Temporal.Instant | null;
}

export interface RequestFilter {
  /** In subjects and in what was said openly; null: all. */
  words: string | null;
  over: boolean;
  /** Key (last_message_at, id) of the one after which to go on. */
  after: readonly [string, string] | null;
  limit: number;
}

/** Requests of a reader, the latest first. */
export async function requestsOf(db: Db, reader: Reader, filter: RequestFilter): Promise<RequestRow[]> {
  const status = filter.over ? sql`t.status in ('solved', 'closed')` : sql`t.status not in ('solved', 'closed')`;
  const found =
    filter.words === null
      ? sql`true`
      : sql`(t.number::text = ${filter.words} or position(nullif(btrim(lower(search_plain(${filter.words}))), '') in lower(search_plain(t.subject))) > 0
          or exists (select from messages m where m.ticket_id = t.id and m.type in ('incoming', 'reply') and not m.is_bounce
            and m.facts ->> 'unconfirmed' is distinct from 'true'
            and not exists (select from outgoing o where o.message_id = m.id and o.state in ${NOT_LEFT})
            and position(nullif(btrim(lower(search_plain(${filter.words}))), '') in lower(search_plain(left(m.visible_text, 20000)))) > 0))`;
  const after = filter.after
    ? sql`(t.last_message_at, t.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
    : sql`true`;
  const { rows } = await sql<RequestRow>`
    with own as (${ownTickets(reader)}), seen as (
      select ticket_id as id, false as shared from own
      union all select id, true from (${colleaguesTickets(reader)}) c where c.id not in (select ticket_id from own)),
    page as (select t.*, bool_and(seen.shared) as shared from seen join tickets t on t.id = seen.id
        join desks d on d.id = t.desk_id
      where ${shownTo(reader)} and ${status} and ${found} and ${after}
      group by t.id order by t.last_message_at desc, t.id desc limit ${filter.limit})
    select t.id, t.number, t.desk_id, t.subject, t.status, t.created_at, t.status_changed_at, t.last_message_at,
      t.reply_due_at, t.solved_at, t.shared, c.name as contact_name, r.reply_at, coalesce(r.repliers, '{}') as repliers,
      coalesce(r.replies, 0)::int as replies, cr.read_at,
      (select max(m.created_at) from messages m where m.ticket_id = t.id and m.type = 'incoming'
        and m.author_id = any(array(select id from contacts where id = ${reader.contactId}::uuid
          or merged_into_id = ${reader.contactId}::uuid))) as wrote_at
    from page t join contacts c on c.id = t.contact_id
      left join customer_reads cr on cr.ticket_id = t.id and cr.contact_id = ${reader.contactId}::uuid
      left join lateral (select max(m.created_at) as reply_at, count(*) as replies,
          array(select a.author_name from messages a where a.ticket_id = t.id and a.type = 'reply' and a.author_kind = 'teammate'
            group by a.author_name order by max(a.created_at) limit 3) as repliers
        from messages m where m.ticket_id = t.id and m.type = 'reply'
          and not exists (select from outgoing o where o.message_id = m.id and o.state in ${NOT_LEFT})) r on true
    order by t.last_message_at desc, t.id desc`.execute(db);
  return rows;
}

/** A request by its number, where the reader may see it; `shared` where it is a colleague's. */
export async function requestByNumber(
  db: Db,
  reader: Reader,
  number: number,
): Promise<{ id: string; shared: boolean } | undefined> {
  const { rows } = await sql<{ id: string; shared: boolean }>`
    with recursive chain as (
      select id, merged_into_id, 0 as step from tickets where number = ${number}::bigint
      union all select t.id, t.merged_into_id, step + 1 from tickets t join chain on t.id = chain.merged_into_id where step < 50)
    select t.id, not exists (select from (${ownTickets(reader)}) own where own.ticket_id = t.id) as shared
    from chain join tickets t on t.id = chain.id join desks d on d.id = t.desk_id
    where ${shownTo(reader)} and (t.id in (${ownTickets(reader)}) or t.id in (${colleaguesTickets(reader)})) limit 1`.execute(
    db,
  );
  return rows[0];
}

export async function noteRead(trx: Trx, contactId: string, ticketId: string, at: Temporal.Instant): Promise<void> {
  const now = at.toString();
  await trx
    .insertInto('customer_reads')
    .values({ contact_id: contactId, ticket_id: ticketId, read_at: now })
    .onConflict((conflict) => conflict.columns(['contact_id', 'ticket_id']).doUpdateSet({ read_at: now }))
    .execute();
}
