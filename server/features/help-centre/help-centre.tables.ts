import type { CentreTexts } from '../../../contract/help-centre.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface HelpCentresTable {
  desk_id: string;
  slug: string;
  /** Null while nobody reads it. */
  opened_at: NullableInstantColumn;
  colour: string | null;
  logo_sha256: string | null;
  logo_type: string | null;
  logo_width: number | null;
  logo_height: number | null;
  /** Lower case, ASCII. */
  domain: string | null;
  version: Generated<number>;
  updated_at: InstantColumn;
}

interface OldSlugsTable {
  slug: string;
  desk_id: string;
}

interface TextsTable {
  desk_id: string;
  language: string;
  texts: CentreTexts;
}

interface ReadsTable {
  article_id: string;
  language: string;
  day: string;
  reads: number;
}

interface SaltsTable {
  day: string;
  salt: ColumnType<Buffer, Uint8Array, Uint8Array>;
}

interface VotesTable {
  id: string;
  article_id: string;
  language: string;
  day: string;
  visitor: ColumnType<Buffer, Uint8Array, Uint8Array>;
  network: ColumnType<Buffer | null, Uint8Array, Uint8Array>;
  helpful: boolean;
  words: Generated<string>;
  at: InstantColumn;
}

interface SearchesTable {
  id: string;
  desk_id: string;
  language: string;
  words: string;
  /** In small letters, without accents. */
  key: string;
  found: number;
  opened_article_id: string | null;
  wrote_at: NullableInstantColumn;
  at: InstantColumn;
}

interface AnswersTable {
  article_id: string;
  message_id: string;
  ticket_id: string;
  at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    help_centres: HelpCentresTable;
    help_centre_old_slugs: OldSlugsTable;
    help_centre_texts: TextsTable;
    article_reads: ReadsTable;
    help_salts: SaltsTable;
    article_votes: VotesTable;
    article_answers: AnswersTable;
    help_searches: SearchesTable;
  }
}
