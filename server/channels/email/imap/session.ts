import type { ImapFlow } from 'imapflow';
import type { Platform } from '../../../platform/act.ts';
import type { Account, MailboxHost } from './host.ts';

/** One connection to one account, as long as it lasts. */
export interface AccountSession {
  platform: Platform;
  host: MailboxHost;
  account: Account;
  client: ImapFlow;
  signal: AbortSignal;
  /** By UID: how often the connection broke or the server refused while this letter was fetched. */
  suspects: Map<number, number>;
}
