import './articles.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { runWithKeptPlan, sql } from '../../platform/db/index.ts';
import type { Visibility } from './articles.tables.ts';
import type { HeadRow } from './reading.queries.ts';

/** What the database makes of one word. */
export interface WordForms {
  word: string;
  /** Without case and accents. */
  exact: string[];
  stems: string[];
  /** It says nothing by itself ("the", "il"), in the language asked for or in one of ours. */
  common: boolean;
}

/** @param language its stems alone; null: those of all four */
export async function formsOf(db: Db, words: readonly string[], language: string | null): Promise<WordForms[]> {
  if (words.length === 0) return [];
  const query = sql<WordForms>`
    with asked as (select place, word from unnest(${words}::text[]) with ordinality a(word, place)),
    stemmed as (select place, to_tsvector(l.config::regconfig, word) as words from asked, search_languages l
      where ${language === null ? sql`l.code in ('en', 'it', 'es', 'ro')` : sql`l.code = ${language}`})
    select word, tsvector_to_array(to_tsvector('sportello_exact', word)) as exact,
      array(select distinct w from stemmed s, unnest(tsvector_to_array(s.words)) w where s.place = asked.place) as stems,
      exists (select from stemmed s where s.place = asked.place and s.words = ''::tsvector) as common
    from asked order by place`;
  return runWithKeptPlan(db, query.compile(db));
}

export interface SearchPlace {
  deskIds: readonly string[];
  visibility: readonly Visibility[];
  language: string | null;
  /** Only what may answer somebody: a guide of how to write answers nothing. */
  answers?: boolean;
}

const PLACE = ({ deskIds, visibility, language, answers }: SearchPlace) => sql`d.desk_id = any(${deskIds}::uuid[])
  and d.visibility = any(${visibility}::text[])
  and ${language === null ? sql`true` : sql`d.language = ${language}`}
  and (d.section_id is null or exists (select from sections s where s.id = d.section_id and s.put_away_at is null
    and ${answers ? sql`s.kind <> 'style_guide'` : sql`true`}))`;

/** A word that more than so many articles hold tells no more by being counted on. */
const COUNTED_UP_TO = 400;

/** In how many articles each of these tsqueries is, counted up to some hundreds. */
export async function countHolding(db: Db, queries: readonly string[]): Promise<number[]> {
  if (queries.length === 0) return [];
  const query = sql<{ count: number }>`
    select (select count(*)::int from (select from article_documents d where d.words @@ query::tsquery
        limit ${COUNTED_UP_TO}) counted) as count
    from unnest(${queries}::text[]) with ordinality q(query, place) order by place`;
  const rows = await runWithKeptPlan(db, query.compile(db));
  return rows.map(({ count }) => count);
}

/**
 * What the database has noticed by itself (ANALYZE): how many articles there are, and in which part of them the most common
 * words are. Nothing of words where it has not looked yet.
 */
export async function noticedWords(db: Db): Promise<{ documents: number; parts: Map<string, number> }> {
  const { rows } = await sql<{ documents: number; words: string[] | null; parts: number[] | null }>`
    select greatest((select reltuples::int from pg_class where oid = 'article_documents'::regclass),
        (select count(*)::int from (select from article_documents limit ${COUNTED_UP_TO}) counted), 1) as documents,
      most_common_elems::text::text[] as words, most_common_elem_freqs as parts
    from (select) one left join pg_stats on schemaname = current_schema()
      and tablename = 'article_documents' and attname = 'words'`.execute(db);
  const { documents = 1, words, parts } = rows[0] ?? {};
  // Behind the parts of the words stand their least and their greatest.
  return { documents, parts: new Map((words ?? []).map((word, index) => [word, parts?.[index] ?? 0])) };
}

export interface HitRow extends HeadRow {
  text: string;
  /** The weight of what its words and its title hold, of all that was asked for. */
  weight: number;
  title_weight: number;
  /** Words asked for that it holds, those in its title, and words that its title has. */
  held: number;
  title_held: number;
  title_length: number;
}

/** So many called by a word, and so many that only hold it, are weighed: of thousands, any are as good. */
const MOST_TITLES = 200;
const MOST_TEXTS = 400;

/** Words that are looked for: each a tsquery of the forms of one word. */
export interface WeighedQuery {
  query: string;
  weight: number;
}

/**
 * Articles that hold what `needed` asks for, those that hold most first.
 * @param wanted.certain are in all that hold what is needed, and looked for in titles alone; wanted.possible may be in some
 * @param needed of type tsquery: what must be in them
 */
export async function articlesHolding(
  db: Db,
  place: SearchPlace,
  { certain, possible }: { certain: readonly WeighedQuery[]; possible: readonly WeighedQuery[] },
  needed: string,
  limit: number,
): Promise<HitRow[]> {
  const table = (queries: readonly WeighedQuery[]) =>
    sql`(select query::tsquery as query, weight from json_to_recordset(${JSON.stringify(queries)}) as t(query text, weight float8))`;
  const inText =
    possible.length === 0
      ? sql`(select 0::float8 as weight, 0 as held)`
      : // Long values lie packed: taken out once for each article, and not once for each word.
        sql`(select coalesce(sum(weight), 0)::float8 as weight, count(*)::int as held
          from (select d.words || ''::tsvector as words offset 0) unpacked join possible on unpacked.words @@ query)`;
  const query = sql<HitRow>`
    with terms as materialized ${table([...certain, ...possible])}, possible as materialized ${table(possible)},
    likely as (
      (select d.ctid as place from article_documents d where d.title_words @@ ${needed}::tsquery and ${PLACE(place)}
        limit ${MOST_TITLES})
      union
      (select d.ctid from article_documents d where d.words @@ ${needed}::tsquery and ${PLACE(place)}
        limit ${MOST_TEXTS})),
    weighed as (select d.article_id, d.language, t.*, ${sumOf(certain)}::float8 + w.weight as weight, ${certain.length}::int + w.held as held
      from likely join article_documents d on d.ctid = likely.place
      cross join lateral ${inText} w
      cross join lateral (select coalesce(sum(weight), 0)::float8 as title_weight, count(*)::int as title_held
        from terms where d.title_words @@ query) t
      order by w.weight + t.title_weight desc, d.article_id limit ${limit})
    select a.id, a.desk_id, a.section_id, t.language, v.title, t.slug, a.visibility, t.published_at, a.owner_id,
      length(v.text) as characters, a.position, v.text, w.weight, w.title_weight, w.held, w.title_held,
      coalesce(length(to_tsvector(l.config::regconfig, search_plain(v.title))), 1)::int as title_length
    from weighed w join articles a on a.id = w.article_id
      join article_texts t on t.article_id = w.article_id and t.language = w.language
      join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
      left join search_languages l on l.code = w.language
    order by w.weight + w.title_weight desc, t.published_at desc, a.id`;
  return runWithKeptPlan(db, query.compile(db));
}

function sumOf(queries: readonly WeighedQuery[]): number {
  return queries.reduce((total, { weight }) => total + weight, 0);
}

/** Which of these, each a tsquery of the forms of one word, some article of the place holds. */
export async function heldIn(db: Db, place: SearchPlace, queries: readonly string[]): Promise<boolean[]> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from article_documents d where d.words @@ query::tsquery and ${PLACE(place)}) as held
    from unnest(${queries}::text[]) with ordinality q(query, at) order by at`.execute(db);
  return rows.map(({ held }) => held);
}

/**
 * Words of what may be read at the place that are written somewhat like this one: like it in its pieces of three letters, or
 * beginning as it does, since two letters that changed places leave few pieces of a short word.
 * @param word of letters alone, folded
 */
export async function wordsLike(
  db: Db,
  { deskIds, visibility, language }: SearchPlace,
  word: string,
  limit: number,
): Promise<{ word: string; often: number }[]> {
  const { rows } = await sql<{ word: string; often: number }>`
    select w.word, sum(w.articles)::int as often from article_words w
    where (w.word % ${word} or w.word like ${`${word.slice(0, 2)}%`}) and abs(length(w.word) - length(${word}::text)) <= 2
      and w.desk_id = any(${deskIds}::uuid[]) and w.visibility = any(${visibility}::text[])
      and ${language === null ? sql`true` : sql`w.language = ${language}`}
    group by w.word order by similarity(w.word, ${word}) desc, often desc, w.word limit ${limit}`.execute(db);
  return rows;
}
