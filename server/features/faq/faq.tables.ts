import type { InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface ReplyAnswersTable {
  message_id: string;
  article_id: string;
  language: string;
  publishes: boolean;
  made_by: string | null;
  made_at: InstantColumn;
  left_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    reply_answers: ReplyAnswersTable;
  }
}
