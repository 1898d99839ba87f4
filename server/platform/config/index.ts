import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** Every setting of one running Sportello, checked. Names in the environment stand in docs and in contract.md's table. */
export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  /** Absolute. */
  dataDir: string;
  /** Unset: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | undefined;
  storageUrl: string;
  /** 0 switches the receiver off. */
  smtpPort: number;
  lmtpPort: number;
  supportAddress: string;
  trustProxy: string[];
  /** Unset: outgoing mail is kept in the outbox. */
  smtpUrl: string | undefined;
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  apiToken: string | undefined;
  /** 256 bits in base64url; unset: a file under `dataDir`, made at first start. */
  secretKey: string | undefined;
  /** Addresses, with a port where it is not 53; none: the system's. */
  dnsServers: string[];
  /** Files in PEM, absolute, with which the mail receivers offer STARTTLS; unset: they take mail in the clear. */
  tls: { certificateFile: string; keyFile: string } | undefined;
  /** Names of receiving hosts whose Authentication-Results are believed in mail that they pass on to us, lower case. */
  trustedAuthserv: string[];
  /** Addresses in private networks that webhooks may reach all the same. */
  privateWebhooks: string[];
  /** Calls a minute by each API token; unset: as the house thinks fit, and none for `API_TOKEN`. */
  apiRateLimit: number | undefined;
  logLevel: string;
  /** NODE_ENV is development. */
  development: boolean;
  /** The sample company was asked for. */
  demo: boolean;
}

/** A setting that cannot be used; the message is one sentence that names it and says what would do. */
export class ConfigError extends Error {}

type Environment = Record<string, string | undefined>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const MAIL_ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;
const SHORTEST_TOKEN = 16;
const SHORTEST_PASSWORD = 10;
const SECRET_KEY_BYTES = 32;
/** `[2001:db8::53]:5353` and `192.0.2.53:5353`; an address without a port is left as it is. */
const DNS_PORT = /^(?:\[([^\]]+)\]|([^:]+)):\d{1,5}$/;

/** The process's environment over the `.env` file of the folder it runs in (a name in the environment wins). */
export function environment(folder = process.cwd()): Environment {
  const file = resolve(folder, '.env');
  const fromFile: Environment = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

/**
 * Reads and checks all settings.
 * @throws ConfigError for the first that is wrong.
 */
export function readConfig(env: Environment, options: { defaultDataDir?: string; demo?: boolean } = {}): Config {
  const text = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const port = (name: string, byDefault: number, offAllowed: boolean): number => {
    const value = text(name);
    if (value === undefined) return byDefault;
    const number = Number(value);
    if (!/^\d+$/.test(value) || number > 65535 || (number === 0 && !offAllowed)) {
      const range = offAllowed ? '0 (off) to 65535' : '1 to 65535';
      throw new ConfigError(`${name} is "${value}", but must be a port number, ${range}.`);
    }
    return number;
  };
  const url = (name: string, schemes: string[], example: string): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol)) {
      throw new ConfigError(`${name} is not an address that Sportello can use; it looks like ${example}.`);
    }
    return value;
  };
  const address = (name: string): string | undefined => {
    const value = text(name)?.toLowerCase();
    if (value !== undefined && !MAIL_ADDRESS.test(value)) {
      throw new ConfigError(`${name} is "${value}", but must be a mail address such as support@example.org.`);
    }
    return value;
  };

  const host = text('HOST') ?? '127.0.0.1';
  const httpPort = port('PORT', 3000, false);
  const hostInUrl = host.includes(':') ? `[${host}]` : host;
  const publicUrl =
    url('PUBLIC_URL', ['http:', 'https:'], 'https://help.example.org') ?? `http://${hostInUrl}:${httpPort}`;
  const dataDir = resolve(text('DATA_DIR') ?? options.defaultDataDir ?? './data');
  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) {
    throw new ConfigError(`LOG_LEVEL is "${logLevel}", but must be one of ${LOG_LEVELS.join(', ')}.`);
  }
  const adminEmail = address('ADMIN_EMAIL');
  const adminPassword = env.ADMIN_PASSWORD || undefined;
  if ((adminEmail === undefined) !== (adminPassword === undefined)) {
    const missing = adminEmail === undefined ? 'ADMIN_EMAIL' : 'ADMIN_PASSWORD';
    throw new ConfigError(`${missing} is missing: ADMIN_EMAIL and ADMIN_PASSWORD are given together or not at all.`);
  }
  if (adminPassword !== undefined && adminPassword.length < SHORTEST_PASSWORD) {
    throw new ConfigError(`ADMIN_PASSWORD is too short: it needs at least ${SHORTEST_PASSWORD} characters.`);
  }
  const apiToken = text('API_TOKEN');
  if (apiToken !== undefined && apiToken.length < SHORTEST_TOKEN) {
    throw new ConfigError(`API_TOKEN is too short to be safe: it needs at least ${SHORTEST_TOKEN} characters.`);
  }
  const secretKey = text('SECRET_KEY');
  if (secretKey !== undefined && Buffer.from(secretKey, 'base64url').length !== SECRET_KEY_BYTES) {
    throw new ConfigError(`SECRET_KEY must be ${SECRET_KEY_BYTES} random bytes in base64url, 43 characters.`);
  }
  const [certificateFile, keyFile] = [text('TLS_CERT'), text('TLS_KEY')];
  if ((certificateFile === undefined) !== (keyFile === undefined)) {
    const missing = certificateFile === undefined ? 'TLS_CERT' : 'TLS_KEY';
    throw new ConfigError(`${missing} is missing: TLS_CERT and TLS_KEY are given together or not at all.`);
  }
  const privateWebhooks = (text('PRIVATE_WEBHOOKS') ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const notAddress = privateWebhooks.find((address) => isIP(address) === 0);
  if (notAddress !== undefined) {
    throw new ConfigError(`PRIVATE_WEBHOOKS holds "${notAddress}", but must be addresses such as 10.0.0.7.`);
  }
  const apiRateLimit = text('API_RATE_LIMIT');
  if (apiRateLimit !== undefined && !/^[1-9]\d{0,8}$/.test(apiRateLimit)) {
    throw new ConfigError(`API_RATE_LIMIT is "${apiRateLimit}", but must be a number of calls a minute, such as 600.`);
  }
  const dnsServers = (text('DNS_SERVERS') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const notDns = dnsServers.find((server) => isIP(server.replace(DNS_PORT, '$1$2')) === 0);
  if (notDns !== undefined) {
    throw new ConfigError(
      `DNS_SERVERS holds "${notDns}", but must be addresses such as 192.0.2.53 or 192.0.2.53:5353.`,
    );
  }
  return {
    port: httpPort,
    host,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    dataDir,
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/sportello'),
    storageUrl:
      url('STORAGE_URL', ['file:', 's3:', 'http:', 'https:'], 'file:///var/lib/sportello/blobs') ??
      `file://${dataDir}/blobs`,
    smtpPort: port('SMTP_PORT', 2525, true),
    lmtpPort: port('LMTP_PORT', 0, true),
    supportAddress: address('SUPPORT_ADDRESS') ?? 'support@localhost',
    trustProxy: (text('TRUST_PROXY') ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org:587'),
    adminEmail,
    adminPassword,
    apiToken,
    secretKey,
    dnsServers,
    privateWebhooks,
    apiRateLimit: apiRateLimit === undefined ? undefined : Number(apiRateLimit),
    tls:
      certificateFile !== undefined && keyFile !== undefined
        ? { certificateFile: resolve(certificateFile), keyFile: resolve(keyFile) }
        : undefined,
    trustedAuthserv: (text('TRUSTED_AUTHSERV') ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    logLevel,
    development: text('NODE_ENV') === 'development',
    demo: options.demo ?? false,
  };
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether a host name or address is of this machine and reached from nowhere else. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Whether there is a developers' page, with its movable clock and its sign-in as anybody: only in development or with the
 * sample company, and only where nobody but this machine can come, neither directly nor by a public address.
 */
export function hasDevelopersPage(config: Pick<Config, 'development' | 'demo' | 'host' | 'publicUrl'>): boolean {
  return (
    (config.development || config.demo) && isLoopback(config.host) && isLoopback(new URL(config.publicUrl).hostname)
  );
}
