import type {
  AFTER_READING,
  MAIL_PROVIDERS,
  MailboxTestStep,
  RECEIVE_BY,
  REQUEST_SCOPES,
  SECURITY,
  SEND_BY,
  START_WITH,
  Trouble,
} from '../../../contract/mailboxes.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

type OneOf<Values extends readonly string[]> = Values[number];
export type MailProvider = OneOf<typeof MAIL_PROVIDERS>;
export type Security = OneOf<typeof SECURITY>;

export interface MailboxesTable {
  id: string;
  /** Lower case; one of a desk's addresses. */
  address: string;
  provider: Generated<MailProvider>;
  receive_by: Generated<OneOf<typeof RECEIVE_BY>>;
  imap_host: string | null;
  imap_port: number | null;
  imap_security: Security | null;
  /** Who signs in; of a shared mailbox of Microsoft 365 it is the mailbox, and the permission is another person's. */
  imap_user: string | null;
  imap_folder: Generated<string>;
  after_reading: Generated<OneOf<typeof AFTER_READING>>;
  move_to: string | null;
  auth: Generated<'password' | 'oauth2'>;
  password_sealed: string | null;
  permission_id: string | null;
  send_by: Generated<OneOf<typeof SEND_BY>>;
  smtp_host: string | null;
  smtp_port: number | null;
  smtp_security: Security | null;
  /** Null: the same as for receiving. */
  smtp_user: string | null;
  smtp_password_sealed: string | null;
  keeps_sent_copies: Generated<boolean>;
  request_scope: Generated<OneOf<typeof REQUEST_SCOPES>>;
  /** Which of the letters that lay in the account when we first came are taken in. */
  start_with: Generated<OneOf<typeof START_WITH>>;
  /** When we first came: what arrived later is taken in, whatever `start_with` says. */
  followed_from: NullableInstantColumn;
  paused_at: NullableInstantColumn;
  created_at: InstantColumn;
  updated_at: InstantColumn;
}

export interface MailboxProgressTable {
  mailbox_id: string;
  folder: string;
  /** Of RFC 9051: 32 bits without sign. PostgreSQL's bigint, read as a number. */
  uid_validity: number;
  last_uid: Generated<number>;
  /** Letters with a lower UID lay there before we came, or before the numbers changed. */
  first_new_uid: Generated<number>;
  updated_at: InstantColumn;
}

export interface MailboxHealthTable {
  address: string;
  last_in_at: NullableInstantColumn;
  last_out_at: NullableInstantColumn;
  connected_at: NullableInstantColumn;
  in_failing_since: NullableInstantColumn;
  in_trouble: Trouble | null;
  in_answer: string | null;
  in_next_try_at: NullableInstantColumn;
  out_failing_since: NullableInstantColumn;
  out_trouble: Trouble | null;
  out_answer: string | null;
  /** The last failure; once it is over, the end of it. */
  in_trouble_at: NullableInstantColumn;
  out_trouble_at: NullableInstantColumn;
  /** When the watchers were told of trouble that nobody has yet told them is over. */
  in_told_at: NullableInstantColumn;
  out_told_at: NullableInstantColumn;
  updated_at: InstantColumn;
}

export interface MailPermissionsTable {
  id: string;
  provider: MailProvider;
  account: string;
  given_by: string | null;
  given_at: InstantColumn;
  access_token_sealed: string | null;
  access_ends_at: NullableInstantColumn;
  refresh_token_sealed: string;
  /** When the refresh token itself ends, where that is known. */
  refresh_ends_at: NullableInstantColumn;
  /** The last refresh that worked. */
  refreshed_at: NullableInstantColumn;
  /** Each refresh moves the end on, so nobody need give it anew. */
  refresh_rolls: Generated<boolean>;
  failing_since: NullableInstantColumn;
  /** The provider's words. */
  last_error: string | null;
  last_trouble: Trouble | null;
  /** Failures in a row. */
  tries: Generated<number>;
  next_try_at: NullableInstantColumn;
  /** When somebody was last told that the refresh token is about to end. */
  end_told_at: NullableInstantColumn;
  updated_at: InstantColumn;
}

export interface MailProvidersTable {
  provider: MailProvider;
  client_id: string;
  client_secret_sealed: string | null;
  authorize_url: string;
  token_url: string;
  scopes: string[];
  updated_at: InstantColumn;
  updated_by: string | null;
}

export interface MailPermissionRequestsTable {
  state_hash: string;
  provider: MailProvider;
  verifier_sealed: string;
  mailbox_id: string | null;
  /** The address that it is asked for, shown to the provider as a hint. */
  account: string | null;
  teammate_id: string;
  /** The browser's session that asked: no other may bring the answer. */
  session_id: string;
  created_at: InstantColumn;
  expires_at: InstantColumn;
}

export interface MailboxTestsTable {
  id: string;
  mailbox_id: string;
  started_at: InstantColumn;
  finished_at: NullableInstantColumn;
  steps: ColumnType<MailboxTestStep[], never, never>;
  /** Message-ID of the letter that it sent to itself. */
  message_id: string | null;
}

interface MailboxWatchersTable {
  desk_id: string;
  teammate_id: string;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    mailboxes: MailboxesTable;
    mailbox_progress: MailboxProgressTable;
    mailbox_health: MailboxHealthTable;
    mail_permissions: MailPermissionsTable;
    mail_providers: MailProvidersTable;
    mail_permission_requests: MailPermissionRequestsTable;
    mailbox_tests: MailboxTestsTable;
    mailbox_watchers: MailboxWatchersTable;
  }
}
