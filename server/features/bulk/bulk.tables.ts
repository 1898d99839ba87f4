import type { BulkFields } from '../../../contract/bulk.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';
import type { Changed } from '../tickets/index.ts';

export interface BulkChangesTable {
  id: string;
  actor_kind: 'teammate' | 'token';
  actor_id: string;
  /** Written as JSON. */
  change: ColumnType<BulkFields, string, string>;
  undoes_id: string | null;
  state: 'running' | 'done' | 'stopped' | 'failed';
  total: number;
  done: Generated<number>;
  stayed: Generated<number>;
  started_at: InstantColumn;
  /** When it last went on. */
  went_on_at: InstantColumn;
  ended_at: NullableInstantColumn;
}

interface BulkChangeItemsTable {
  bulk_id: string;
  position: number;
  ticket_id: string;
  state: Generated<'waiting' | 'done' | 'stayed'>;
  /** Why it stayed: the last word of a problem's type, and its sentence. */
  reason: string | null;
  detail: string | null;
  /** Null where nothing was changed. */
  before: Changed['before'] | null;
  after: Changed['after'] | null;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    bulk_changes: BulkChangesTable;
    bulk_change_items: BulkChangeItemsTable;
  }
}
