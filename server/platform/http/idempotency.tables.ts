import type { InstantColumn } from '../db/index.ts';

interface IdempotencyKeysTable {
  key: string;
  actor_id: string;
  request_hash: string;
  /** JSON null while the first call still runs. */
  response: unknown;
  created_at: InstantColumn;
}

declare module '../db/index.ts' {
  interface Tables {
    idempotency_keys: IdempotencyKeysTable;
  }
}
