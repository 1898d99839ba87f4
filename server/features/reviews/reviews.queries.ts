import './reviews.tables.ts';
import type { Lesson, ReviewQuery, ReviewState } from '../../../contract/reviews.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, Insertable, RawBuilder, SqlBool, Tables, Trx, Updateable } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from '../tickets/index.ts';

export interface ReviewRow {
  id: string;
  state: ReviewState;
  message_id: string | null;
  ticket_id: string;
  ticket_number: number;
  ticket_subject: string;
  ticket_status: Status;
  ticket_language: string | null;
  ticket_category: string | null;
  ticket_due_at: Temporal.Instant | null;
  contact_id: string;
  contact_name: string;
  desk_id: string;
  rota_id: string;
  author_id: string;
  author_name: string;
  buddy_id: string | null;
  buddy_name: string | null;
  asked_ids: string[];
  asked: { id: string; name: string }[];
  html: string;
  changed_html: string | null;
  lessons: Lesson[];
  good_word: string | null;
  question: string | null;
  asked_at: Temporal.Instant;
  looked_at: Temporal.Instant | null;
  looked_by: string | null;
  looker_name: string | null;
  left_at: Temporal.Instant | null;
  escalate_at: Temporal.Instant | null;
  escalated: number;
  goes_at: Temporal.Instant | null;
  of_day: number;
  /** The actor is a buddy of the rota. */
  is_buddy: boolean;
}

/** The ticket is where the message is: it may have been split off since. */
function reviewsFor(readerId: string | null) {
  return sql`select r.id, r.state, r.message_id, tickets.id as ticket_id, tickets.number as ticket_number,
    tickets.subject as ticket_subject, tickets.status as ticket_status, tickets.language as ticket_language,
    k.name as ticket_category, tickets.reply_due_at as ticket_due_at, c.id as contact_id, c.name as contact_name,
    tickets.desk_id, r.rota_id, r.author_id, a.name as author_name, r.buddy_id, b.name as buddy_name, r.asked_ids,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name, t.id)
      from teammates t where t.id = any(r.asked_ids)), '[]') as asked,
    r.html, r.changed_html, r.lessons, r.good_word, r.question, r.asked_at, r.looked_at, r.looked_by,
    l.name as looker_name, r.left_at, r.escalate_at, r.escalated, r.goes_at,
    (select count(*)::int from reviews o where o.author_id = r.author_id and o.asked_at <= r.asked_at
      and o.asked_at >= date_trunc('day', r.asked_at, rotas.time_zone)) as of_day,
    exists (select from rota_people p where p.rota_id = r.rota_id and p.part = 'buddy'
      and p.teammate_id = ${readerId}::uuid) as is_buddy
  from reviews r
  join rotas on rotas.id = r.rota_id
  left join messages m on m.id = r.message_id
  join tickets on tickets.id = coalesce(m.ticket_id, r.ticket_id)
  join contacts w on w.id = tickets.contact_id
  join contacts c on c.id = coalesce(w.merged_into_id, w.id)
  left join categories k on k.id = tickets.category_id
  join teammates a on a.id = r.author_id
  left join teammates b on b.id = r.buddy_id
  left join teammates l on l.id = r.looked_by`;
}

export function readerOf(actor: Actor): string | null {
  return actor.kind === 'teammate' ? actor.id : null;
}

/** One's own, those one was asked about or looked at, those of rotas in which one is a buddy, and a manager's all. */
function visibleTo(actor: Actor): RawBuilder<SqlBool> {
  const me = readerOf(actor);
  const on = (desks: 'all' | string[]): RawBuilder<SqlBool> =>
    desks === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`tickets.desk_id = any(${desks}::uuid[])`;
  return sql<SqlBool>`${ticketsVisibleTo(actor)} and (r.author_id = ${me}::uuid or ${on(desksWhere(actor, 'rota.change'))}
    or (${on(desksWhere(actor, 'review.look'))} and (${me}::uuid = any(r.asked_ids) or r.looked_by = ${me}::uuid
      or exists (select from rota_people p where p.rota_id = r.rota_id and p.part = 'buddy'
        and p.teammate_id = ${me}::uuid))))`;
}

export async function visibleReview(db: Db | Trx, actor: Actor, id: string): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`${reviewsFor(readerOf(actor))}
    where r.id = ${id}::uuid and ${visibleTo(actor)}`.execute(db);
  return rows[0];
}

/** One more than `limit`: waiting ones by the customer's clock, all others newest first. */
export async function listReviews(
  db: Db,
  actor: Actor,
  { state, mine, ticket, limit }: Pick<ReviewQuery, 'state' | 'mine' | 'ticket' | 'limit'>,
  after: readonly [at: string, id: string] | null,
): Promise<ReviewRow[]> {
  const me = readerOf(actor);
  const where = [visibleTo(actor)];
  if (state === 'waiting') where.push(sql<SqlBool>`r.state = 'waiting'`);
  if (state === 'open') where.push(sql<SqlBool>`r.state in ('waiting', 'given-back')`);
  if (state === 'looked') where.push(sql<SqlBool>`r.looked_at is not null`);
  if (mine === 'author') where.push(sql<SqlBool>`r.author_id = ${me}::uuid`);
  if (mine === 'buddy')
    where.push(
      state === 'looked' ? sql<SqlBool>`r.looked_by = ${me}::uuid` : sql<SqlBool>`${me}::uuid = any(r.asked_ids)`,
    );
  if (ticket !== undefined) where.push(sql<SqlBool>`tickets.id = ${ticket}::uuid`);
  const byClock = sql`(coalesce(tickets.reply_due_at, 'infinity'), r.id)`;
  const byTime = state === 'looked' ? sql`(r.looked_at, r.id)` : sql`(r.asked_at, r.id)`;
  if (after) {
    const key = sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
    where.push(state === 'waiting' ? sql<SqlBool>`${byClock} > ${key}` : sql<SqlBool>`${byTime} < ${key}`);
  }
  const order =
    state === 'waiting'
      ? sql`coalesce(tickets.reply_due_at, 'infinity'), r.id`
      : state === 'looked'
        ? sql`r.looked_at desc, r.id desc`
        : sql`r.asked_at desc, r.id desc`;
  const { rows } = await sql<ReviewRow>`${reviewsFor(me)}
    where ${sql.join(where, sql` and `)} order by ${order} limit ${limit + 1}`.execute(db);
  return rows;
}

export async function insertReview(trx: Trx, row: Insertable<Tables['reviews']>): Promise<void> {
  await trx.insertInto('reviews').values(row).execute();
}

/** After its letter: everybody locks the two in this order. */
export async function lockReview(trx: Trx, id: string) {
  return trx.selectFrom('reviews').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}
export type LockedReview = NonNullable<Awaited<ReturnType<typeof lockReview>>>;

/** The open review of a message, locked. */
export async function lockOpenReviewOf(trx: Trx, messageId: string): Promise<LockedReview | undefined> {
  return trx
    .selectFrom('reviews')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('state', 'in', ['waiting', 'given-back'])
    .forUpdate()
    .executeTakeFirst();
}

export async function messageOfReview(trx: Trx, id: string): Promise<string | null> {
  const row = await trx.selectFrom('reviews').select('message_id').where('id', '=', id).executeTakeFirst();
  return row?.message_id ?? null;
}

export async function changeReview(
  trx: Trx,
  id: string,
  { lessons, ...change }: Updateable<Tables['reviews']>,
): Promise<void> {
  await trx
    .updateTable('reviews')
    .set({ ...change, lessons: lessons === undefined ? undefined : json(lessons) })
    .where('id', '=', id)
    .execute();
}

/** What the customer wrote last, before this reply was written. */
export async function asksOf(db: Db, row: Pick<ReviewRow, 'ticket_id' | 'asked_at'>) {
  const { rows } = await sql<{ name: string; text: string; at: Temporal.Instant; channel: string }>`
    select author_name as name, case when visible_text = '' then text else visible_text end as text, created_at as at, channel
    from messages where ticket_id = ${row.ticket_id}::uuid and type = 'incoming' and not is_auto and not is_bounce
      and created_at <= ${row.asked_at.toString()}::timestamptz
    order by created_at desc, id desc limit 1`.execute(db);
  return rows[0];
}

/** The letter of a message that waits, and when it may leave; undefined once it left or was taken back. */
export async function heldLetter(db: Db, messageId: string) {
  const { rows } = await sql<{ id: string; send_at: Temporal.Instant }>`select id, send_at from outgoing
    where message_id = ${messageId}::uuid and state = 'held'`.execute(db);
  return rows[0];
}
