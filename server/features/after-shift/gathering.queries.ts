import './after-shift.tables.ts';
import type { GatheredKind, GatheredState } from '../../../contract/after-shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from '../tickets/index.ts';

export interface BareReply {
  message_id: string;
  ticket_id: string;
  subject: string;
  /** The letter that began the request. */
  letter: string;
  /** What makes it the same thing when it comes again: the question, where others asked it too, else the ticket. */
  key: string;
  at: Temporal.Instant;
  /** When somebody's newest reply to it was written. */
  touched_at: Temporal.Instant;
}

/**
 * Requests that somebody answered between `from` and `to` with neither article nor saved reply: the longest reply to each since
 * `since`, written by hand from beginning to end. What was gathered once keeps its key, whatever group its question is in by now.
 */
export async function repliesByHand(
  trx: Trx,
  teammateId: string,
  deskId: string,
  span: { since: Temporal.Instant; from: Temporal.Instant; to: Temporal.Instant },
  { leastLetters, mostLetters, limit }: { leastLetters: number; mostLetters: number; limit: number },
): Promise<BareReply[]> {
  const own = sql`m.author_id = ${teammateId}::uuid and m.author_kind = 'teammate' and m.type = 'reply'`;
  const { rows } = await sql<BareReply>`with touched as (
      select m.ticket_id, max(m.created_at) as touched_at from messages m
      where ${own} and m.created_at > ${span.from.toString()}::timestamptz and m.created_at <= ${span.to.toString()}::timestamptz
      group by m.ticket_id
    )
    select * from (
      select distinct on (m.ticket_id) m.id as message_id, m.ticket_id, t.subject, m.created_at as at, touched.touched_at,
        coalesce((select g.key from gathered g where g.ticket_id = t.id and g.teammate_id = ${teammateId}::uuid
          and g.kind = 'no-answer' order by g.gathered_at limit 1), a.group_id::text, t.id::text) as key,
        coalesce((select left(c.visible_text, ${mostLetters}) from messages c where c.ticket_id = t.id and c.type = 'incoming'
          order by c.created_at, c.id limit 1), '') as letter
      from touched join messages m on m.ticket_id = touched.ticket_id join tickets t on t.id = m.ticket_id
        left join asked_tickets a on a.ticket_id = t.id
      where ${own} and m.created_at >= ${span.since.toString()}::timestamptz and m.created_at <= ${span.to.toString()}::timestamptz
        and t.desk_id = ${deskId}::uuid and length(m.visible_text) >= ${leastLetters} and ${withoutAnswer()}
      order by m.ticket_id, length(m.visible_text) desc, m.id) longest
    order by touched_at, ticket_id limit ${limit}`.execute(trx);
  return rows;
}

/** What somebody asked of their buddy in a note since then, with the first note that the buddy wrote after it. */
export async function answeredByBuddy(
  trx: Trx,
  teammateId: string,
  buddyId: string,
  since: Temporal.Instant,
  limit: number,
): Promise<{ asked_id: string; answer_id: string; ticket_id: string; at: Temporal.Instant }[]> {
  const { rows } = await sql<{ asked_id: string; answer_id: string; ticket_id: string; at: Temporal.Instant }>`
    select q.id as asked_id, a.id as answer_id, q.ticket_id, q.created_at as at
    from ticket_mentions n join messages q on q.id = n.message_id
      cross join lateral (select m.id from messages m where m.ticket_id = q.ticket_id and m.type = 'note'
        and m.author_kind = 'teammate' and m.author_id = ${buddyId}::uuid and m.created_at > q.created_at
        order by m.created_at, m.id limit 1) a
    where n.teammate_id = ${buddyId}::uuid and q.author_kind = 'teammate' and q.author_id = ${teammateId}::uuid
      and q.created_at >= ${since.toString()}::timestamptz
    order by q.created_at limit ${limit}`.execute(trx);
  return rows;
}

/** A condition on the message `m`. */
function withoutAnswer() {
  return sql`not exists (select from article_answers x where x.message_id = m.id)
    and not exists (select from reply_answers x where x.message_id = m.id)
    and not exists (select from saved_reply_uses x where x.message_id = m.id)`;
}

export interface NewGathered {
  id: string;
  shiftId: string;
  teammateId: string;
  kind: GatheredKind;
  key: string;
  ticketId: string | null;
  messageId: string | null;
  /** The article that a lesson named. */
  articleId?: string | null;
  words: string;
  at: Temporal.Instant;
}

/** Once more of what is there and open already, once for each request; what was decided stays so. */
export async function putGathered(trx: Trx, row: NewGathered): Promise<void> {
  await sql`insert into gathered (id, shift_id, teammate_id, kind, key, ticket_id, ticket_ids, message_id, article_id, words,
      gathered_at)
    values (${row.id}::uuid, ${row.shiftId}::uuid, ${row.teammateId}::uuid, ${row.kind}, ${row.key}, ${row.ticketId}::uuid,
      array_remove(array[${row.ticketId}::uuid], null), ${row.messageId}::uuid, ${row.articleId ?? null}::uuid, ${row.words}, ${row.at.toString()}::timestamptz)
    on conflict (teammate_id, kind, key) do update set shift_id = excluded.shift_id,
      times = gathered.times + (not gathered.ticket_ids @> excluded.ticket_ids)::int,
      ticket_ids = case when gathered.ticket_ids @> excluded.ticket_ids then gathered.ticket_ids
        else gathered.ticket_ids || excluded.ticket_ids end,
      ticket_id = excluded.ticket_id, message_id = excluded.message_id, words = excluded.words,
      article_id = coalesce(excluded.article_id, gathered.article_id)
    where gathered.state = 'open'
      and (gathered.ticket_id, gathered.message_id) is distinct from (excluded.ticket_id, excluded.message_id)`.execute(
    trx,
  );
}

/** A search whose words come letter by letter: what is a beginning of these was the same one. */
export async function dropBeginnings(
  trx: Trx,
  teammateId: string,
  key: string,
  since: Temporal.Instant,
): Promise<void> {
  await sql`delete from gathered where teammate_id = ${teammateId}::uuid and kind = 'search-without-result' and state = 'open'
    and gathered_at >= ${since.toString()}::timestamptz and key <> ${key} and starts_with(${key}, key)`.execute(trx);
}

export interface GatheredRow {
  id: string;
  shift_id: string;
  kind: GatheredKind;
  state: GatheredState;
  words: string;
  times: number;
  ticket_id: string | null;
  message_id: string | null;
  number: number | null;
  subject: string | null;
  /** Requests that it came of and that one may see, the newest first. */
  sources: { id: string; number: number; contact: string }[];
  made_ref: string | null;
  gathered_at: Temporal.Instant;
  /** What the lesson named, while it is there to be read and changed. */
  guide: { id: string; title: string; language: string } | null;
}

/** What waits for a decision, from whichever shift, and what was decided in this one; a reply that got its article since is no gap. */
export async function listGathered(
  db: Db | Trx,
  actor: Actor & { kind: 'teammate' },
  shiftId: string,
  limit: number,
): Promise<GatheredRow[]> {
  const { rows } =
    await sql<GatheredRow>`select g.id, g.shift_id, g.kind, g.state, g.words, g.times, g.ticket_id, g.message_id,
      tickets.number, tickets.subject, g.made_ref, g.gathered_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', tickets.id, 'number', tickets.number, 'contact', c.name)
          order by tickets.id = g.ticket_id desc, tickets.number desc)
        from tickets join contacts c on c.id = tickets.contact_id
        where tickets.id = any(g.ticket_ids) and ${ticketsVisibleTo(actor)}), '[]') as sources,
      (select jsonb_build_object('id', a.id, 'title', x.title, 'language', x.language)
        from articles a join article_texts x on x.article_id = a.id and x.language = a.source_language
        where a.id = g.article_id and a.desk_id = r.desk_id and a.put_away_at is null) as guide
    from gathered g join shifts s on s.id = g.shift_id join rotas r on r.id = s.rota_id
      left join tickets on tickets.id = g.ticket_id
    left join messages m on m.id = g.message_id
    where g.teammate_id = ${actor.id}::uuid and (g.state = 'open' or g.shift_id = ${shiftId}::uuid)
      and (g.ticket_id is null or ${ticketsVisibleTo(actor)})
      and (g.kind <> 'no-answer' or g.state <> 'open' or (m.id is not null and ${withoutAnswer()}))
    order by g.state <> 'open', g.kind <> 'no-answer', g.times desc, g.gathered_at limit ${limit}`.execute(db);
  return rows;
}

export async function lockGathered(trx: Trx, id: string) {
  return trx
    .selectFrom('gathered')
    .innerJoin('shifts', 'shifts.id', 'gathered.shift_id')
    .innerJoin('rotas', 'rotas.id', 'shifts.rota_id')
    .selectAll('gathered')
    .select(['rotas.desk_id', 'shifts.buddy_id'])
    .where('gathered.id', '=', id)
    .forUpdate('gathered')
    .executeTakeFirst();
}

export async function settleGathered(
  trx: Trx,
  id: string,
  state: GatheredState,
  madeRef: string | null,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('gathered')
    .set({ state, made_ref: madeRef, decided_at: at.toString() })
    .where('id', '=', id)
    .execute();
}

/** A message's words, and on which desk. */
export async function wordsOfMessage(
  db: Db | Trx,
  messageId: string,
): Promise<{ html: string | null; text: string; language: string | null } | undefined> {
  const { rows } = await sql<{ html: string | null; text: string; language: string | null }>`
    select m.html, m.visible_text as text, coalesce(m.language, t.language) as language
    from messages m join tickets t on t.id = m.ticket_id where m.id = ${messageId}::uuid`.execute(db);
  return rows[0];
}

/** What the customer wrote first, in at most so many letters. */
export async function firstLetterOf(db: Db | Trx, ticketId: string, letters: number): Promise<string> {
  const { rows } = await sql<{ text: string }>`select left(visible_text, ${letters}) as text from messages
    where ticket_id = ${ticketId}::uuid and type = 'incoming' order by created_at, id limit 1`.execute(db);
  return rows[0]?.text ?? '';
}
