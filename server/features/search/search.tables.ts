import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';
import type { FileReason } from './files/file-text.ts';

interface DocumentsTable {
  /** The message's or the attachment's own. */
  id: string;
  kind: 'message' | 'file';
  message_id: string;
  ticket_id: string;
  visibility: 'public' | 'team';
  language: string | null;
  at: InstantColumn;
  words: string;
}

interface FilesTable {
  attachment_id: string;
  state: Generated<'waiting' | 'read' | 'failed'>;
  reason: FileReason | null;
  attempts: Generated<number>;
  text: string | null;
  due_at: InstantColumn;
  read_at: NullableInstantColumn;
}

interface WordsTable {
  word: string;
  documents: number;
}

interface LanguagesTable {
  code: string;
  config: string;
  used: Generated<boolean>;
}

interface UncountedTable {
  document_id: string;
}

interface FillingTable {
  next_id: string | null;
  messages: number;
  filled: Generated<number>;
  done_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    search_documents: DocumentsTable;
    search_files: FilesTable;
    search_words: WordsTable;
    search_languages: LanguagesTable;
    search_uncounted: UncountedTable;
    search_filling: FillingTable;
  }
}
