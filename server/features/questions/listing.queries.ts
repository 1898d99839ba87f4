import './questions.tables.ts';
import type { QuestionState } from '../../../contract/questions.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { listedTickets, ticketsVisibleTo } from '../tickets/index.ts';

/** Of a ticket in a group that counts for this actor: seen, not spam, not part of another, within its desk's window. */
function counted(actor: Actor, now: Temporal.Instant): RawBuilder<SqlBool> {
  return sql<SqlBool>`${ticketsVisibleTo(actor)} and ${listedTickets({})} and tickets.desk_id = a.desk_id
    and a.asked_at >= ${now.toString()}::timestamptz - make_interval(hours => 24 * s.days)`;
}

export interface GroupRow {
  id: string;
  desk_id: string;
  state: QuestionState;
  article_id: string | null;
  days: number;
  times: number;
  /** As it is kept, for the order of the list; `size` is what this actor may count. */
  kept_size: number;
  size: number;
  people: number;
  first_at: Temporal.Instant;
  last_at: Temporal.Instant;
}

/** Questions of these desks in one state, asked most first; to write are those asked often enough. */
export async function listGroups(
  db: Db,
  actor: Actor,
  list: {
    deskIds: 'all' | readonly string[];
    state: QuestionState;
    after: readonly [size: number, id: string] | null;
    limit: number;
    now: Temporal.Instant;
  },
): Promise<GroupRow[]> {
  const enough = list.state === 'to_write' ? sql`g.size >= s.times` : sql`true`;
  const enoughSeen = list.state === 'to_write' ? sql`live.size >= s.times` : sql`true`;
  const after = list.after ? sql`(g.size, g.id) < (${list.after[0]}, ${list.after[1]}::uuid)` : sql`true`;
  const { rows } = await sql<GroupRow>`
    select g.id, g.desk_id, g.state, g.article_id, s.days, s.times, g.size as kept_size, live.size, live.people,
      coalesce(live.first_at, g.first_at) as first_at, coalesce(live.last_at, g.last_at) as last_at
    from asked_groups g join asked_desks s on s.desk_id = g.desk_id
    cross join lateral (select count(*)::int as size, count(distinct tickets.contact_id)::int as people,
        min(a.asked_at) as first_at, max(a.asked_at) as last_at
      from asked_tickets a join tickets on tickets.id = a.ticket_id
      where a.group_id = g.id and ${counted(actor, list.now)}) live
    where g.state = ${list.state} and ${enough} and ${enoughSeen} and ${after}
      and ${list.deskIds === 'all' ? sql`true` : sql`g.desk_id = any(${list.deskIds}::uuid[])`}
    order by g.size desc, g.id desc limit ${list.limit}`.execute(db);
  return rows;
}

/** Questions in each state on these desks as this actor's list shows them, and how often those to write were asked. */
export async function countStates(
  db: Db,
  actor: Actor,
  deskIds: 'all' | readonly string[],
  now: Temporal.Instant,
): Promise<{ state: QuestionState; count: number; asked: number }[]> {
  const { rows } = await sql<{ state: QuestionState; count: number; asked: number }>`
    select g.state, count(*)::int as count, coalesce(sum(live.size), 0)::int as asked
    from asked_groups g join asked_desks s on s.desk_id = g.desk_id
    cross join lateral (select count(*)::int as size from asked_tickets a join tickets on tickets.id = a.ticket_id
      where g.state = 'to_write' and a.group_id = g.id and ${counted(actor, now)}) live
    where (g.state <> 'to_write' or (g.size >= s.times and live.size >= s.times))
      and ${deskIds === 'all' ? sql`true` : sql`g.desk_id = any(${deskIds}::uuid[])`}
    group by g.state`.execute(db);
  return rows;
}

/** One question with its window; nothing where it is on none of these desks. */
export async function groupById(
  db: Db,
  actor: Actor,
  id: string,
  now: Temporal.Instant,
): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`
    select g.id, g.desk_id, g.state, g.article_id, s.days, s.times, g.size as kept_size, live.size, live.people,
      coalesce(live.first_at, g.first_at) as first_at, coalesce(live.last_at, g.last_at) as last_at
    from asked_groups g join asked_desks s on s.desk_id = g.desk_id
    cross join lateral (select count(*)::int as size, count(distinct tickets.contact_id)::int as people,
        min(a.asked_at) as first_at, max(a.asked_at) as last_at
      from asked_tickets a join tickets on tickets.id = a.ticket_id
      where a.group_id = g.id and ${counted(actor, now)}) live
    where g.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export interface MemberRow {
  group_id: string;
  ticket_id: string;
  number: number;
  subject: string;
  status: string;
  language: string | null;
  asked_at: Temporal.Instant;
  contact_id: string;
  contact_name: string;
}

/** What these groups hold for this actor, the newest of each. */
export async function membersOf(
  db: Db,
  actor: Actor,
  groupIds: readonly string[],
  limit: number,
  now: Temporal.Instant,
): Promise<MemberRow[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<MemberRow>`
    select m.* from unnest(${groupIds}::uuid[]) as g (id) cross join lateral (
      select a.group_id, a.ticket_id, tickets.number, tickets.subject, tickets.status, a.language, a.asked_at,
        tickets.contact_id, c.name as contact_name
      from asked_tickets a join tickets on tickets.id = a.ticket_id join asked_desks s on s.desk_id = a.desk_id
        join contacts c on c.id = tickets.contact_id
      where a.group_id = g.id and ${counted(actor, now)}
      order by a.asked_at desc, a.ticket_id desc limit ${limit}) m`.execute(db);
  return rows;
}

/** What these questions took of the team in the window: replies that people wrote, and their characters. */
export async function repliesTo(
  db: Db,
  actor: Actor,
  groupIds: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, { replies: number; characters: number }>> {
  if (groupIds.length === 0) return new Map();
  const { rows } = await sql<{ group_id: string; replies: number; characters: number }>`
    select a.group_id, count(*)::int as replies, coalesce(sum(length(m.visible_text)), 0)::int as characters
    from asked_tickets a join tickets on tickets.id = a.ticket_id join asked_desks s on s.desk_id = a.desk_id
      join messages m on m.ticket_id = tickets.id and m.type = 'reply' and m.author_kind = 'teammate'
    where a.group_id = any(${groupIds}::uuid[]) and ${counted(actor, now)} group by a.group_id`.execute(db);
  return new Map(rows.map(({ group_id, ...took }) => [group_id, took]));
}

/** How often these were asked in a window's time before they were answered, and how often since. */
export async function askedAround(
  db: Db,
  actor: Actor,
  groupIds: readonly string[],
): Promise<Map<string, { before: number; since: number }>> {
  if (groupIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; before: number; since: number }>`
    select g.id, count(*) filter (where a.asked_at < g.settled_at)::int as before,
      count(*) filter (where a.asked_at >= g.settled_at)::int as since
    from asked_groups g join asked_desks s on s.desk_id = g.desk_id join asked_tickets a on a.group_id = g.id
      join tickets on tickets.id = a.ticket_id and tickets.desk_id = a.desk_id
    where g.id = any(${groupIds}::uuid[]) and g.state = 'written' and g.settled_at is not null
      and a.asked_at >= g.settled_at - make_interval(hours => 24 * s.days)
      and ${ticketsVisibleTo(actor)} and ${listedTickets({})} group by g.id`.execute(db);
  return new Map(rows.map(({ id, ...asked }) => [id, asked]));
}

/** The first letters of these tickets, as far as they are shown. */
export async function firstLetters(
  db: Db,
  ticketIds: readonly string[],
  characters: number,
): Promise<Map<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const { rows } = await sql<{ ticket_id: string; text: string }>`
    select t.id as ticket_id, m.text from unnest(${ticketIds}::uuid[]) as t (id) cross join lateral (
      select left(visible_text, ${characters}) as text from messages where ticket_id = t.id and type = 'incoming'
        and not is_auto and not is_bounce order by created_at, id limit 1) m`.execute(db);
  return new Map(rows.map(({ ticket_id, text }) => [ticket_id, text]));
}

export interface ReplyRow {
  ticket_id: string;
  message_id: string;
  author_id: string | null;
  author_name: string;
  language: string | null;
  text: string;
  html: string | null;
  at: Temporal.Instant;
}

/** The last reply that a person wrote in each of these tickets that is solved and was not opened again. */
export async function lastReplies(db: Db, ticketIds: readonly string[]): Promise<ReplyRow[]> {
  if (ticketIds.length === 0) return [];
  const { rows } = await sql<ReplyRow>`
    select t.id as ticket_id, m.message_id, p.id as author_id, coalesce(p.name, m.author_name) as author_name, m.language,
      m.text, m.html, m.at
    from tickets t cross join lateral (
      select id as message_id, author_kind, author_id, author_name, language, visible_text as text, html, created_at as at
      from messages where ticket_id = t.id and type = 'reply' order by created_at desc, id desc limit 1) m
    left join teammates p on p.id = m.author_id and m.author_kind = 'teammate'
    where t.id = any(${ticketIds}::uuid[]) and t.status in ('solved', 'closed')
      and not exists (select from events e where e.ticket_id = t.id and e.name = 'ticket.reopened')`.execute(db);
  return rows;
}

export async function articleTitles(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; title: string; language: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; title: string; language: string }>`
    select a.id, t.title, t.language from articles a join article_texts t on t.article_id = a.id and t.language = a.source_language
    where a.id = any(${ids}::uuid[]) and a.put_away_at is null`.execute(db);
  return rows;
}

/** A desk's settings; those that are usual where nothing was read there yet. */
export async function settingsOf(db: Db | Trx, deskId: string): Promise<{ days: number; times: number } | undefined> {
  return db.selectFrom('asked_desks').select(['days', 'times']).where('desk_id', '=', deskId).executeTakeFirst();
}
