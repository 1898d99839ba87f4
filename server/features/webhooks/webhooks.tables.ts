import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

export interface WebhooksTable {
  id: string;
  name: string;
  url: string;
  events: Generated<string[]>;
  created_by: string | null;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  /** Sealed. */
  secret: string;
  /** Sealed; signs too until it ends. */
  old_secret: string | null;
  old_secret_ends_at: NullableInstantColumn;
  failing_since: NullableInstantColumn;
  disabled_at: NullableInstantColumn;
  disabled_because: 'teammate' | 'gone' | 'failing' | null;
}

interface WebhookDesksTable {
  webhook_id: string;
  desk_id: string;
}

export interface DeliveriesTable {
  id: string;
  webhook_id: string;
  event_id: string | null;
  type: string;
  body: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: Generated<number>;
  next_try_at: NullableInstantColumn;
  status: number | null;
  answer: string | null;
  duration_ms: number | null;
  made_at: InstantColumn;
  tried_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    webhooks: WebhooksTable;
    webhook_desks: WebhookDesksTable;
    webhook_deliveries: DeliveriesTable;
  }
}
