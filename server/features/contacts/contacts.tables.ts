import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

export interface ContactsTable {
  id: string;
  name: string;
  language: string | null;
  time_zone: string | null;
  teammate_id: string | null;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  erased_at: NullableInstantColumn;
  /** Known by spam alone: in no list. */
  spam_only: Generated<boolean>;
}

export interface IdentitiesTable {
  id: string;
  contact_id: string;
  kind: 'email' | 'phone' | 'handle';
  /** A mail address in lower case. */
  value: string;
  created_at: InstantColumn;
  /** Null: claimed only; anyone can write any address into a From line. */
  proved_at: NullableInstantColumn;
  /** A letter to it came back for good: no automatic mail goes there any more. */
  bounced_at: NullableInstantColumn;
  /** One of BOUNCE_REASONS; null where it was not told. */
  bounced_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    contacts: ContactsTable;
    identities: IdentitiesTable;
  }
}
