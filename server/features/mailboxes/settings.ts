import type { MailboxChange, MailboxSettings } from '../../../contract/mailboxes.ts';
import type { Selectable, Updateable } from '../../platform/db/index.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { MailboxesTable } from './mailboxes.tables.ts';

export type MailboxRow = Selectable<MailboxesTable>;

/** What holds for an address that nobody has set anything for: it is handed over, and sends as the house does. */
export const UNSET: MailboxSettings = {
  provider: 'other',
  receiveBy: 'handed_over',
  imap: null,
  afterReading: 'seen',
  moveTo: null,
  auth: 'password',
  sendBy: 'house',
  smtp: null,
  keepsSentCopies: false,
  requestScope: 'suggest',
  startWith: 'unseen',
};

export function settingsOf(row: MailboxRow): MailboxSettings {
  return {
    provider: row.provider,
    receiveBy: row.receive_by,
    imap:
      row.imap_host === null || row.imap_port === null
        ? null
        : {
            host: row.imap_host,
            port: row.imap_port,
            security: row.imap_security ?? 'tls',
            user: row.imap_user ?? row.address,
            folder: row.imap_folder,
          },
    afterReading: row.after_reading,
    moveTo: row.move_to,
    auth: row.auth,
    sendBy: row.send_by,
    smtp:
      row.smtp_host === null || row.smtp_port === null
        ? null
        : {
            host: row.smtp_host,
            port: row.smtp_port,
            security: row.smtp_security ?? 'tls',
            user: row.smtp_user,
          },
    keepsSentCopies: row.keeps_sent_copies,
    requestScope: row.request_scope,
    startWith: row.start_with,
  };
}

/** The columns that a change of settings sets; what is not named stays. */
export function columnsOf(change: Partial<MailboxSettings>): Updateable<MailboxesTable> {
  const { imap, smtp } = change;
  return {
    provider: change.provider,
    receive_by: change.receiveBy,
    ...(imap === undefined
      ? {}
      : {
          imap_host: imap?.host.toLowerCase() ?? null,
          imap_port: imap?.port ?? null,
          imap_security: imap?.security ?? null,
          imap_user: imap?.user ?? null,
          imap_folder: imap?.folder ?? 'INBOX',
        }),
    after_reading: change.afterReading,
    move_to: change.moveTo,
    auth: change.auth,
    send_by: change.sendBy,
    ...(smtp === undefined
      ? {}
      : {
          smtp_host: smtp?.host.toLowerCase() ?? null,
          smtp_port: smtp?.port ?? null,
          smtp_security: smtp?.security ?? null,
          smtp_user: smtp?.user ?? null,
        }),
    keeps_sent_copies: change.keepsSentCopies,
    request_scope: change.requestScope,
    start_with: change.startWith,
  };
}

/** @throws Problem 422 for settings that cannot work together. */
export function checkSettings(settings: MailboxSettings): void {
  if (settings.receiveBy === 'imap' && !settings.imap)
    throw fieldProblem('imap', 'An account that is read needs its server.');
  if (settings.afterReading === 'move' && !settings.moveTo)
    throw fieldProblem('moveTo', 'Say into which folder letters are moved.');
  if (settings.afterReading === 'move' && settings.moveTo === settings.imap?.folder)
    throw fieldProblem('moveTo', 'Letters cannot be moved into the folder they come from.');
  if ((settings.sendBy === 'smtp' || settings.sendBy === 'account') && !settings.smtp)
    throw fieldProblem('smtp', 'A way out of its own needs its server.');
}

/** The names of the settings that differ, as the contract has them. */
export function changedNames(before: MailboxSettings, after: MailboxSettings, change: MailboxChange): string[] {
  const names = (Object.keys(after) as (keyof MailboxSettings)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const others = (['password', 'smtpPassword', 'permissionId', 'paused'] as const).filter(
    (name) => change[name] !== undefined,
  );
  return [...names, ...others];
}

/** A secret that goes to a server. */
export interface SignIn {
  secret: 'password' | 'smtpPassword' | 'permission';
  host: string;
  /** Over a line that others may read. */
  open: boolean;
}

/** Which secrets go to which servers with these settings, as `credentials.ts` chooses them. */
export function signInsOf({ imap, smtp, auth, sendBy }: MailboxSettings, hasSmtpPassword: boolean): SignIn[] {
  const usual = auth === 'oauth2' ? 'permission' : 'password';
  const found: SignIn[] = [];
  const goes = (secret: SignIn['secret'], server: Server): void => {
    found.push({ secret, host: server.host.toLowerCase(), open: server.security === 'none' });
  };
  if (imap) goes(usual, imap);
  if (!smtp || smtp.user === '') return found;
  const asForReading = smtp.user === null || (auth === 'oauth2' && sendBy === 'account');
  goes(asForReading ? usual : hasSmtpPassword ? 'smtpPassword' : 'password', smtp);
  return found;
}

/**
 * Those by which a secret would go where it did not go before, or less privately. What is stored must not: else whoever may
 * change settings could have it sent to themselves.
 */
export function newSignIns(before: readonly SignIn[], after: readonly SignIn[]): SignIn[] {
  return after.filter(
    (now) => !before.some((was) => was.secret === now.secret && was.host === now.host && (was.open || !now.open)),
  );
}

interface Server {
  host: string;
  security: string;
}
