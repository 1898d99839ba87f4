import type { Platform } from '../../platform/act.ts';
import { followedMailboxes, progressOf, putProgress } from './following.queries.ts';
import type { MailboxRow } from './settings.ts';

/** An account with what its follower has to know. */
export interface FollowedAccount {
  id: string;
  address: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  folder: string;
  afterReading: 'leave' | 'seen' | 'move';
  moveTo: string | null;
  startWith: 'new' | 'unseen' | 'all';
  followedFrom: Temporal.Instant;
  /** Changes with every change of the settings. */
  version: string;
}

export interface AccountProgress {
  uidValidity: number;
  lastUid: number;
  firstNewUid: number;
}

/** The accounts that are to be followed now; one without a server is none. */
export async function accountsToFollow(platform: Platform): Promise<FollowedAccount[]> {
  const rows = await followedMailboxes(platform.db);
  return rows.flatMap((row) => accountOf(row) ?? []);
}

/** The account of a mailbox; null where its server is not named. */
export function accountOf(row: MailboxRow): FollowedAccount | null {
  if (row.imap_host === null || row.imap_port === null) return null;
  return {
    id: row.id,
    address: row.address,
    host: row.imap_host,
    port: row.imap_port,
    security: row.imap_security ?? 'tls',
    folder: row.imap_folder,
    afterReading: row.after_reading,
    moveTo: row.move_to,
    startWith: row.start_with,
    followedFrom: row.followed_from ?? row.created_at,
    version: row.updated_at.toString(),
  };
}

/** How far the folder of an account was read; null when it never was. */
export async function accountProgress(
  platform: Platform,
  mailboxId: string,
  folder: string,
): Promise<AccountProgress | null> {
  const row = await progressOf(platform.db, mailboxId, folder);
  return row ? { uidValidity: row.uid_validity, lastUid: row.last_uid, firstNewUid: row.first_new_uid } : null;
}

export async function keepAccountProgress(
  platform: Platform,
  mailboxId: string,
  folder: string,
  progress: AccountProgress,
): Promise<void> {
  await putProgress(platform.db, { mailboxId, folder, ...progress, at: platform.clock.now().toString() });
}
