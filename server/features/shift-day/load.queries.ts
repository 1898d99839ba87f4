import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface AnsweredRow {
  id: string;
  ticket_id: string;
  at: Temporal.Instant;
  /** Letters of both sides before it, as far as they are counted. */
  letters: number;
  /** The customer's last mark before it was a low one. */
  marked_low: boolean;
  /** What the customer wrote last before it. */
  words: string;
}

/** More replies of one shift nobody writes; what lies beyond is over every ceiling. */
const MOST_ANSWERS = 300;
const WORDS_READ = 4_000;

/** Replies of one person in a span, by time; letters to many at once are not counted. */
export async function answersBetween(
  db: Db | Trx,
  teammateId: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
  longThread: number,
): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`
    select m.id, m.ticket_id, m.created_at as at,
      (select count(*)::int from (select from messages x where x.ticket_id = m.ticket_id
        and x.type in ('incoming', 'reply') and (x.created_at, x.id) < (m.created_at, m.id) limit ${longThread}) n) as letters,
      coalesce((select k.low from satisfaction_marks k join tickets t on t.contact_id = k.contact_id
        where t.id = m.ticket_id and k.given_at < m.created_at order by k.given_at desc limit 1), false) as marked_low,
      coalesce((select left(x.visible_text, ${WORDS_READ}) from messages x where x.ticket_id = m.ticket_id
        and x.type = 'incoming' and not x.is_auto and x.created_at <= m.created_at
        order by x.created_at desc, x.id desc limit 1), '') as words
    from messages m
    where m.author_id = ${teammateId}::uuid and m.type = 'reply' and m.author_kind = 'teammate'
      and m.created_at between ${from.toString()}::timestamptz and ${to.toString()}::timestamptz
      and m.facts->>'together' is null
    order by m.created_at, m.id limit ${MOST_ANSWERS}`.execute(db);
  return rows;
}

export async function nameOf(db: Db | Trx, teammateId: string): Promise<string | null> {
  const row = await db.selectFrom('teammates').select('name').where('id', '=', teammateId).executeTakeFirst();
  return row?.name ?? null;
}
