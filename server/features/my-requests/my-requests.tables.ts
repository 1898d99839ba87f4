import type { ColumnType, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface SignInsTable {
  id: string;
  identity_id: string;
  token_hash: string;
  language: string;
  asked_at: InstantColumn;
  ends_at: InstantColumn;
  used_at: NullableInstantColumn;
}

interface SessionsTable {
  id: string;
  identity_id: string;
  contact_id: string;
  token_hash: string;
  began_at: InstantColumn;
  ends_at: InstantColumn;
  /** By whose word they came in; null: by a mailed link. */
  provider_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ProvidersTable {
  id: string;
  name: string;
  issuer: string;
  client_id: string;
  client_secret_sealed: string | null;
  domains: string[];
  created_at: InstantColumn;
  updated_at: InstantColumn;
  updated_by: string | null;
}

interface AccountsTable {
  issuer: string;
  subject: string;
  identity_id: string;
  linked_at: InstantColumn;
}

interface ReadsTable {
  contact_id: string;
  ticket_id: string;
  read_at: InstantColumn;
}

interface InvitationsTable {
  id: string;
  ticket_id: string;
  identity_id: string;
  token_hash: string;
  invited_at: InstantColumn;
  ends_at: InstantColumn;
  used_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    customer_sign_ins: SignInsTable;
    customer_sessions: SessionsTable;
    customer_providers: ProvidersTable;
    customer_accounts: AccountsTable;
    customer_reads: ReadsTable;
    participant_invitations: InvitationsTable;
  }
}
