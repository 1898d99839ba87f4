import type { Db, RawBuilder, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface AnsweredRow {
  id: string;
  ticket_id: string;
  category_id: string | null;
  at: Temporal.Instant;
  /** A reply of somebody else’s that they looked at, and not their own. */
  is_look: boolean;
  /** Letters of both sides before it, as far as they are counted. */
  letters: number;
  /** The customer's last mark before it was a low one. */
  marked_low: boolean;
  /** What the customer wrote last before it. */
  words: string;
}

/** More nobody does in a week; of a day, what lies beyond is over every ceiling. */
const MOST_ANSWERS = 1_000;
const WORDS_READ = 4_000;

/** Replies of one person in a span, by time; letters to many at once are not counted. */
export function answersBetween(
  db: Db | Trx,
  teammateId: string,
  span: { from: Temporal.Instant; to: Temporal.Instant },
  longThread: number,
): Promise<AnsweredRow[]> {
  return withFacts(db, repliesOf(teammateId, span), longThread);
}

/** The same, and the looks that they had at replies of others. */
export function workBetween(
  db: Db | Trx,
  teammateId: string,
  span: { from: Temporal.Instant; to: Temporal.Instant },
  longThread: number,
): Promise<AnsweredRow[]> {
  const { from, to } = span;
  const looks = sql`select coalesce(r.message_id, r.id) as id, r.ticket_id, r.looked_at as at, r.asked_at as told, true as is_look
    from reviews r where r.looked_by = ${teammateId}::uuid
      and r.looked_at between ${from.toString()}::timestamptz and ${to.toString()}::timestamptz`;
  return withFacts(db, sql`${repliesOf(teammateId, span)} union all ${looks}`, longThread);
}

function repliesOf(teammateId: string, { from, to }: { from: Temporal.Instant; to: Temporal.Instant }) {
  return sql`select m.id, m.ticket_id, m.created_at as at, m.created_at as told, false as is_look from messages m
    where m.author_id = ${teammateId}::uuid and m.type = 'reply' and m.author_kind = 'teammate'
      and m.created_at between ${from.toString()}::timestamptz and ${to.toString()}::timestamptz
      and m.facts->>'together' is null`;
}

/** @param done rows of id (a message's), ticket_id, at, told (when those words were written), is_look */
async function withFacts(db: Db | Trx, done: RawBuilder<unknown>, longThread: number): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`
    select d.id, d.ticket_id, t.category_id, d.at, d.is_look,
      (select count(*)::int from (select from messages x where x.ticket_id = d.ticket_id
        and x.type in ('incoming', 'reply') and (x.created_at, x.id) < (d.told, d.id) limit ${longThread}) n) as letters,
      coalesce((select k.low from satisfaction_marks k where k.contact_id = t.contact_id
        and k.given_at < d.told order by k.given_at desc limit 1), false) as marked_low,
      coalesce((select left(x.visible_text, ${WORDS_READ}) from messages x where x.ticket_id = d.ticket_id
        and x.type = 'incoming' and not x.is_auto and x.created_at <= d.told
        order by x.created_at desc, x.id desc limit 1), '') as words
    from (${done}) d join tickets t on t.id = d.ticket_id
    order by d.at, d.id limit ${MOST_ANSWERS}`.execute(db);
  return rows;
}

export async function nameOf(db: Db | Trx, teammateId: string): Promise<string | null> {
  const row = await db.selectFrom('teammates').select('name').where('id', '=', teammateId).executeTakeFirst();
  return row?.name ?? null;
}
