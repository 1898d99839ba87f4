import './articles.tables.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { Visibility } from './articles.tables.ts';

interface Person {
  id: string;
  name: string;
}

/** A text in a row of JSON: instants are strings. */
export interface ListedText {
  language: Language;
  title: string;
  slug: string;
  version: number;
  published: number | null;
  published_at: string | null;
  changed_at: string | null;
  changed_by: Person | null;
  publish_at: string | null;
  follows: number | null;
  characters: number;
  in_review: boolean;
  open_comments: number;
}

export interface ListedArticle {
  id: string;
  desk_id: string;
  desk_name: string;
  section_id: string | null;
  visibility: Visibility;
  source_language: Language;
  position: number;
  owner: Person | null;
  review_on: string | null;
  created_at: Temporal.Instant;
  created_by: Person | null;
  updated_at: Temporal.Instant;
  put_away_at: Temporal.Instant | null;
  ticket_id: string | null;
  also_called: string[];
  texts: ListedText[];
}

const person = (column: RawBuilder<unknown>) =>
  sql`(select jsonb_build_object('id', p.id, 'name', p.name) from teammates p where p.id = ${column})`;

/** The rows of `chosen` (a select of `articles`), with their texts in all languages. */
function shown(chosen: RawBuilder<unknown>): RawBuilder<ListedArticle> {
  return sql<ListedArticle>`select a.id, a.desk_id, desks.name as desk_name, a.section_id, a.visibility, a.source_language,
      a.position, ${person(sql`a.owner_id`)} as owner, a.review_on, a.created_at, ${person(sql`a.created_by`)} as created_by,
      a.updated_at, a.put_away_at, a.ticket_id, a.also_called, coalesce(t.texts, '[]') as texts
    from (${chosen}) a join desks on desks.id = a.desk_id
    left join lateral (select jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title, 'slug', t.slug,
        'version', t.version, 'published', t.published, 'published_at', t.published_at, 'changed_at', t.changed_at,
        'changed_by', ${person(sql`t.changed_by`)}, 'publish_at', t.publish_at, 'follows', t.follows,
        'characters', length(t.text),
        'in_review', exists (select from article_reviews r where r.article_id = t.article_id and r.language = t.language
          and r.done_at is null),
        'open_comments', (select count(*) from article_comments c where c.article_id = t.article_id
          and c.language = t.language and c.settled_at is null))
      order by t.language = a.source_language desc, t.language) as texts
      from article_texts t where t.article_id = a.id) t on true`;
}

export interface ArticleList {
  where: RawBuilder<SqlBool>[];
  after: readonly [at: string, id: string] | null;
  limit: number;
}

/** Newest change first. */
export async function listArticles(db: Db, { where, after, limit }: ArticleList): Promise<ListedArticle[]> {
  const conditions = [...where];
  if (after)
    conditions.push(sql<SqlBool>`(articles.updated_at, articles.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const { rows } = await sql<ListedArticle>`${shown(
    sql`select * from articles where ${sql.join(conditions, sql` and `)} order by updated_at desc, id desc limit ${limit}`,
  )} order by a.updated_at desc, a.id desc`.execute(db);
  return rows;
}

export async function articleRow(db: Db | Trx, id: string): Promise<ListedArticle | undefined> {
  const { rows } = await sql<ListedArticle>`${shown(sql`select * from articles where id = ${id}::uuid`)}`.execute(db);
  return rows[0];
}

export async function htmlOfTexts(db: Db | Trx, articleId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('article_texts')
    .select(['language', 'html'])
    .where('article_id', '=', articleId)
    .execute();
  return new Map(rows.map((row) => [row.language, row.html]));
}

/** Two versions of each of these, older and newer: of sources that their translations no longer follow. */
export async function versionsBehind(
  db: Db | Trx,
  behind: readonly { article: string; language: string; from: number; to: number }[],
): Promise<{ article: string; from: number; older: string; newer: string }[]> {
  if (behind.length === 0) return [];
  const { rows } = await sql<{ article: string; from: number; older: string; newer: string }>`
    select b.article, b."from", o.html as older, n.html as newer
    from json_to_recordset(${JSON.stringify(behind)}) as b(article uuid, language text, "from" int, "to" int)
    join article_versions o on o.article_id = b.article and o.language = b.language and o.number = b."from"
    join article_versions n on n.article_id = b.article and n.language = b.language and n.number = b."to"`.execute(db);
  return rows;
}

export interface ReviewRow {
  id: string;
  language: Language;
  asked_by: Person | null;
  asked_of: Person | null;
  asked_at: Temporal.Instant;
  note: string;
  outcome: 'fine' | 'changes' | 'withdrawn' | null;
  done_at: Temporal.Instant | null;
}

/** The newest of each language: open, or the last one. */
export async function lastReviews(db: Db | Trx, articleId: string): Promise<ReviewRow[]> {
  const { rows } =
    await sql<ReviewRow>`select distinct on (language) id, language, ${person(sql`asked_by`)} as asked_by,
      ${person(sql`asked_of`)} as asked_of, asked_at, note, outcome, done_at
    from article_reviews where article_id = ${articleId}::uuid order by language, asked_at desc, id desc`.execute(db);
  return rows;
}
