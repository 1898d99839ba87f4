import './articles.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface ChangedArticle {
  id: string;
  title: string;
  /** What changed, in the words of who published it; empty: they said nothing. */
  what: string;
  /** Readers saw nothing of it before. */
  is_new: boolean;
  at: Temporal.Instant;
}

/** What became readable or changed on a desk since an instant, newest first; each article once, in this language where it has it. */
export async function articlesChangedSince(
  db: Db,
  { deskId, since, language, limit }: { deskId: string; since: Temporal.Instant; language: string; limit: number },
): Promise<ChangedArticle[]> {
  const { rows } = await sql<ChangedArticle>`
    select changed.id, v.title, v.note as what, changed.at,
      not exists (select from article_versions x where x.article_id = changed.id
        and x.published_at < ${since.toString()}::timestamptz) as is_new
    from (select * from (
        select distinct on (a.id) a.id, t.language, t.published, t.published_at as at
        from articles a join article_texts t on t.article_id = a.id and t.published is not null
        where a.desk_id = ${deskId}::uuid and a.put_away_at is null and t.published_at >= ${since.toString()}::timestamptz
        order by a.id, t.language = ${language} desc, t.language = a.source_language desc, t.language) each
      order by at desc, id limit ${limit}) changed
      join article_versions v on v.article_id = changed.id and v.language = changed.language and v.number = changed.published
    order by changed.at desc, changed.id`.execute(db);
  return rows;
}
