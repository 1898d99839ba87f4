import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { LIMITS } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { ConfigError } from '../../platform/config/index.ts';
import { isDatabaseAway } from '../../platform/db/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { StorageFull } from '../../platform/storage/index.ts';
import { gatheringAcceptor } from './accepting.ts';

const MOST_CONNECTIONS = 200;
const MOST_RECIPIENTS = 100;
/** RFC 1035, 2.3.4. */
const LONGEST_NAME = 253;
const SILENCE_MS = 60_000;
/** Open dialogues get this long to end when the receiver stops. */
const CLOSE_MS = 3_000;
const TLS_READ_EVERY_MS = 3_600_000;

export interface Receiver {
  port: number;
  close(): Promise<void>;
}

/** The name by which the other server greeted, as far as it is one: whoever greets may write anything. */
function greetingOf(session: SMTPServerSession): string {
  return String(session.hostNameAppearsAs || '')
    .replace(/[^\w.:[\]-]/g, '')
    .slice(0, LONGEST_NAME);
}

/** What the other server is told, with the enhanced code of RFC 3463. 4xx: it keeps the mail and comes again. */
class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, words: string) {
    super(words);
    this.responseCode = responseCode;
  }
}

/**
 * Listens for mail by SMTP (RFC 5321; STARTTLS where there is a certificate) or LMTP (RFC 2033; one listener speaks one of the two). A mail is told "250" only after
 * its original is synced and its row committed. It takes what it is given for any address: mail that names no desk goes to
 * the first one; nothing is ever relayed.
 */
export async function startReceiver(
  platform: Platform,
  options: { port: number; host: string; lmtp: boolean },
): Promise<Receiver> {
  const { log, storage } = platform;
  const accept = gatheringAcceptor(platform);
  const hostName = new URL(platform.config.publicUrl).hostname;

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await storage.put(stream);
    if (stream.sizeExceeded)
      throw new Refusal(552, `5.3.4 This mail is over ${LIMITS.mailBytes / 1_048_576} MB, the most that is taken here`);
    if (raw.size === 0) throw new Refusal(554, '5.6.0 This mail is empty');
    const { mailFrom, rcptTo } = session.envelope;
    await accept({
      channel: 'email',
      envelope: {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map((recipient) => recipient.address.toLowerCase()),
        peer: session.remoteAddress,
        // By LMTP it comes from a server of ours, which has looked itself.
        ...(options.lmtp ? {} : { helo: greetingOf(session) }),
      },
      raw,
    });
  }

  function refusalFor(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof StorageFull || (error as { code?: unknown }).code === '53100') {
      log.error({ part: 'receiver' }, 'no room to store incoming mail; senders are told to come again');
      return new Refusal(452, '4.3.1 There is no room to store this mail just now, please send it again later');
    }
    log[isDatabaseAway(error) ? 'warn' : 'error'](
      { part: 'receiver', ...errorFacts(error) },
      'incoming mail not taken; the sender is told to come again',
    );
    return new Refusal(451, '4.3.0 This mail cannot be stored just now, please send it again later');
  }

  const tls = platform.config.tls && (await readTls(platform.config.tls));
  const server = new SMTPServer({
    name: hostName,
    banner: 'Sportello',
    lmtp: options.lmtp,
    size: LIMITS.mailBytes,
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...tls,
    disableReverseLookup: true,
    maxClients: MOST_CONNECTIONS,
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_MS,
    logger: false,
    onRcptTo(_address, session, callback) {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS)
        callback(new Refusal(452, '4.5.3 Too many recipients for one mail'));
      else callback();
    },
    onData(stream, session, callback) {
      take(stream, session).then(
        () => callback(null, '2.0.0 Stored'),
        (error: unknown) => {
          // Whatever was not read yet is read and dropped, so that the other side can hear the answer.
          stream.resume();
          callback(refusalFor(error));
        },
      );
    },
  });
  server.on('error', (error) => log.debug({ part: 'receiver', ...errorFacts(error) }, 'a mail connection broke'));

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  const renewing = platform.config.tls && setInterval(renew, TLS_READ_EVERY_MS, platform.config.tls);
  renewing?.unref();
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () => {
      clearInterval(renewing);
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  /** Certificates are renewed under the same names; one that cannot be read leaves the one before in use. */
  function renew(files: TlsFiles): void {
    readTls(files).then(
      (fresh) => server.updateSecureContext(fresh),
      (error: unknown) => log.error({ part: 'receiver', ...errorFacts(error) }, 'certificate could not be read anew'),
    );
  }
}

type TlsFiles = NonNullable<Platform['config']['tls']>;

/** @throws ConfigError when they cannot be read, or are not the two halves of one thing. */
async function readTls({ certificateFile, keyFile }: TlsFiles): Promise<{ cert: Buffer; key: Buffer }> {
  try {
    const [cert, key] = await Promise.all([readFile(certificateFile), readFile(keyFile)]);
    createSecureContext({ cert, key });
    return { cert, key };
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`TLS_CERT and TLS_KEY cannot be used: ${words}.`, { cause });
  }
}
