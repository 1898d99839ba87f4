import { Readable } from 'node:stream';
import { readSmtpAddress } from './smtp-address.ts';
import { type SmtpError, SmtpSession, type SmtpStage } from './smtp-session.ts';

/** Who a mail goes to on the wire, which may be others than its headers name. */
export interface Envelope {
  /** '' is the empty sender, for mails that must never be answered (RFC 5321 section 4.5.5). */
  from: string;
  to: string[];
  /** Bytes, when known: a server with a smaller limit then refuses before the mail is sent. */
  size?: number;
}

export interface RefusedRecipient {
  address: string;
  permanent: boolean;
  code?: number;
  response: string;
}

export type SendResult =
  | {
      ok: true;
      /** The server's words on taking the mail. */
      response: string;
      /** Those of several recipients whom it did not take; the others have the mail. */
      refused: RefusedRecipient[];
    }
  | {
      ok: false;
      /** True when trying again would change nothing (5xx); false for 4xx, the network, TLS and the login. */
      permanent: boolean;
      code?: number;
      /** The server's or the system's words, one line. */
      response: string;
      refused: RefusedRecipient[];
      /** The final dot may have been sent and no answer came: the server may have the mail. */
      uncertain: boolean;
    };

/**
 * Hands one mail to the mail server at `smtpUrl` (see readSmtpAddress). `beforeFinalDot` is awaited when all bytes have been
 * given to the connection and before the dot that makes the server responsible; when it throws, the server drops the mail.
 * Gives a result for all that the server or the network does; throws for a wrong `smtpUrl`, and what `raw` or
 * `beforeFinalDot` throw.
 */
export async function sendMail(
  raw: Readable | Uint8Array,
  envelope: Envelope,
  smtpUrl: string,
  options: { beforeFinalDot?: () => Promise<void> } = {},
): Promise<SendResult> {
  const session = new SmtpSession(readSmtpAddress(smtpUrl));
  const source = { error: undefined as unknown, failed: false, ended: false };
  const message = Readable.from(untilFinalDot(raw, source, options.beforeFinalDot), { objectMode: false });
  try {
    await session.open();
    const info = await session.send(
      {
        from: envelope.from === '' ? false : envelope.from,
        to: envelope.to,
        ...(envelope.size && { size: envelope.size }),
      },
      message,
    );
    session.quit();
    return { ok: true, response: oneLineOf(info.response), refused: (info.rejectedErrors ?? []).map(refusedRecipient) };
  } catch (error) {
    session.close();
    if (source.failed) throw source.error;
    return failure(error as SmtpError, session.stage, source.ended);
  } finally {
    message.destroy();
    if (raw instanceof Readable) raw.destroy();
  }
}

async function* untilFinalDot(
  raw: Readable | Uint8Array,
  source: { error: unknown; failed: boolean; ended: boolean },
  beforeFinalDot: (() => Promise<void>) | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    if (raw instanceof Readable) yield* raw as AsyncIterable<Uint8Array>;
    else yield raw;
    await beforeFinalDot?.();
    source.ended = true;
  } catch (error) {
    source.failed = true;
    source.error = error;
    throw error;
  }
}

/** The login's and the connection's troubles are the admin's, and pass; only replies about this mail can be final. */
function failure(error: SmtpError, stage: SmtpStage, ended: boolean): SendResult {
  const refused = (error.rejectedErrors ?? []).map(refusedRecipient);
  const code = error.responseCode;
  return {
    ok: false,
    permanent:
      stage === 'message' && (refused.length > 0 ? refused.every(({ permanent }) => permanent) : isFinal(error)),
    ...(code !== undefined && { code }),
    response: oneLineOf(error.response ?? error.message),
    refused,
    uncertain: stage === 'message' && ended && code === undefined,
  };
}

/** "Log in first" and its kin: a wrong setting, not a wrong mail. */
const ABOUT_THE_LOGIN = new Set([530, 534, 535, 538]);

function isFinal({ responseCode, code, command }: SmtpError): boolean {
  if (responseCode !== undefined) return responseCode >= 500 && !ABOUT_THE_LOGIN.has(responseCode);
  // Without a reply: the client itself refused an address it cannot send, or a size the server had named too large.
  return (code === 'EENVELOPE' && command === 'API') || code === 'EMESSAGE';
}

function refusedRecipient(error: SmtpError): RefusedRecipient {
  const code = error.responseCode;
  return {
    address: error.recipient ?? '',
    permanent: isFinal(error),
    ...(code !== undefined && { code }),
    response: oneLineOf(error.response ?? error.message),
  };
}

const MAX_RESPONSE_LENGTH = 1_000;

function oneLineOf(response: string): string {
  return response.replace(/\s+/g, ' ').replaceAll('\0', '').toWellFormed().trim().slice(0, MAX_RESPONSE_LENGTH);
}
