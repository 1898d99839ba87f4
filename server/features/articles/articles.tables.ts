import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

export type Visibility = 'public' | 'internal';
export type SectionKind = 'section' | 'style_guide' | 'faq' | 'triage';

interface SectionsTable {
  id: string;
  desk_id: string;
  parent_id: string | null;
  visibility: Visibility;
  kind: Generated<SectionKind>;
  position: number;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  put_away_at: NullableInstantColumn;
}

interface SectionNamesTable {
  section_id: string;
  desk_id: string;
  language: string;
  name: string;
  slug: string;
  description: Generated<string>;
}

export interface ArticlesTable {
  id: string;
  desk_id: string;
  section_id: string | null;
  visibility: Visibility;
  /** In which it is thought; the others follow it. */
  source_language: string;
  position: number;
  owner_id: string | null;
  /** A day of the company's, "2027-03-01". */
  review_on: string | null;
  review_told_at: NullableInstantColumn;
  ticket_id: string | null;
  message_id: string | null;
  created_by: string | null;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  put_away_at: NullableInstantColumn;
  put_away_by: string | null;
  /** Other names of what it is about, by which it is found too. */
  also_called: Generated<string[]>;
}

export interface ArticleTextsTable {
  article_id: string;
  language: string;
  title: string;
  /** Safe HTML. */
  html: string;
  text: string;
  slug: string;
  version: Generated<number>;
  /** The number of the version that readers see. */
  published: number | null;
  published_at: NullableInstantColumn;
  changed_at: NullableInstantColumn;
  changed_by: string | null;
  publish_at: NullableInstantColumn;
  publish_by: string | null;
  follows: number | null;
}

interface ArticleVersionsTable {
  article_id: string;
  language: string;
  number: number;
  title: string;
  html: string;
  text: string;
  note: Generated<string>;
  made_at: InstantColumn;
  made_by: string | null;
  published_at: NullableInstantColumn;
}

interface ArticleSlugsTable {
  desk_id: string;
  language: string;
  slug: string;
  article_id: string;
  made_at: InstantColumn;
}

export interface ArticleFilesTable {
  id: string;
  article_id: string;
  name: string;
  content_type: string;
  size: number;
  blob_sha256: string;
  inline: boolean;
  width: number | null;
  height: number | null;
  added_by: string | null;
  added_at: InstantColumn;
}

interface ArticleReviewsTable {
  id: string;
  article_id: string;
  language: string;
  asked_by: string | null;
  asked_of: string | null;
  asked_at: InstantColumn;
  note: Generated<string>;
  outcome: 'fine' | 'changes' | 'withdrawn' | null;
  done_at: NullableInstantColumn;
}

interface ArticleCommentsTable {
  id: string;
  article_id: string;
  language: string;
  author_id: string | null;
  quote: string;
  words: string;
  proposal: string | null;
  made_at: InstantColumn;
  settled_at: NullableInstantColumn;
  settled_by: string | null;
}

/** Written by triggers alone. */
interface ArticleDocumentsTable {
  article_id: string;
  language: string;
  desk_id: string;
  section_id: string | null;
  visibility: Visibility;
  title_words: ColumnType<string, never, never>;
  words: ColumnType<string, never, never>;
  said: ColumnType<string[], never, never>;
}

/** Written by triggers alone. */
interface ArticleWordsTable {
  desk_id: string;
  visibility: Visibility;
  language: string;
  word: string;
  articles: number;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    sections: SectionsTable;
    section_names: SectionNamesTable;
    articles: ArticlesTable;
    article_texts: ArticleTextsTable;
    article_versions: ArticleVersionsTable;
    article_slugs: ArticleSlugsTable;
    article_files: ArticleFilesTable;
    article_reviews: ArticleReviewsTable;
    article_comments: ArticleCommentsTable;
    article_documents: ArticleDocumentsTable;
    article_words: ArticleWordsTable;
  }
}
