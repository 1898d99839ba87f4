import type { Platform } from '../../platform/act.ts';
import type { WayOut, WayOutLogin } from '../outbox/index.ts';
import { credentialsRefused, sendingCredentialsOf } from './credentials.ts';
import { mailboxByAddress } from './mailboxes.queries.ts';
import { NoCredentials } from './no-credentials.ts';

/** RFC 8314, 3.3 and RFC 6409: where a server takes letters when nobody said otherwise. */
const SUBMISSION_PORT = { tls: 465, starttls: 587, none: 25 } as const;

/**
 * How letters leave from this address now. An address that nobody set anything for sends by SMTP_URL, and so does one that is
 * no desk's.
 */
export async function wayOutFor(platform: Platform, fromAddress: string): Promise<WayOut> {
  const { smtpUrl } = platform.config;
  const mailbox = await mailboxByAddress(platform.db, fromAddress);
  if (mailbox?.send_by === 'direct') return { kind: 'direct' };
  if (!mailbox || mailbox.send_by === 'house') return smtpUrl ? { kind: 'house', url: smtpUrl } : { kind: 'none' };
  // Chosen and not yet filled in.
  if (mailbox.smtp_host === null) return { kind: 'none' };
  const security = mailbox.smtp_security ?? 'tls';
  try {
    return {
      kind: 'server',
      via: mailbox.send_by,
      host: mailbox.smtp_host,
      port: mailbox.smtp_port ?? SUBMISSION_PORT[security],
      security,
      login: await sendingCredentialsOf(platform, mailbox.id),
    };
  } catch (error) {
    if (!(error instanceof NoCredentials)) throw error;
    return { kind: 'unusable', trouble: error.trouble, answer: error.answer };
  }
}

/** The server that takes letters from this address did not accept what signed in: the next time it is another token. */
export async function wayOutRefused(platform: Platform, fromAddress: string, login: WayOutLogin): Promise<void> {
  const mailbox = await mailboxByAddress(platform.db, fromAddress);
  if (mailbox) await credentialsRefused(platform, mailbox.id, login);
}
