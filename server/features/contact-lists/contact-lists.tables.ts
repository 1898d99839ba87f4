import type { BadLineReason } from '../../../contract/contact-lists.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

type JsonColumn<Value> = ColumnType<Value, Value, Value>;

export interface ImportsTable {
  id: string;
  name: string;
  /** Null once it is over: the list goes with its words. */
  blob_sha256: string | null;
  state: 'uploaded' | 'running' | 'done' | 'stopped' | 'failed';
  encoding: string;
  delimiter: string;
  columns: JsonColumn<{ name: string; samples: string[]; guess: string | null }[]>;
  mapping: JsonColumn<(string | null)[]>;
  rows: number;
  done: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  bad: Generated<number>;
  created_by: string | null;
  created_by_name: string | null;
  created_at: InstantColumn;
  finished_at: NullableInstantColumn;
}

interface ImportLinesTable {
  import_id: string;
  line: number;
  reason: BadLineReason;
  column_name: string | null;
  value: string;
  cells: string[];
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    contact_imports: ImportsTable;
    contact_import_lines: ImportLinesTable;
  }
}
