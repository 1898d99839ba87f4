import './articles.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { Visibility } from './articles.tables.ts';

export interface ExportedText {
  article_id: string;
  section_id: string | null;
  language: string;
  title: string;
  html: string;
  slug: string;
  source_slug: string;
  published: number | null;
  updated_at: Temporal.Instant;
}

/** All texts of the next so many articles of a desk, by the article's id; the source's first. */
export async function exportedTexts(
  db: Db,
  where: { deskId: string; visibility: Visibility; after: string | null; limit: number },
): Promise<ExportedText[]> {
  const { rows } = await sql<ExportedText>`
    with chosen as (select * from articles where desk_id = ${where.deskId}::uuid and visibility = ${where.visibility}
      and put_away_at is null and (${where.after}::uuid is null or id > ${where.after}::uuid) order by id limit ${where.limit})
    select a.id as article_id, a.section_id, t.language, t.title, t.html, t.slug, s.slug as source_slug, t.published, a.updated_at
    from chosen a join article_texts t on t.article_id = a.id
      join article_texts s on s.article_id = a.id and s.language = a.source_language
    order by a.id, t.language = a.source_language desc, t.language`.execute(db);
  return rows;
}
