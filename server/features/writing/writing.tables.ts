import type { Language } from '../../../contract/shapes.ts';
import type { Generated, InstantColumn } from '../../platform/db/index.ts';

interface WritingsTable {
  article_id: string;
  language: Language;
  last_seq: Generated<number>;
  kept_seq: Generated<number>;
  bytes: Generated<number>;
  written_by: string | null;
}

interface UpdatesTable {
  article_id: string;
  language: Language;
  seq: number;
  update: Buffer;
  made_at: InstantColumn;
  made_by: string | null;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    article_writings: WritingsTable;
    article_updates: UpdatesTable;
  }
}
