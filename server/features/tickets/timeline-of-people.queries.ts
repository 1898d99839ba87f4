import './tickets.tables.ts';
import type { TimelineEntry, TimelinePage } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';

/** Counts end here. */
const MOST_COUNTED = 1_000;
const EXCERPT = 300;

export interface TimelineAsked {
  channel: string | null;
  notesOnly: boolean;
  /** The key (at, id) of the last entry before. */
  after: readonly [string, string] | null;
  limit: number;
}

interface EntryRow {
  kind: 'ticket' | 'note';
  entry_id: string;
  entry_at: Temporal.Instant;
  id: string;
  number: number;
  subject: string;
  status: TimelineEntry['ticket']['status'];
  channel: string;
  desk_id: string;
  desk_name: string;
  reply_due_at: Temporal.Instant | null;
  assignee_id: string | null;
  assignee_name: string | null;
  created_at: Temporal.Instant;
  messages: number;
  excerpt: string;
  author_id: string | null;
  author_name: string | null;
}

/** What of these people's tickets is meant at all: seen by the actor, no spam, none that lives on in another. */
function theirs(actor: Actor, contactIds: readonly string[], channel: string | null): RawBuilder<SqlBool> {
  const onChannel = channel === null ? sql`` : sql`and tickets.channel = ${channel}`;
  return sql<SqlBool>`tickets.contact_id = any(${contactIds}::uuid[]) and tickets.spam_at is null
    and tickets.merged_into_id is null and ${ticketsVisibleTo(actor)} ${onChannel}`;
}

/** Requests of these people by when they last moved, and the team's notes on them, newest first. */
export async function timelineOf(
  db: Db,
  actor: Actor,
  contactIds: readonly string[],
  asked: TimelineAsked,
): Promise<TimelineEntry[]> {
  const { after, limit } = asked;
  const mine = theirs(actor, contactIds, asked.channel);
  const before = (at: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> =>
    after ? sql`and (${at}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const tickets = sql`select 'ticket' as kind, tickets.id as entry_id, tickets.last_message_at as at, tickets.id as ticket_id,
      tickets.snippet as excerpt, null::text as author_id, null::text as author_name
    from tickets where ${mine} ${before(sql`tickets.last_message_at`, sql`tickets.id`)}
    order by tickets.last_message_at desc, tickets.id desc limit ${limit}`;
  const notes = sql`select 'note', m.id, m.created_at, m.ticket_id, left(m.text, ${EXCERPT}), m.author_id::text, m.author_name
    from tickets join messages m on m.ticket_id = tickets.id and m.type = 'note'
    where ${mine} ${before(sql`m.created_at`, sql`m.id`)}
    order by m.created_at desc, m.id desc limit ${limit}`;
  const both = asked.notesOnly ? sql`(${notes})` : sql`(${tickets}) union all (${notes})`;
  const { rows } = await sql<EntryRow>`
    with e (kind, entry_id, at, ticket_id, excerpt, author_id, author_name) as (${both}),
    shown as (select * from e order by at desc, entry_id desc limit ${limit})
    select shown.kind, shown.entry_id, shown.at as entry_at, shown.excerpt, shown.author_id, shown.author_name,
      t.id, t.number, t.subject, t.status, t.channel, t.desk_id, desks.name as desk_name, t.reply_due_at, t.assignee_id,
      a.name as assignee_name, t.created_at,
      (select count(*)::int from messages where messages.ticket_id = t.id and messages.type <> 'note') as messages
    from shown join tickets t on t.id = shown.ticket_id join desks on desks.id = t.desk_id
    left join teammates a on a.id = t.assignee_id order by shown.at desc, shown.entry_id desc`.execute(db);
  return rows.map(toEntry);
}

function toEntry(row: EntryRow): TimelineEntry {
  return {
    kind: row.kind,
    id: row.entry_id,
    at: row.entry_at.toString(),
    ticket: {
      id: row.id,
      number: row.number,
      subject: row.subject,
      status: row.status,
      channel: row.channel,
      desk: { id: row.desk_id, name: row.desk_name },
      replyDueAt: row.reply_due_at?.toString() ?? null,
      assignee: row.assignee_id && row.assignee_name !== null ? { id: row.assignee_id, name: row.assignee_name } : null,
      createdAt: row.created_at.toString(),
      messages: row.messages,
    },
    excerpt: row.excerpt,
    author: row.author_name === null ? null : { id: row.author_id, name: row.author_name },
  };
}

export async function timelineCounts(
  db: Db,
  actor: Actor,
  contactIds: readonly string[],
): Promise<TimelinePage['counts']> {
  const mine = theirs(actor, contactIds, null);
  const { rows: channels } = await sql<{ channel: string; count: number }>`
    select channel, count(*)::int as count from (select channel from tickets where ${mine} limit ${MOST_COUNTED}) t
    group by channel order by 2 desc, 1`.execute(db);
  const { rows: notes } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from tickets join messages m on m.ticket_id = tickets.id and m.type = 'note'
      where ${mine} limit ${MOST_COUNTED}) n`.execute(db);
  return {
    tickets: channels.reduce((sum, one) => sum + one.count, 0),
    notes: notes[0]?.count ?? 0,
    channels,
  };
}

/** How many each of these people has that the actor may see, a thousand at most. */
export async function ticketCounts(db: Db, actor: Actor, contactIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select who.id, (select count(*)::int from (select 1 from tickets where tickets.contact_id in (
        select who.id union all select id from contacts where merged_into_id = who.id)
      and tickets.spam_at is null and tickets.merged_into_id is null and ${ticketsVisibleTo(actor)} limit ${MOST_COUNTED}) t) as count
    from unnest(${contactIds}::uuid[]) as who(id)`.execute(db);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** When the first ticket of these people began that the actor may see; spam is no beginning. */
export async function firstWroteAt(
  db: Db,
  actor: Actor,
  contactIds: readonly string[],
): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(created_at) as at from tickets
    where contact_id = any(${contactIds}::uuid[]) and spam_at is null and ${ticketsVisibleTo(actor)}`.execute(db);
  return rows[0]?.at ?? null;
}

/** The desk of the latest of their tickets that the actor may see: where a change of their card is told. */
export async function latestDeskOf(db: Db, actor: Actor, contactIds: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ desk_id: string }>`select desk_id from tickets
    where contact_id = any(${contactIds}::uuid[]) and ${ticketsVisibleTo(actor)}
    order by last_message_at desc limit 1`.execute(db);
  return rows[0]?.desk_id ?? null;
}
