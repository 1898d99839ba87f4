import { hostname } from 'node:os';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { WayOut } from '../../../features/outbox/index.ts';

/** Where mail goes out, read from an address such as `smtps://user:password@mx.acme.test:465`. */
export interface SmtpSettings {
  connection: SMTPConnectionOptions;
  login?: { user: string; pass: string } | { user: string; accessToken: string };
  host: string;
  port: number;
}

const CONNECT_MS = 30_000;
const GREETING_MS = 30_000;
const DNS_MS = 15_000;
/** RFC 5321 section 4.5.3.2 grants the receiver ten minutes after the final dot. */
const SILENCE_MS = 600_000;
/** Several servers of a domain may have to be tried, one after the other. */
const STRANGER_CONNECT_MS = 10_000;

const timeouts = {
  connectionTimeout: CONNECT_MS,
  greetingTimeout: GREETING_MS,
  dnsTimeout: DNS_MS,
  socketTimeout: SILENCE_MS,
  allowInternalNetworkInterfaces: true,
} as const;

/**
 * Reads an address of the form `smtp://` (STARTTLS where offered, port 587, or 25 without a login) or `smtps://` (TLS from
 * the start, port 465). Certificates are verified and a password never travels in the clear to another machine. Options:
 * - `?tls=required` refuses servers without STARTTLS, `?tls=no` never encrypts
 * - `?verify=no` takes any certificate
 * - `?name=…` is how we greet
 * Throws a sentence for an admin when the address cannot be read.
 */
export function readSmtpAddress(smtpUrl: string): SmtpSettings {
  if (!URL.canParse(smtpUrl)) throw new Error('The SMTP address is not of the form smtp://user:password@host:port.');
  const url = new URL(smtpUrl);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new Error('The SMTP address begins with smtp:// or smtps://.');
  const host = decodeURIComponent(url.hostname).replace(/^\[|\]$/g, '');
  if (host === '') throw new Error('The SMTP address names no host.');
  const login =
    url.username === ''
      ? undefined
      : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const secure = url.protocol === 'smtps:';
  const port = url.port === '' ? (secure ? 465 : login ? 587 : 25) : Number(url.port);
  const tls = url.searchParams.get('tls');
  if (tls !== null && tls !== 'required' && tls !== 'no')
    throw new Error('In the SMTP address, tls is required or no.');
  return {
    host,
    port,
    ...(login && { login }),
    connection: {
      host,
      port,
      secure,
      name: url.searchParams.get('name') ?? ownName(),
      requireTLS: !secure && (tls === 'required' || (tls === null && login !== undefined && !isThisMachine(host))),
      ignoreTLS: tls === 'no',
      tls: { rejectUnauthorized: url.searchParams.get('verify') !== 'no' },
      ...timeouts,
    },
  };
}

/** A server that was set up for one address. Certificates are verified; `none` is somebody's own decision. */
export function serverSettings({ host, port, security, login }: Extract<WayOut, { kind: 'server' }>): SmtpSettings {
  return {
    host,
    port,
    ...(login && {
      login:
        login.kind === 'password'
          ? { user: login.user, pass: login.password }
          : { user: login.user, accessToken: login.accessToken },
    }),
    connection: {
      ...timeouts,
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      name: ownName(),
    },
  };
}

/**
 * One of a domain's mail servers, at one of its addresses. Encrypted where it offers that, whatever its certificate says
 * (RFC 7435): between strangers there is no name to be sure of, and in the clear would be the other choice.
 */
export function mailServerSettings(host: string, address: string, port: number, greeting: string): SmtpSettings {
  return {
    host,
    port,
    connection: {
      ...timeouts,
      connectionTimeout: STRANGER_CONNECT_MS,
      host: address,
      servername: host,
      port,
      secure: false,
      opportunisticTLS: true,
      tls: { rejectUnauthorized: false },
      name: isFullName(greeting) ? greeting : ownName(),
    },
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Receivers expect a full name or an address in brackets (RFC 5321 section 4.1.1.1). */
function ownName(): string {
  const name = hostname();
  return isFullName(name) ? name : '[127.0.0.1]';
}

function isFullName(name: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name) && !/^[\d.]+$/.test(name);
}
