import './articles.tables.ts';
import type { ArticleQuery, ArticleState } from '../../../contract/articles.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** What the words of an article are in, of its source language or the one asked for. */
function inState(state: ArticleState, language: string | undefined): RawBuilder<SqlBool> {
  const text = language === undefined ? sql`articles.source_language` : sql`${language}`;
  const review = sql`exists (select from article_reviews r where r.article_id = t.article_id and r.language = t.language
    and r.done_at is null)`;
  const said = {
    draft: sql`t.published is null and t.publish_at is null and not ${review}`,
    in_review: sql`t.published is null and t.publish_at is null and ${review}`,
    scheduled: sql`t.published is null and t.publish_at is not null`,
    published: sql`t.published is not null`,
    put_away: sql`true`,
  }[state];
  return sql<SqlBool>`exists (select from article_texts t where t.article_id = articles.id and t.language = ${text}
    and ${said})`;
}

function onDesks(desks: 'all' | readonly string[]): RawBuilder<SqlBool> {
  return desks === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`articles.desk_id = any(${desks}::uuid[])`;
}

/** What lies in the bin, of the kinds and desks that the actor writes on. */
export function binOf(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`articles.put_away_at is not null and (
    (articles.visibility = 'public' and ${onDesks(desksWhere(actor, 'article.write'))})
    or (articles.visibility = 'internal' and ${onDesks(desksWhere(actor, 'article.write-internal'))}))`;
}

/** @param today of who asks, for what is past its day */
export function askedFor(query: ArticleQuery, actor: Actor, today: string): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  const { desk, section, visibility, state, language, owner, review, q } = query;
  if (desk !== undefined) conditions.push(sql<SqlBool>`articles.desk_id = ${desk}::uuid`);
  if (section !== undefined) conditions.push(sql<SqlBool>`articles.section_id = ${section}::uuid`);
  if (visibility !== undefined) conditions.push(sql<SqlBool>`articles.visibility = ${visibility}`);
  if (state !== undefined) conditions.push(inState(state, language));
  else if (language !== undefined)
    conditions.push(
      sql<SqlBool>`exists (select from article_texts t where t.article_id = articles.id and t.language = ${language})`,
    );
  if (owner === 'me')
    conditions.push(
      actor.kind === 'teammate' ? sql<SqlBool>`articles.owner_id = ${actor.id}::uuid` : sql<SqlBool>`false`,
    );
  else if (owner !== undefined) conditions.push(sql<SqlBool>`articles.owner_id = ${owner}::uuid`);
  if (review === 'due') conditions.push(sql<SqlBool>`articles.review_on <= ${today}::date`);
  if (q !== undefined && q.trim() !== '') {
    const like = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(
      sql<SqlBool>`exists (select from article_texts t where t.article_id = articles.id
        and unaccent(t.title) ilike unaccent(${like}))`,
    );
  }
  return conditions;
}
