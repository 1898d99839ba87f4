import type { Language } from '../../../contract/shapes.ts';
import type { STATUSES } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from '../tickets/index.ts';
import './help-centre.tables.ts';

export interface Reads {
  articleId: string;
  language: Language;
  /** "2026-11-22". */
  day: string;
  reads: number;
}

/** Adds to what is counted; an article that is gone by now is left out. */
export async function addReads(db: Db, reads: readonly Reads[]): Promise<void> {
  await sql`insert into article_reads (article_id, language, day, reads)
    select r."articleId", r.language, r.day, r.reads
    from jsonb_to_recordset(${JSON.stringify(reads)}::jsonb) as r("articleId" uuid, language text, day date, reads int)
    where exists (select from articles a where a.id = r."articleId")
    on conflict (article_id, day, language) do update set reads = article_reads.reads + excluded.reads`.execute(db);
}

/** Of these articles the most read since a day, in this language, most first. */
export async function mostReadOf(
  db: Db,
  articleIds: readonly string[],
  { language, since, limit }: { language: Language; since: string; limit: number },
): Promise<string[]> {
  if (articleIds.length === 0) return [];
  const { rows } = await sql<{ article_id: string }>`select article_id from article_reads
    where article_id = any(${articleIds}::uuid[]) and language = ${language} and day >= ${since}::date
    group by article_id order by sum(reads) desc, article_id limit ${limit}`.execute(db);
  return rows.map((row) => row.article_id);
}

/** The day's salt, made by whoever asks first; earlier ones are thrown away, and searches that nobody looks at any more. */
export async function saltOfDay(db: Db, day: string, fresh: Uint8Array, forgetBefore: string): Promise<Buffer> {
  await db
    .insertInto('help_salts')
    .values({ day, salt: fresh })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.deleteFrom('help_salts').where('day', '<', day).execute();
  await db.deleteFrom('help_searches').where('at', '<', sql<never>`${forgetBefore}::timestamptz`).execute();
  const row = await db.selectFrom('help_salts').select('salt').where('day', '=', day).executeTakeFirstOrThrow();
  return row.salt;
}

export interface Vote {
  id: string;
  articleId: string;
  language: Language;
  day: string;
  visitor: Uint8Array;
  network: Uint8Array;
  helpful: boolean;
  words: string;
  at: string;
}

/** One for each visitor, article and day: said again it is changed; words that were said stay until others are. */
export async function putVote(db: Db, { articleId, words, ...vote }: Vote): Promise<void> {
  await db
    .insertInto('article_votes')
    .values({ ...vote, article_id: articleId, words })
    .onConflict((conflict) =>
      conflict
        .columns(['article_id', 'day', 'visitor'])
        .doUpdateSet({ helpful: vote.helpful, at: vote.at, ...(words === '' ? {} : { words }) }),
    )
    .execute();
}

/** Visitors other than this one who said something of an article on a day from the same address. */
export async function votersOfNetwork(db: Db, { articleId, day, network, visitor }: Vote): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from article_votes
    where article_id = ${articleId}::uuid and day = ${day}::date and network = ${network} and visitor <> ${visitor}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function votesOf(db: Db, articleId: string, since?: string): Promise<{ yes: number; no: number }> {
  const { rows } = await sql<{ yes: number; no: number }>`select count(*) filter (where helpful)::int as yes,
      count(*) filter (where not helpful)::int as no from article_votes
    where article_id = ${articleId}::uuid and (${since ?? null}::date is null or day >= ${since ?? null}::date)`.execute(
    db,
  );
  return rows[0] ?? { yes: 0, no: 0 };
}

export async function saidOf(db: Db, articleId: string, since: string, limit: number) {
  return db
    .selectFrom('article_votes')
    .select(['helpful', 'words', 'language', 'at'])
    .where('article_id', '=', articleId)
    .where('words', '<>', '')
    .where('day', '>=', since)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
}

export async function readsByDay(db: Db, articleId: string, since: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; reads: number }>`select day, sum(reads)::int as reads from article_reads
    where article_id = ${articleId}::uuid and day >= ${since}::date group by day`.execute(db);
  return new Map(rows.map((row) => [row.day, row.reads]));
}

export interface Search {
  id: string;
  deskId: string;
  language: Language;
  words: string;
  /** What counts as the same words. */
  key: string;
  found: number;
  at: string;
}

/**
 * A search, or what a search has become while somebody went on typing: as long as nothing was opened of it, the same id says
 * what they typed last. Nobody changes another desk's, nor one of an hour ago.
 */
export async function putSearch(db: Db, { deskId, ...search }: Search): Promise<void> {
  await sql`insert into help_searches (id, desk_id, language, words, key, found, at)
    values (${search.id}::uuid, ${deskId}::uuid, ${search.language}, ${search.words}, ${search.key}, ${search.found},
      ${search.at}::timestamptz)
    on conflict (id) do update set words = excluded.words, key = excluded.key, found = excluded.found, at = excluded.at
    where help_searches.desk_id = excluded.desk_id and help_searches.opened_article_id is null
      and help_searches.at > excluded.at - interval '1 hour'`.execute(db);
}

/** The first that was opened of it, within the hour. */
export async function putOpened(db: Db, searchId: string, articleId: string, at: string): Promise<void> {
  await sql`update help_searches s set opened_article_id = a.id from articles a
    where s.id = ${searchId}::uuid and a.id = ${articleId}::uuid and a.desk_id = s.desk_id
      and s.opened_article_id is null and s.at > ${at}::timestamptz - interval '1 hour'`.execute(db);
}

export async function putWrote(db: Db | Trx, searchId: string, at: string): Promise<void> {
  await sql`update help_searches set wrote_at = ${at}::timestamptz where id = ${searchId}::uuid and wrote_at is null
    and at > ${at}::timestamptz - interval '1 day'`.execute(db);
}

export async function searchesThatOpened(db: Db, articleId: string, since: string, limit: number) {
  const { rows } = await sql<{ words: string; language: Language; times: number }>`
    select (array_agg(words order by at desc))[1] as words, language, count(*)::int as times from help_searches
    where opened_article_id = ${articleId}::uuid and at >= ${since}::date
    group by key, language order by times desc, max(at) desc limit ${limit}`.execute(db);
  return rows;
}

export async function wroteAfter(db: Db, articleId: string, since: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from help_searches
    where opened_article_id = ${articleId}::uuid and wrote_at is not null and at >= ${since}::date`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The words of a reply in which an address of an article may be; undefined where none is. */
export async function wordsWithLinks(trx: Trx, messageId: string): Promise<string | undefined> {
  const { rows } = await sql<{ words: string }>`select coalesce(html, '') || ' ' || text as words from messages
    where id = ${messageId}::uuid and type = 'reply' and (html like '%/articles/%' or text like '%/articles/%')`.execute(
    trx,
  );
  return rows[0]?.words;
}

/** The articles that are, or ever were, at these addresses. */
export async function articlesAt(
  trx: Trx,
  places: readonly { deskId: string; language: string; slug: string }[],
): Promise<string[]> {
  const { rows } = await sql<{ article_id: string }>`select distinct s.article_id from article_slugs s
    join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p("deskId" uuid, language text, slug text)
      on s.desk_id = p."deskId" and s.language = p.language and s.slug = p.slug`.execute(trx);
  return rows.map((row) => row.article_id);
}

export async function putAnswered(
  trx: Trx,
  messageId: string,
  articleIds: readonly string[],
  at: string,
): Promise<void> {
  await sql`insert into article_answers (article_id, message_id, ticket_id, at)
    select a.id, m.id, m.ticket_id, ${at}::timestamptz from messages m, articles a
    where m.id = ${messageId}::uuid and a.id = any(${articleIds}::uuid[]) on conflict do nothing`.execute(trx);
}

/** Tickets that were answered with an article, of those that the actor may see: how many, and the last ones. */
export async function ticketsAnswered(db: Db, actor: Actor, articleId: string, since: string, limit: number) {
  const { rows } = await sql<{
    id: string;
    number: number;
    subject: string;
    status: (typeof STATUSES)[number];
    all: number;
  }>`
    select tickets.id, tickets.number, tickets.subject, tickets.status, count(*) over ()::int as all
    from tickets join (select ticket_id, max(at) as at from article_answers
      where article_id = ${articleId}::uuid and at >= ${since}::date group by ticket_id) answered on answered.ticket_id = tickets.id
    where ${ticketsVisibleTo(actor)} order by answered.at desc, tickets.id desc limit ${limit}`.execute(db);
  return { count: rows[0]?.all ?? 0, last: rows.map(({ all: _all, ...ticket }) => ticket) };
}

export interface GapRow {
  words: string;
  language: Language;
  desk_id: string;
  times: number;
  why: 'nothing_found' | 'not_opened' | 'wrote_anyway';
  article_id: string | null;
  title: string | null;
  last_at: Temporal.Instant;
}

/**
 * Words that were searched and left somebody without an answer: nothing found, nothing opened of what was, or written about all
 * the same. Each group has the reason that most of its searches have. Most asked first.
 */
export async function gapRows(
  db: Db,
  { desks, since, limit }: { desks: 'all' | readonly string[]; since: string; limit: number },
): Promise<GapRow[]> {
  const onDesks = desks === 'all' ? sql`true` : sql`desk_id = any(${desks}::uuid[])`;
  const { rows } = await sql<GapRow>`
    with left_alone as (
      select *, case when wrote_at is not null then 'wrote_anyway' when found = 0 then 'nothing_found' else 'not_opened' end as why
      from help_searches
      where ${onDesks} and at >= ${since}::timestamptz and (wrote_at is not null or opened_article_id is null)
    )
    select (array_agg(s.words order by s.at desc))[1] as words, s.language, s.desk_id, count(*)::int as times,
      mode() within group (order by s.why) as why, mode() within group (order by s.opened_article_id) as article_id,
      (select t.title from article_texts t
        where t.article_id = mode() within group (order by s.opened_article_id) order by t.language = s.language desc
        limit 1) as title,
      max(s.at) as last_at
    from left_alone s group by s.desk_id, s.language, s.key
    order by times desc, last_at desc limit ${limit}`.execute(db);
  return rows;
}

export async function deskOfArticle(db: Db, articleId: string): Promise<string | undefined> {
  const row = await db.selectFrom('articles').select('desk_id').where('id', '=', articleId).executeTakeFirst();
  return row?.desk_id;
}
