import './tickets.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';
import type { TicketState } from './tickets.tables.ts';

/** Locks tickets that the actor may see, in one order for everybody. @returns those there are, in the order asked for. */
export async function lockTickets(trx: Trx, actor: Actor, ids: readonly string[]) {
  const rows = await trx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(ticketsVisibleTo(actor))
    .orderBy('id')
    .forUpdate()
    .execute();
  return ids.map((id) => rows.find((row) => row.id === id));
}

export async function insertMerge(
  trx: Trx,
  merge: {
    id: string;
    ticketId: string;
    intoId: string;
    by: string | null;
    before: TicketState;
    after: TicketState;
  },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('ticket_merges')
    .values({
      id: merge.id,
      ticket_id: merge.ticketId,
      into_id: merge.intoId,
      merged_at: at.toString(),
      merged_by: merge.by,
      survivor_before: json(merge.before),
      survivor_after: json(merge.after),
    })
    .execute();
}

/** The merge that made this ticket part of another, if it is not undone. */
export async function standingMerge(db: Db | Trx, ticketId: string) {
  return db
    .selectFrom('ticket_merges')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
}

/** These tickets and all that were merged into them, each with the one of these in whose thread it is read. */
export async function survivorsAmong(trx: Trx, ticketIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; survivor: string }>`with recursive merged as (
      select id, id as survivor from unnest(${ticketIds}::uuid[]) id
      union select t.id, merged.survivor from tickets t join merged on t.merged_into_id = merged.id)
    select id, survivor from merged`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.survivor]));
}

/** Where merges lead from a ticket: itself, where it was not merged. */
export async function survivorOf(trx: Trx, ticketId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`with recursive chain as (
      select id, merged_into_id from tickets where id = ${ticketId}::uuid
      union select t.id, t.merged_into_id from tickets t join chain on t.id = chain.merged_into_id)
    select id from chain where merged_into_id is null`.execute(trx);
  return rows[0]?.id ?? ticketId;
}

/** In it, or in what was merged into it. */
export async function hasMessages(db: Db | Trx, ticketId: string): Promise<boolean> {
  const { rows } = await sql`with recursive merged as (
      select ${ticketId}::uuid as id
      union select t.id from tickets t join merged on t.merged_into_id = merged.id)
    select 1 from messages where ticket_id in (select id from merged) limit 1`.execute(db);
  return rows.length > 0;
}

/** @returns whether somebody takes part in the survivor no more. */
export async function endMerge(trx: Trx, mergeId: string, by: string | null, at: Temporal.Instant): Promise<boolean> {
  await trx
    .updateTable('ticket_merges')
    .set({ undone_at: at.toString(), undone_by: by })
    .where('id', '=', mergeId)
    .execute();
  const { numDeletedRows } = await trx
    .deleteFrom('ticket_participants')
    .where('merge_id', '=', mergeId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Whether we have written anything in this ticket since then: whoever took part then has its link. */
export async function wroteSince(trx: Trx, ticketId: string, since: Temporal.Instant): Promise<boolean> {
  const row = await trx
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('type', 'in', ['reply', 'auto'])
    .where('created_at', '>=', sql<Temporal.Instant>`${since.toString()}::timestamptz`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Everybody of the merged ticket takes part in the survivor too; whom a teammate took out there stays out. */
export async function addMergedParticipants(
  trx: Trx,
  merge: { id: string; ticketId: string; intoId: string },
  at: Temporal.Instant,
): Promise<void> {
  await sql`insert into ticket_participants (ticket_id, identity_id, role, confirmed_at, added_at, merge_id)
    select ${merge.intoId}::uuid, identity_id, 'cc', case when confirmed_at is not null then ${at.toString()}::timestamptz end,
      ${at.toString()}::timestamptz, ${merge.id}::uuid
    from ticket_participants where ticket_id = ${merge.ticketId}::uuid and removed_at is null
    on conflict (ticket_id, identity_id) do nothing`.execute(trx);
}

/** The tickets that were merged into this one go with it to another desk: their messages are read in it. */
export async function moveMerged(trx: Trx, ticketId: string, deskId: string): Promise<void> {
  await sql`with recursive merged as (
      select id from tickets where merged_into_id = ${ticketId}::uuid
      union select t.id from tickets t join merged on t.merged_into_id = merged.id)
    update tickets set desk_id = ${deskId}::uuid where id in (select id from merged)`.execute(trx);
}

/** What a ticket shows of its merges and its split: where it went, what came to it, what it was part of; what the actor may see. */
export async function mergesOf(db: Db | Trx, actor: Actor, ticketId: string) {
  const { rows } = await sql<{
    kind: 'into' | 'from' | 'split';
    id: string;
    number: number;
    subject: string;
    at: Temporal.Instant;
  }>`
    select m.kind, tickets.id, tickets.number, tickets.subject, m.at from (
      select 'into' as kind, into_id as id, merged_at as at from ticket_merges
        where ticket_id = ${ticketId}::uuid and undone_at is null
      union all
      select 'from', ticket_id, merged_at from ticket_merges where into_id = ${ticketId}::uuid and undone_at is null
      union all
      select 'split', ticket_id, split_at from ticket_splits where new_ticket_id = ${ticketId}::uuid and undone_at is null) m
    join tickets on tickets.id = m.id where ${ticketsVisibleTo(actor)}
    order by m.at, tickets.number limit 100`.execute(db);
  return rows;
}

/** How far back one looks for what this may be the same as. */
const RECENT = 90;
const MOST_CANDIDATES = 20;
/** The desk's last tickets, among which words are looked for. */
const LAST_ON_DESK = 300;

/**
 * What a ticket may be merged into: of the same person, of people of the same organization, or linked with it, in the last
 * 90 days, most recent first; what is searched is a number, or words of the subject among these and the desk's last ones.
 */
export async function mergeCandidates(
  db: Db,
  actor: Actor,
  ticket: { id: string; desk_id: string; contact_id: string },
  search: string | null,
  at: Temporal.Instant,
) {
  const since = at.subtract({ hours: 24 * RECENT }).toString();
  const number = /^\s*#?(\d{1,12})\s*$/.exec(search ?? '')?.[1];
  const words = search?.trim() ? `%${search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const on: RawBuilder<SqlBool> = sql<SqlBool>`tickets.desk_id = ${ticket.desk_id}::uuid and tickets.id <> ${ticket.id}::uuid
    and tickets.merged_into_id is null and tickets.spam_at is null and ${ticketsVisibleTo(actor)}`;
  const near = sql`
    select id from tickets where contact_id = ${ticket.contact_id}::uuid and last_message_at > ${since}::timestamptz
    union select other_id from ticket_links where ticket_id = ${ticket.id}::uuid
    union select ticket_id from ticket_links where other_id = ${ticket.id}::uuid
    union select id from (
      select t.id from identities mine
      join organization_domains d on d.domain = split_part(mine.value, '@', 2)
      join organization_domains theirs on theirs.organization_id = d.organization_id
      join identities i on i.value like '%@' || replace(replace(theirs.domain, '\\', '\\\\'), '_', '\\_') and i.kind = 'email'
      join tickets t on t.contact_id = i.contact_id and t.last_message_at > ${since}::timestamptz
      where mine.contact_id = ${ticket.contact_id}::uuid and mine.kind = 'email' limit 200) colleagues`;
  const among =
    number !== undefined
      ? sql`select id from tickets where number = ${Number(number)}`
      : words === null
        ? near
        : sql`${near} union select id from (select id from tickets
            where desk_id = ${ticket.desk_id}::uuid and discarded_at is null and merged_into_id is null and spam_at is null
            order by last_message_at desc limit ${LAST_ON_DESK}) last`;
  const matching = number === undefined && words !== null ? sql`and tickets.subject ilike ${words}` : sql``;
  const { rows } = await sql<{
    id: string;
    number: number;
    subject: string;
    status: 'new' | 'open' | 'waiting' | 'on_hold' | 'solved' | 'closed';
    contact_id: string;
    contact_name: string;
    last_message_at: Temporal.Instant;
  }>`
    select tickets.id, tickets.number, tickets.subject, tickets.status, tickets.contact_id, c.name as contact_name,
      tickets.last_message_at
    from tickets join contacts c on c.id = tickets.contact_id
    where tickets.id in (${among}) and ${on} ${matching}
    order by (tickets.contact_id = ${ticket.contact_id}::uuid) desc, tickets.last_message_at desc, tickets.id desc
    limit ${MOST_CANDIDATES}`.execute(db);
  return rows;
}

/** The request that a ticket may belong to, as long as nobody has answered and it can still be merged. */
export async function suggestionFor(db: Db | Trx, actor: Actor, ticketId: string) {
  const { rows } = await sql<{
    id: string;
    number: number;
    subject: string;
    reason: 'same_person' | 'not_verified';
  }>`
    select tickets.id, tickets.number, tickets.subject, s.reason from ticket_suggestions s
    join tickets mine on mine.id = s.ticket_id join tickets on tickets.id = s.other_id
    where s.ticket_id = ${ticketId}::uuid and s.answered_at is null and mine.merged_into_id is null
      and mine.spam_at is null and mine.status <> 'closed' and tickets.desk_id = mine.desk_id
      and tickets.merged_into_id is null and tickets.spam_at is null and tickets.status <> 'closed'
      and ${ticketsVisibleTo(actor)}`.execute(db);
  return rows[0];
}

/** @returns whether there was a question to answer. */
export async function answerSuggestion(trx: Trx, ticketId: string, at: Temporal.Instant): Promise<boolean> {
  const result = await trx
    .updateTable('ticket_suggestions')
    .set({ answered_at: at.toString() })
    .where('ticket_id', '=', ticketId)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}
