import type { Mailbox, MailboxChange, MailboxSettings, MailPreset } from '../../../../contract/mailboxes.ts';

type Security = NonNullable<MailboxSettings['imap']>['security'];

/** A server as its fields hold it. */
export interface ServerFields {
  host: string;
  port: string;
  security: Security;
  user: string;
}

/** What the form holds. */
export interface MailboxFields {
  address: string;
  deskId: string;
  provider: MailboxSettings['provider'];
  receiveBy: MailboxSettings['receiveBy'];
  imap: ServerFields;
  folder: string;
  startWith: MailboxSettings['startWith'];
  afterReading: MailboxSettings['afterReading'];
  moveTo: string;
  auth: MailboxSettings['auth'];
  password: string;
  sendBy: MailboxSettings['sendBy'];
  smtp: ServerFields;
  smtpPassword: string;
  keepsSentCopies: boolean;
  requestScope: MailboxSettings['requestScope'];
}

const IMAP_PORT = '993';
const SUBMISSION_PORT = '465';

export function fieldsOf(mailbox: Mailbox | undefined, deskId: string): MailboxFields {
  const settings = mailbox?.settings;
  const server = (
    given: { host: string; port: number; security: Security; user: string | null } | null | undefined,
    port: string,
  ): ServerFields => ({
    host: given?.host ?? '',
    port: given ? String(given.port) : port,
    security: given?.security ?? 'tls',
    user: given?.user ?? '',
  });
  return {
    address: mailbox?.address ?? '',
    deskId: mailbox?.desk.id ?? deskId,
    provider: settings?.provider ?? 'other',
    receiveBy: settings?.receiveBy ?? 'imap',
    imap: server(settings?.imap, IMAP_PORT),
    folder: settings?.imap?.folder ?? 'INBOX',
    startWith: settings?.startWith ?? 'unseen',
    afterReading: settings?.afterReading ?? 'seen',
    moveTo: settings?.moveTo ?? '',
    auth: settings?.auth ?? 'password',
    password: '',
    sendBy: settings?.sendBy ?? 'account',
    smtp: server(settings?.smtp, SUBMISSION_PORT),
    smtpPassword: '',
    keepsSentCopies: settings?.keepsSentCopies ?? false,
    requestScope: settings?.requestScope ?? 'suggest',
  };
}

/** A known provider's servers, put in where nothing was written yet. */
export function withPreset(fields: MailboxFields, preset: MailPreset): MailboxFields {
  const filled = (server: ServerFields, known: MailPreset['imap'], user: string): ServerFields =>
    server.host === ''
      ? { host: known.host, port: String(known.port), security: known.security, user: server.user || user }
      : server;
  return {
    ...fields,
    provider: preset.provider,
    auth: preset.auth,
    imap: filled(fields.imap, preset.imap, fields.address),
    smtp: filled(fields.smtp, preset.smtp, ''),
  };
}

/** What is missing before it can be kept, by the field. */
export type MissingField = 'address' | 'imapHost' | 'password' | 'moveTo' | 'smtpHost';

export function missingIn(fields: MailboxFields, hasPassword: boolean): MissingField[] {
  const missing: MissingField[] = [];
  const follows = fields.receiveBy === 'imap';
  if (!/^[^\s@]+@[^\s@]+$/.test(fields.address.trim())) missing.push('address');
  if (follows && fields.imap.host.trim() === '') missing.push('imapHost');
  const signsIn = follows || fields.sendBy === 'account';
  if (signsIn && fields.auth === 'password' && fields.password === '' && !hasPassword) missing.push('password');
  if (follows && fields.afterReading === 'move' && fields.moveTo.trim() === '') missing.push('moveTo');
  if (usesSmtp(fields) && fields.smtp.host.trim() === '') missing.push('smtpHost');
  return missing;
}

export function usesSmtp({ sendBy }: Pick<MailboxFields, 'sendBy'>): boolean {
  return sendBy === 'account' || sendBy === 'smtp';
}

/** As the API takes it; a password that was not written stays as it is. */
export function changeOf(fields: MailboxFields): MailboxChange {
  const { imap, smtp } = fields;
  const follows = fields.receiveBy === 'imap';
  return {
    provider: fields.provider,
    receiveBy: fields.receiveBy,
    imap: follows
      ? {
          host: imap.host.trim(),
          port: Number(imap.port),
          security: imap.security,
          user: imap.user.trim() || fields.address.trim(),
          folder: fields.folder.trim() || 'INBOX',
        }
      : null,
    startWith: fields.startWith,
    afterReading: fields.afterReading,
    moveTo: fields.afterReading === 'move' ? fields.moveTo.trim() : null,
    auth: fields.auth,
    sendBy: fields.sendBy,
    smtp: usesSmtp(fields)
      ? { host: smtp.host.trim(), port: Number(smtp.port), security: smtp.security, user: smtp.user.trim() || null }
      : null,
    keepsSentCopies: fields.keepsSentCopies,
    requestScope: fields.requestScope,
    ...(fields.password === '' ? {} : { password: fields.password }),
    ...(fields.smtpPassword === '' ? {} : { smtpPassword: fields.smtpPassword }),
  };
}
