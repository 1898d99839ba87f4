import type { Role, Scope } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface TeammatesTable {
  id: string;
  /** In lower case. */
  email: string;
  /** True once a link sent to the address was followed. */
  email_verified: Generated<boolean>;
  name: string;
  image: string | null;
  locale: Generated<Language>;
  time_zone: Generated<string>;
  theme: Generated<'auto' | 'light' | 'dark'>;
  single_keys: Generated<boolean>;
  department: string | null;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  deactivated_at: NullableInstantColumn;
}

interface SessionsTable {
  id: string;
  teammate_id: string;
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: InstantColumn;
  created_at: InstantColumn;
  /** When it was last used, to within SESSION_USE_NOTED. */
  updated_at: InstantColumn;
}

/** Ways to prove who one is; `credential` holds the hash of a password. */
interface AccountsTable {
  id: string;
  teammate_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: NullableInstantColumn;
  refresh_token_expires_at: NullableInstantColumn;
  scope: string | null;
  password: string | null;
  created_at: InstantColumn;
  updated_at: InstantColumn;
}

interface SignInTriesTable {
  key: string;
  count: number;
  /** Milliseconds since 1970 at which the counting began. */
  last_request: number;
}

interface GrantsTable {
  id: string;
  teammate_id: string;
  role: Role;
  /** Null: on every desk. */
  desk_id: string | null;
  created_at: InstantColumn;
  created_by: string | null;
}

interface InvitationsTable {
  id: string;
  email: string;
  name: string;
  locale: Language;
  role: Role;
  desk_id: string | null;
  /** SHA-256 of the link's secret, hex. */
  token_hash: string;
  invited_by: string | null;
  created_at: InstantColumn;
  expires_at: InstantColumn;
  accepted_at: NullableInstantColumn;
  revoked_at: NullableInstantColumn;
}

interface ApiTokensTable {
  id: string;
  name: string;
  /** SHA-256 of the token, hex. */
  token_hash: string;
  teammate_id: string | null;
  scopes: Scope[];
  created_at: InstantColumn;
  expires_at: NullableInstantColumn;
  last_used_at: NullableInstantColumn;
  revoked_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    teammates: TeammatesTable;
    sessions: SessionsTable;
    accounts: AccountsTable;
    sign_in_tries: SignInTriesTable;
    grants: GrantsTable;
    invitations: InvitationsTable;
    api_tokens: ApiTokensTable;
  }
}
