import './articles.tables.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

interface Person {
  id: string;
  name: string;
}

export interface CommentRow {
  id: string;
  article_id: string;
  language: Language;
  author: Person | null;
  author_id: string | null;
  quote: string;
  words: string;
  proposal: string | null;
  made_at: Temporal.Instant;
  settled_at: Temporal.Instant | null;
  settled_by: Person | null;
}

export const MOST_COMMENTS = 500;

const COLUMNS = sql`c.id, c.article_id, c.language, c.author_id, c.quote, c.words, c.proposal, c.made_at, c.settled_at,
  (select jsonb_build_object('id', p.id, 'name', p.name) from teammates p where p.id = c.author_id) as author,
  (select jsonb_build_object('id', p.id, 'name', p.name) from teammates p where p.id = c.settled_by) as settled_by`;

/** In the order of their making, open ones first. */
export async function commentsOf(db: Db | Trx, articleId: string, language: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`select ${COLUMNS} from article_comments c
    where c.article_id = ${articleId}::uuid and c.language = ${language}
    order by c.settled_at is not null, c.made_at, c.id limit ${MOST_COMMENTS}`.execute(db);
  return rows;
}

export async function commentById(db: Db | Trx, articleId: string, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`select ${COLUMNS} from article_comments c
    where c.article_id = ${articleId}::uuid and c.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export async function insertComment(
  trx: Trx,
  row: {
    id: string;
    article_id: string;
    language: string;
    author_id: string | null;
    quote: string;
    words: string;
    proposal: string | null;
    made_at: string;
  },
): Promise<void> {
  await trx
    .insertInto('article_comments')
    .values({ ...row, settled_at: null, settled_by: null })
    .execute();
}

export async function settle(trx: Trx, id: string, by: string | null, at: string): Promise<void> {
  await trx.updateTable('article_comments').set({ settled_at: at, settled_by: by }).where('id', '=', id).execute();
}

export async function insertReview(
  trx: Trx,
  row: {
    id: string;
    article_id: string;
    language: string;
    asked_by: string | null;
    asked_of: string | null;
    asked_at: string;
    note: string;
  },
): Promise<void> {
  await trx
    .insertInto('article_reviews')
    .values({ ...row, outcome: null, done_at: null })
    .execute();
}

export async function openReview(trx: Trx, articleId: string, language: string) {
  return trx
    .selectFrom('article_reviews')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .where('done_at', 'is', null)
    .executeTakeFirst();
}

export async function reviewById(trx: Trx, articleId: string, id: string) {
  return trx
    .selectFrom('article_reviews')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function endReview(
  trx: Trx,
  id: string,
  outcome: 'fine' | 'changes' | 'withdrawn',
  at: string,
): Promise<void> {
  await trx.updateTable('article_reviews').set({ outcome, done_at: at }).where('id', '=', id).execute();
}

/** Articles whose day has come in their desk's zone and whose owner was not told of it; told now. */
export async function takeReviewsDue(
  trx: Trx,
  now: Temporal.Instant,
): Promise<{ id: string; desk_id: string; owner_id: string }[]> {
  const { rows } = await sql<{ id: string; desk_id: string; owner_id: string }>`
    update articles a set review_told_at = ${now.toString()}::timestamptz from desks
    where desks.id = a.desk_id and a.owner_id is not null and a.review_told_at is null and a.put_away_at is null
      and a.review_on <= (${now.toString()}::timestamptz at time zone desks.time_zone)::date
    returning a.id, a.desk_id, a.owner_id`.execute(trx);
  return rows;
}
