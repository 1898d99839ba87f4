import type { Platform } from '../../platform/act.ts';
import { mailboxById } from './mailboxes.queries.ts';

export type Credentials =
  | { kind: 'password'; user: string; password: string }
  | { kind: 'oauth2'; user: string; accessToken: string };

/** Nothing to sign in with: never given, or taken back. */
export class NoCredentials extends Error {
  override name = 'NoCredentials';
}

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
  if (!mailbox) throw new NoCredentials('This mailbox is not there any more.');
  const user = mailbox.imap_user ?? mailbox.address;
  if (mailbox.password_sealed === null) throw new NoCredentials('No password has been given for this mailbox.');
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
  if (!mailbox) throw new NoCredentials('This mailbox is not there any more.');
  if (mailbox.smtp_user === null) return credentialsOf(platform, mailboxId);
  if (mailbox.smtp_user === '') return null;
  const sealed = mailbox.smtp_password_sealed ?? mailbox.password_sealed;
  if (sealed === null) throw new NoCredentials('No password has been given for sending from this mailbox.');
  return {
    kind: 'password',
    user: mailbox.smtp_user,
    password: platform.sealer.open(sealed, sealingPurpose(mailboxId)),
  };
}
