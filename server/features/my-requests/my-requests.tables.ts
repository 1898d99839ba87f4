import type { InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

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
    customer_reads: ReadsTable;
    participant_invitations: InvitationsTable;
  }
}
