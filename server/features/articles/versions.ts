import type { ArticleVersion } from '../../../contract/articles.ts';
import type { VersionRow } from './versions.queries.ts';

/** @param published the number that readers see now */
export function toVersion(row: VersionRow, published: number | null): ArticleVersion {
  return {
    number: row.number,
    title: row.title,
    note: row.note,
    madeAt: row.made_at.toString(),
    madeBy: row.made_by,
    publishedAt: row.published_at?.toString() ?? null,
    isPublished: row.number === published,
  };
}
