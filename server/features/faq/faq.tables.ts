import type { ColumnType, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface ReplyAnswersTable {
  message_id: string;
  article_id: string;
  language: string;
  publishes: boolean;
  made_by: string | null;
  made_at: InstantColumn;
  /** Safe HTML that goes to the end of an article which is there; null where the article was made of the reply. */
  addition: ColumnType<string | null, string | undefined, never>;
  left_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    reply_answers: ReplyAnswersTable;
  }
}
