import type { ImapFlow } from 'imapflow';
import { LIMITS } from '../../../../contract/shapes.ts';
import type { Account, AccountCredentials } from './host.ts';
import { withoutSecret } from './troubles.ts';

const CONNECT_WITHIN_MS = 15_000;
const GREETING_WITHIN_MS = 15_000;
/** Without a byte for so long the connection is asked whether it lives, and given up when it does not say so. */
const SILENCE_MS = 3 * 60_000;
/** Providers end an IDLE after 10 to 30 minutes (RFC 2177 says 29). */
const IDLE_ANEW_MS = 4 * 60_000;
/** One line of an answer: the UIDs of a million letters fit. */
const LONGEST_LINE = 16 * 1024 * 1024;

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Connects and signs in. Certificates are always verified (an own authority is named by NODE_EXTRA_CA_CERTS); with `starttls`
 * nothing is said before the connection is private.
 * @throws what imapflow throws, for `accountTroubleOf`
 */
export async function connectAccount(
  account: Pick<Account, 'host' | 'port' | 'security'>,
  credentials: AccountCredentials,
): Promise<ImapFlow> {
  // Only a house that follows an account pays for the library.
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    ...(account.security === 'tls' ? {} : { doSTARTTLS: account.security === 'starttls' }),
    auth: {
      user: credentials.user,
      ...(credentials.kind === 'password' ? { pass: credentials.password } : { accessToken: credentials.accessToken }),
    },
    clientInfo: { name: 'Sportello' },
    // When to idle is decided by the follower, which knows what it does next.
    disableAutoIdle: true,
    maxIdleTime: IDLE_ANEW_MS,
    // Its decompression would be one more way to be sent more than was agreed.
    disableCompression: true,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: GREETING_WITHIN_MS,
    socketTimeout: SILENCE_MS,
    maxLineLength: LONGEST_LINE,
    maxLiteralSize: LIMITS.mailBytes,
    maxResponseSize: LIMITS.mailBytes + LONGEST_LINE,
    logger: quiet,
  });
  // What breaks is told by whatever command is under way, and by 'close'.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw withoutSecret(error, credentials.kind === 'password' ? credentials.password : credentials.accessToken);
  }
  return client;
}
