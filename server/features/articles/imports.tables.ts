import type { Language } from '../../../contract/shapes.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';
import type { Visibility } from './articles.tables.ts';

export interface ArticleImportsTable {
  id: string;
  desk_id: string;
  /** Of the file. */
  name: string;
  /** Null once it is over. */
  blob_sha256: string | null;
  visibility: Visibility;
  /** Of texts that do not say theirs; their state as well. */
  language: Language;
  article_state: 'draft' | 'published';
  section_id: string | null;
  state: 'running' | 'done' | 'failed';
  /** Of articles; null until they are counted. */
  total: ColumnType<number | null, number | undefined, number>;
  done: Generated<number>;
  files: Generated<number>;
  created_by: string | null;
  created_by_token: string | null;
  created_by_name: string | null;
  created_at: InstantColumn;
  moved_at: InstantColumn;
  finished_at: NullableInstantColumn;
}

interface ArticleImportItemsTable {
  import_id: string;
  article: string;
  name: string;
  /** Null for one that could not be taken in. */
  article_id: string | null;
  title: string | null;
  language: Language | null;
  /** Ids of the article's files by their paths in the folder. */
  files: ColumnType<Record<string, string>, string, never>;
  linked_at: NullableInstantColumn;
}

interface ArticleImportLeftoversTable {
  import_id: string;
  name: string;
  detail: string;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    article_imports: ArticleImportsTable;
    article_import_items: ArticleImportItemsTable;
    article_import_leftovers: ArticleImportLeftoversTable;
  }
}
