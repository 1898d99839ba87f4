import './reviews.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** What somebody looked at since `from`. */
export async function looksSince(db: Db, teammateId: string, from: Temporal.Instant) {
  const { rows } = await sql<{ done: number; typical: number | null; seconds: number }>`
    select count(*)::int as done, sum(look_seconds)::int as seconds,
      percentile_disc(0.5) within group (order by extract(epoch from looked_at - asked_at))::float as typical
    from reviews where looked_by = ${teammateId}::uuid and looked_at >= ${from.toString()}::timestamptz`.execute(db);
  return rows[0];
}

/** What waits for somebody, the longest first. */
export async function waitingFor(db: Db, teammateId: string) {
  const { rows } = await sql<{ author_id: string; author_name: string; asked_at: Temporal.Instant }>`
    select r.author_id, a.name as author_name, r.asked_at from reviews r
    join teammates a on a.id = r.author_id join tickets t on t.id = r.ticket_id and t.discarded_at is null
    where r.state = 'waiting' and ${teammateId}::uuid = any(r.asked_ids) order by r.asked_at, r.id`.execute(db);
  return rows;
}

/** Open tickets that somebody holds. */
export async function openTicketsOf(db: Db, teammateId: string) {
  const { rows } = await sql<{ count: number; next_due_at: Temporal.Instant | null }>`
    select count(*)::int as count, min(reply_due_at) as next_due_at from tickets
    where assignee_id = ${teammateId}::uuid and status in ('new', 'open') and discarded_at is null and spam_at is null
      and merged_into_id is null`.execute(db);
  return rows[0];
}

/** Words that lessons told somebody in so many of their last shifts, and how often their replies were left as they were. */
export async function lessonsInLastShifts(db: Db, authorId: string, rotaId: string, shifts: number) {
  const { rows } = await sql<{ state: string; words: string | null }>`
    select r.state, coalesce(nullif(lesson->'guide'->>'title', ''), lesson->>'words') as words from reviews r
    left join lateral jsonb_array_elements(r.lessons) as lesson on true
    where r.author_id = ${authorId}::uuid and r.rota_id = ${rotaId}::uuid and r.looked_at is not null
      and r.shift_id in (select o.shift_id from reviews o where o.author_id = ${authorId}::uuid and o.shift_id is not null
        group by o.shift_id order by max(o.asked_at) desc limit ${shifts})`.execute(db);
  return rows;
}

/** Of those replies: how many were looked at, and how many left as they were written. */
export async function asWrittenInLastShifts(db: Db, authorId: string, rotaId: string, shifts: number) {
  const { rows } = await sql<{ count: number; of: number }>`
    select count(*) filter (where r.state = 'approved')::int as count, count(*)::int as "of" from reviews r
    where r.author_id = ${authorId}::uuid and r.rota_id = ${rotaId}::uuid and r.looked_at is not null
      and r.shift_id in (select o.shift_id from reviews o where o.author_id = ${authorId}::uuid and o.shift_id is not null
        group by o.shift_id order by max(o.asked_at) desc limit ${shifts})`.execute(db);
  return rows[0] ?? { count: 0, of: 0 };
}
