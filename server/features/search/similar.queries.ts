import './search.tables.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { runWithKeptPlan, sql } from '../../platform/db/index.ts';

/** What others are to be like: a ticket, with all that was said in it, or somebody's words in a language (null: not known). */
export type LikeWhat = { ticketId: string } | { text: string; language: string | null };

/** Of somebody's words, so many characters are read. */
const MOST_TEXT = 8_000;

function ownWords(what: LikeWhat): RawBuilder<unknown> {
  const words =
    'ticketId' in what
      ? sql`search_documents d, unnest(tsvector_to_array(d.words)) w
        where d.ticket_id = ${what.ticketId}::uuid and d.kind = 'message' and d.visibility = 'public' and`
      : sql`unnest(tsvector_to_array(search_weighted(search_plain(${what.text.slice(0, MOST_TEXT)}),
        (select config from search_languages where code = ${what.language}), 'B'))) w where`;
  return sql`select distinct w as word from ${words} position(':' in w) = 0 and length(w) between 3 and 40`;
}

/** The words by which something is most unlike other letters: held by few documents, and together by no more than `most`. */
export async function tellingWords(db: Db, what: LikeWhat, most: number): Promise<{ word: string; weight: number }[]> {
  const query = sql<{ word: string; weight: number }>`
    with own as (${ownWords(what)}),
    rated as (select own.word, s.documents, ln(1 + (select greatest(reltuples, 100) from pg_class
        where oid = 'search_documents'::regclass) / s.documents)::float8 as weight
      from own join search_words s using (word) where s.documents > 1)
    select word, weight from (
      select *, sum(documents) over (order by weight desc, word rows unbounded preceding) as so_far from rated) r
    where so_far <= ${most} order by weight desc, word limit 16`;
  return runWithKeptPlan(db, query.compile(db));
}

/** So many of those that share most are looked at for rights and for what became of them. */
const LIKELIEST = 40;

/**
 * Tickets that hold most of these words, most of them first: the part of all the words' weight that each has. Down the list of
 * those that share most, until there are enough that fit: of thousands that share a word or two, nothing more is asked.
 */
export async function ticketsWithWords(
  db: Db,
  words: readonly { word: string; query: string; weight: number }[],
  tickets: RawBuilder<SqlBool>,
  not: string | null,
  limit: number,
): Promise<{ id: string; score: number }[]> {
  const query = sql<{ id: string; score: number }>`
    select id, weight / ${words.reduce((sum, { weight }) => sum + weight, 0)}
      * case when status in ('solved', 'closed') then 1 else 0.8 end as score
    from (select fitting.*, held.weight
      from (select ticket_id, sum(weight) as weight from (
          select distinct d.ticket_id, w.word, w.weight
          from json_to_recordset(${JSON.stringify(words)}) as w(word text, query text, weight float8)
          join search_documents d on d.words @@ w.query::tsquery) each
        where ${not === null ? sql`true` : sql`ticket_id <> ${not}::uuid`} group by ticket_id order by weight desc, ticket_id desc) held
      cross join lateral (select tickets.id, tickets.status, tickets.last_message_at from tickets
        where tickets.id = held.ticket_id and tickets.merged_into_id is null and ${tickets} offset 0) fitting
      order by held.weight desc, held.ticket_id desc limit ${LIKELIEST}) likely
    order by score desc, last_message_at desc, id limit ${limit}`;
  return runWithKeptPlan(db, query.compile(db));
}

/** Answered, as a condition on `tickets`. */
export const IS_SOLVED = sql<SqlBool>`tickets.status in ('solved', 'closed')`;

/** The last thing that the team answered in each of these tickets, as the id of its message. */
export async function lastReplies(db: Db, ticketIds: readonly string[]): Promise<Map<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const { rows } = await sql<{ ticket_id: string; id: string }>`
    select distinct on (ticket_id) ticket_id, id from messages
    where ticket_id = any(${ticketIds}::uuid[]) and type = 'reply' order by ticket_id, created_at desc, id desc`.execute(
    db,
  );
  return new Map(rows.map(({ ticket_id, id }) => [ticket_id, id]));
}
