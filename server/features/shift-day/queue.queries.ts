import type { Priority, Status } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { listedTickets, ticketsVisibleTo } from '../tickets/index.ts';

export interface WaitingRow {
  id: string;
  number: number;
  subject: string;
  status: Status;
  priority: Priority;
  channel: string;
  language: string | null;
  category_id: string | null;
  /** Names from the top of the tree down to its own category. */
  categories: string[];
  tags: string[];
  due_at: Temporal.Instant | null;
  contact: string;
  organization: string | null;
  vip: boolean;
  letters: number;
  marked_low: boolean;
  /** The first letter, and the last where it is another. */
  first_words: string;
  last_words: string;
  /** Of all that wait, also those that are not looked at. */
  waiting: number;
}

const WORDS_READ = 4_000;

/**
 * What waits on a desk for somebody to take it, or for `of` who has it, the first due first: what is in no list or set aside is
 * left out.
 * Of at most `limit` all is read that says for whom they are.
 */
export async function waitingTickets(
  db: Db,
  actor: Actor,
  asked: {
    deskId: string;
    now: Temporal.Instant;
    not: readonly string[];
    longThread: number;
    limit: number;
    of?: string;
  },
): Promise<WaitingRow[]> {
  const whose = asked.of === undefined ? sql`is null` : sql`= ${asked.of}::uuid`;
  const { rows } = await sql<WaitingRow>`
    with waits as materialized (
      select tickets.id, count(*) over ()::int as waiting from tickets
      where tickets.desk_id = ${asked.deskId}::uuid and tickets.status in ('new', 'open') and tickets.assignee_id ${whose}
        and ${ticketsVisibleTo(actor)} and ${listedTickets({})} and tickets.id <> all(${asked.not}::uuid[])
        and not exists (select from ticket_snoozes s where s.ticket_id = tickets.id
          and s.until > ${asked.now.toString()}::timestamptz)
      order by coalesce(tickets.reply_due_at, 'infinity'::timestamptz), tickets.id limit ${asked.limit})
    select t.id, t.number, t.subject, t.status, t.priority, t.channel, t.language, t.category_id,
      coalesce(g.path, '{}') as categories, t.tags,
      t.reply_due_at as due_at, c.name as contact, o.name as organization,
      c.vip_at is not null or o.vip_at is not null as vip,
      (select count(*)::int from (select from messages m where m.ticket_id = t.id and m.type in ('incoming', 'reply')
        limit ${asked.longThread}) n) as letters,
      coalesce((select k.low from satisfaction_marks k where k.contact_id = t.contact_id
        order by k.given_at desc limit 1), false) as marked_low,
      coalesce((select left(m.visible_text, ${WORDS_READ}) from messages m where m.ticket_id = t.id
        and m.type = 'incoming' and not m.is_auto order by m.created_at, m.id limit 1), t.snippet) as first_words,
      coalesce((select left(m.visible_text, ${WORDS_READ}) from messages m where m.ticket_id = t.id
        and m.type = 'incoming' and not m.is_auto order by m.created_at desc, m.id desc limit 1), '') as last_words,
      waits.waiting
    from waits join tickets t on t.id = waits.id join contacts c on c.id = t.contact_id
      left join organizations o on o.id = c.organization_id left join categories g on g.id = t.category_id
    order by coalesce(t.reply_due_at, 'infinity'::timestamptz), t.id`.execute(db);
  return rows;
}

/** What a ticket is like others by: the question it asks, else its category. */
export interface LikeOthers {
  ticketId: string;
  questionId: string | null;
  categoryId: string | null;
}

const FEWEST_MEASURED = 3;
const MOST_MEASURED = 40;
const MINUTES_TO_READ = 2;
const CHARACTERS_A_MINUTE = 150;

/**
 * About how many minutes tickets like these took, by ticket: the median of what was entered for them, or of what reading one
 * and writing its replies takes. Those with fewer than three solved ones like them are left out.
 */
export async function usualMinutes(db: Db, like: readonly LikeOthers[]): Promise<Map<string, number>> {
  if (like.length === 0) return new Map();
  const { rows } = await sql<{ ticket_id: string; minutes: number }>`
    select l."ticketId" as ticket_id, took.minutes
    from jsonb_to_recordset(${JSON.stringify(like)}::jsonb) as l("ticketId" uuid, "questionId" uuid, "categoryId" uuid)
    cross join lateral (
      select percentile_cont(0.5) within group (order by each.minutes)::float8 as minutes, count(*) as tickets from (
        select case when s.spent_minutes > 0 then s.spent_minutes
          else ${MINUTES_TO_READ} + (select sum(length(m.visible_text)) from messages m where m.ticket_id = s.id
            and m.type = 'reply' and m.author_kind = 'teammate') / ${CHARACTERS_A_MINUTE}::float8 end as minutes
        from (
          (select t.id, t.spent_minutes from asked_tickets b join tickets t on t.id = b.ticket_id
            where b.group_id = l."questionId" and t.status in ('solved', 'closed') and t.id <> l."ticketId"
            order by b.asked_at desc limit ${MOST_MEASURED})
          union all
          (select t.id, t.spent_minutes from tickets t
            where l."questionId" is null and t.category_id = l."categoryId" and t.status in ('solved', 'closed')
              and t.spam_at is null and t.merged_into_id is null and t.id <> l."ticketId"
            order by t.last_message_at desc, t.id desc limit ${MOST_MEASURED})) s) each
      where each.minutes is not null) took
    where took.tickets >= ${FEWEST_MEASURED}`.execute(db);
  return new Map(rows.map(({ ticket_id, minutes }) => [ticket_id, Math.max(1, Math.round(minutes))]));
}

export interface OpenRow {
  id: string;
  number: number;
  subject: string;
  status: Status;
  due_at: Temporal.Instant | null;
  promised_at: Temporal.Instant | null;
}

/** What somebody holds and has not done, what is due first first. */
export async function stillHeld(db: Db, actor: Actor, teammateId: string, limit: number): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select tickets.id, tickets.number, tickets.subject, tickets.status, tickets.reply_due_at as due_at, tickets.promised_at
    from tickets where tickets.assignee_id = ${teammateId}::uuid and tickets.status in ('new', 'open', 'waiting', 'on_hold')
      and ${ticketsVisibleTo(actor)} and ${listedTickets({})}
    order by coalesce(tickets.reply_due_at, 'infinity'::timestamptz), tickets.id limit ${limit}`.execute(db);
  return rows;
}
