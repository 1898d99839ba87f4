import './articles.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
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
  const { rows } = await sql<WordForms>`
    with asked as (select place, word from unnest(${words}::text[]) with ordinality a(word, place)),
    stemmed as (select place, to_tsvector(l.config::regconfig, word) as words from asked, search_languages l
      where ${language === null ? sql`l.code in ('en', 'it', 'es', 'ro')` : sql`l.code = ${language}`})
    select word, tsvector_to_array(to_tsvector('sportello_exact', word)) as exact,
      array(select distinct w from stemmed s, unnest(tsvector_to_array(s.words)) w where s.place = asked.place) as stems,
      exists (select from stemmed s where s.place = asked.place and s.words = ''::tsvector) as common
    from asked order by place`.execute(db);
  return rows;
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

/** In how many articles each of these is, counted up to some hundreds, and how many articles there are. */
export async function documentsWith(
  db: Db,
  queries: readonly string[],
): Promise<{ counts: number[]; documents: number }> {
  const { rows } = await sql<{ count: number; documents: number }>`
    select (select count(*)::int from (select from article_documents d where d.words @@ query::tsquery
        limit ${COUNTED_UP_TO}) counted) as count,
      greatest((select reltuples::int from pg_class where oid = 'article_documents'::regclass),
        (select count(*)::int from (select from article_documents limit ${COUNTED_UP_TO}) counted), 1) as documents
    from unnest(${queries}::text[]) with ordinality q(query, place) order by place`.execute(db);
  return { counts: rows.map((row) => row.count), documents: rows[0]?.documents ?? 1 };
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

/**
 * Articles that hold what `needed` asks for, those that hold most first.
 * @param terms each a tsquery of the forms of one word
 * @param needed of type tsquery: what must be in them
 */
export async function articlesHolding(
  db: Db,
  place: SearchPlace,
  terms: readonly { query: string; weight: number }[],
  needed: string,
  limit: number,
): Promise<HitRow[]> {
  const { rows } = await sql<HitRow>`
    with terms as materialized (select query::tsquery as query, weight
      from json_to_recordset(${JSON.stringify(terms)}) as t(query text, weight float8)),
    likely as (
      (select d.article_id, d.language from article_documents d where d.title_words @@ ${needed}::tsquery and ${PLACE(place)}
        limit ${MOST_TITLES})
      union
      (select d.article_id, d.language from article_documents d where d.words @@ ${needed}::tsquery and ${PLACE(place)}
        limit ${MOST_TEXTS})),
    weighed as (select d.article_id, d.language, w.*
      from likely join article_documents d using (article_id, language)
      -- Long values lie packed: taken out once for each article, and not once for each word.
      cross join lateral (select d.words || ''::tsvector as words offset 0) unpacked
      cross join lateral (select sum(weight)::float8 as weight, count(*)::int as held,
          coalesce(sum(weight) filter (where d.title_words @@ query), 0)::float8 as title_weight,
          (count(*) filter (where d.title_words @@ query))::int as title_held
        from terms where unpacked.words @@ query) w
      order by w.weight + w.title_weight desc, d.article_id limit ${limit})
    select a.id, a.desk_id, a.section_id, t.language, v.title, t.slug, a.visibility, t.published_at, a.owner_id,
      length(v.text) as characters, a.position, v.text, w.weight, w.title_weight, w.held, w.title_held,
      coalesce(length(to_tsvector(l.config::regconfig, search_plain(v.title))), 1)::int as title_length
    from weighed w join articles a on a.id = w.article_id
      join article_texts t on t.article_id = w.article_id and t.language = w.language
      join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
      left join search_languages l on l.code = w.language
    order by w.weight + w.title_weight desc, t.published_at desc, a.id`.execute(db);
  return rows;
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
