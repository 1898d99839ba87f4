import type { Platform } from '../../platform/act.ts';
import { mailboxById } from './mailboxes.queries.ts';
import { NoCredentials } from './no-credentials.ts';
import { accessTokenRefused, freshAccessToken } from './permission-refreshing.ts';

export type Credentials =
  | { kind: 'password'; user: string; password: string }
  | { kind: 'oauth2'; user: string; accessToken: string };

/** What a mailbox's passwords are sealed for; a password of one mailbox opens no other. */
export function sealingPurpose(mailboxId: string): string {
  return `mailbox:${mailboxId}`;
}

/**
 * What signs in to the account of a mailbox now.
 * @throws NoCredentials when there is nothing to sign in with; SealBroken when the house's key is another.
 */
export async function credentialsOf(platform: Platform, mailboxId: string): Promise<Credentials> {
  const mailbox = await mailboxById(platform.db, mailboxId);
  if (!mailbox) throw new NoCredentials('other', 'This mailbox is not there any more.');
  const user = mailbox.imap_user ?? mailbox.address;
  if (mailbox.auth === 'oauth2') return byPermission(platform, mailbox.permission_id, user);
  if (mailbox.password_sealed === null) {
    throw new NoCredentials('wrong_password', 'No password has been given for this mailbox.');
  }
  return {
    kind: 'password',
    user,
    password: platform.sealer.open(mailbox.password_sealed, sealingPurpose(mailboxId)),
  };
}

/**
 * What signs in to the server by which a mailbox sends; null where that server asks for nothing (`smtp` without a name).
 * @throws as `credentialsOf` does.
 */
export async function sendingCredentialsOf(platform: Platform, mailboxId: string): Promise<Credentials | null> {
  const mailbox = await mailboxById(platform.db, mailboxId);
  if (!mailbox) throw new NoCredentials('other', 'This mailbox is not there any more.');
  if (mailbox.smtp_user === null) return credentialsOf(platform, mailboxId);
  if (mailbox.smtp_user === '') return null;
  if (mailbox.auth === 'oauth2' && mailbox.send_by === 'account') {
    return byPermission(platform, mailbox.permission_id, mailbox.smtp_user);
  }
  const sealed = mailbox.smtp_password_sealed ?? mailbox.password_sealed;
  if (sealed === null) {
    throw new NoCredentials('wrong_password', 'No password has been given for sending from this mailbox.');
  }
  return {
    kind: 'password',
    user: mailbox.smtp_user,
    password: platform.sealer.open(sealed, sealingPurpose(mailboxId)),
  };
}

/** The name may be another's than the permission's: a shared mailbox is opened by a person who may use it. */
async function byPermission(platform: Platform, permissionId: string | null, user: string): Promise<Credentials> {
  if (permissionId === null) {
    throw new NoCredentials('permission_ended', 'Nobody has given the permission to use this account.');
  }
  return { kind: 'oauth2', user, accessToken: await freshAccessToken(platform, permissionId) };
}

/**
 * The other server did not accept an access token: the next credentials hold another one. For whoever signed in with it.
 * Nothing happens for a password.
 */
export async function credentialsRefused(
  platform: Platform,
  mailboxId: string,
  credentials: Credentials,
): Promise<void> {
  if (credentials.kind !== 'oauth2') return;
  const mailbox = await mailboxById(platform.db, mailboxId);
  if (mailbox?.permission_id) await accessTokenRefused(platform, mailbox.permission_id, credentials.accessToken);
}
