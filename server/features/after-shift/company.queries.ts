import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** A span of days in one zone, as instants: from the first moment to before the last. */
export interface Span {
  from: Temporal.Instant;
  to: Temporal.Instant;
}

export interface NearRow {
  id: string;
  name: string;
  department: string | null;
  part: 'participant' | 'buddy';
}

/** Everybody of a rota who is here, by name. */
export async function peopleNear(db: Db, rotaId: string): Promise<NearRow[]> {
  const { rows } = await sql<NearRow>`select t.id, t.name, t.department, p.part
    from rota_people p join teammates t on t.id = p.teammate_id and t.deactivated_at is null
    where p.rota_id = ${rotaId}::uuid order by t.name, t.id`.execute(db);
  return rows;
}

/** Shifts that took place, of each person in each month; one that was handed over counts before its last hour is over. */
export async function shiftsByMonth(
  db: Db,
  rotaId: string,
  days: { from: string; to: string },
  now: Temporal.Instant,
): Promise<{ teammate_id: string; month: string; shifts: number; unended: number }[]> {
  const { rows } = await sql<{ teammate_id: string; month: string; shifts: number; unended: number }>`
    select teammate_id, to_char(on_date, 'YYYY-MM') as month, count(*)::int as shifts,
      count(*) filter (where state = 'published')::int as unended
    from shifts where rota_id = ${rotaId}::uuid and state in ('published', 'complete')
      and on_date between ${days.from}::date and ${days.to}::date
      and (state = 'complete' or ends_at <= ${now.toString()}::timestamptz)
    group by 1, 2`.execute(db);
  return rows;
}

/** The last shift of each that took place, however long ago. */
export async function lastShifts(
  db: Db,
  rotaId: string,
  until: string,
  now: Temporal.Instant,
): Promise<{ teammate_id: string; last_on: string }[]> {
  const { rows } = await sql<{ teammate_id: string; last_on: string }>`
    select teammate_id, max(on_date) as last_on from shifts
    where rota_id = ${rotaId}::uuid and state in ('published', 'complete') and on_date <= ${until}::date
      and (state = 'complete' or ends_at <= ${now.toString()}::timestamptz)
    group by 1`.execute(db);
  return rows;
}

interface HourRow {
  /** ISO: 1 is Monday. */
  weekday: number;
  hour: number;
  count: number;
}

/** Requests that came to a desk, by what they came, weekday and hour there. */
export async function lettersByHour(
  db: Db,
  deskId: string,
  { from, to }: Span,
  timeZone: string,
): Promise<(HourRow & { channel: string })[]> {
  const { rows } = await sql<HourRow & { channel: string }>`select channel, extract(isodow from at)::int as weekday,
      extract(hour from at)::int as hour, count(*)::int as count
    from (select channel, created_at at time zone ${timeZone} as at from tickets
      where desk_id = ${deskId}::uuid and created_at >= ${from.toString()}::timestamptz and created_at < ${to.toString()}::timestamptz
        and spam_at is null and merged_into_id is null and discarded_at is null) came
    group by 1, 2, 3`.execute(db);
  return rows;
}

/** Hours in which somebody of a rota was or is on shift, by weekday and hour in that zone. */
export async function seatsByHour(
  db: Db,
  rotaId: string,
  days: { from: string; to: string },
  timeZone: string,
): Promise<HourRow[]> {
  const { rows } =
    await sql<HourRow>`select extract(isodow from at)::int as weekday, extract(hour from at)::int as hour,
      count(*)::int as count
    from (select generate_series(date_trunc('hour', s.starts_at), s.ends_at - interval '1 minute', interval '1 hour')
        at time zone ${timeZone} as at
      from shifts s where s.rota_id = ${rotaId}::uuid and s.state in ('published', 'complete')
        and s.on_date between ${days.from}::date and ${days.to}::date) seats
    group by 1, 2`.execute(db);
  return rows;
}

export interface AnsweredRow {
  on_shift: boolean;
  replies: number;
  first_replies: number;
  middle_minutes: number | null;
  /** Of the logarithms of minutes: the middle one, and how far the middle half spreads. */
  middle: number | null;
  half: number | null;
}

/**
 * Replies on a desk in a span: those of people who answer in turn, and those of all others. Of first answers the middle one's
 * minutes.
 */
export async function answeredBy(
  db: Db,
  deskId: string,
  inTurn: readonly string[],
  { from, to }: Span,
): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`with replies as (
      select m.ticket_id, m.author_id = any(${inTurn}::uuid[]) as on_shift,
        case when t.first_reply_at = m.created_at then extract(epoch from m.created_at - t.created_at) / 60 end as minutes
      from messages m join tickets t on t.id = m.ticket_id and t.desk_id = ${deskId}::uuid
      where m.type = 'reply' and m.author_kind = 'teammate'
        and m.created_at >= ${from.toString()}::timestamptz and m.created_at < ${to.toString()}::timestamptz
    )
    select on_shift, count(*)::int as replies, count(minutes)::int as first_replies,
      percentile_cont(0.5) within group (order by minutes)::float8 as middle_minutes,
      percentile_cont(0.5) within group (order by ln(greatest(minutes, 1)))::float8 as middle,
      (percentile_cont(0.75) within group (order by ln(greatest(minutes, 1)))
        - percentile_cont(0.25) within group (order by ln(greatest(minutes, 1))))::float8 as half
    from replies group by 1`.execute(db);
  return rows;
}

/** Marks of customers whom they answered last: how many, and how many good ones. */
export async function marksBy(
  db: Db,
  deskId: string,
  inTurn: readonly string[],
  { from, to }: Span,
): Promise<{ on_shift: boolean; marks: number; good: number }[]> {
  const { rows } = await sql<{ on_shift: boolean; marks: number; good: number }>`
    select teammate_id = any(${inTurn}::uuid[]) as on_shift, count(*)::int as marks,
      count(*) filter (where mark >= best - best / 5)::int as good
    from satisfaction_marks where desk_id = ${deskId}::uuid and teammate_id is not null
      and given_at >= ${from.toString()}::timestamptz and given_at < ${to.toString()}::timestamptz
    group by 1`.execute(db);
  return rows;
}

/** What people of each department answered: tickets by category, those without one by none. */
export async function heardBy(
  db: Db,
  deskId: string,
  inTurn: readonly string[],
  { from, to }: Span,
): Promise<{ department: string; category: string | null; tickets: number; people: number }[]> {
  if (inTurn.length === 0) return [];
  const { rows } = await sql<{ department: string; category: string | null; tickets: number; people: number }>`
    with heard as (
      select p.department, p.id as person, t.id as ticket, c.name as category
      from teammates p join messages m on m.author_id = p.id and m.type = 'reply' and m.author_kind = 'teammate'
          and m.created_at >= ${from.toString()}::timestamptz and m.created_at < ${to.toString()}::timestamptz
        join tickets t on t.id = m.ticket_id and t.desk_id = ${deskId}::uuid
        left join categories c on c.id = t.category_id
      where p.id = any(${inTurn}::uuid[]) and p.department is not null and p.department <> ''
    )
    select department, category, count(distinct ticket)::int as tickets, count(distinct person)::int as people
    from heard group by grouping sets ((department), (department, category))
    having grouping(category) = 1 or category is not null
    order by department, grouping(category) desc, 3 desc`.execute(db);
  return rows;
}
