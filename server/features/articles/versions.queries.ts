import './articles.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface VersionRow {
  number: number;
  title: string;
  html: string;
  note: string;
  made_at: Temporal.Instant;
  made_by: { id: string; name: string } | null;
  published_at: Temporal.Instant | null;
}

/** Newest first; without their words. */
export async function listVersions(
  db: Db,
  where: { articleId: string; language: string; before: number | null; limit: number },
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`select v.number, v.title, '' as html, v.note, v.made_at, v.published_at,
      (select jsonb_build_object('id', p.id, 'name', p.name) from teammates p where p.id = v.made_by) as made_by
    from article_versions v where v.article_id = ${where.articleId}::uuid and v.language = ${where.language}
      and (${where.before}::int is null or v.number < ${where.before})
    order by v.number desc limit ${where.limit}`.execute(db);
  return rows;
}

export async function versionOf(
  db: Db | Trx,
  { articleId, language, number }: { articleId: string; language: string; number: number },
): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`select v.number, v.title, v.html, v.note, v.made_at, v.published_at,
      (select jsonb_build_object('id', p.id, 'name', p.name) from teammates p where p.id = v.made_by) as made_by
    from article_versions v where v.article_id = ${articleId}::uuid and v.language = ${language}
      and v.number = ${number}`.execute(db);
  return rows[0];
}

export async function lastVersion(
  trx: Trx,
  articleId: string,
  language: string,
): Promise<{ title: string; html: string } | undefined> {
  return trx
    .selectFrom('article_versions')
    .select(['title', 'html'])
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}
