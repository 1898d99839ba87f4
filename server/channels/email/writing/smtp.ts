import { Readable } from 'node:stream';
import type { Trouble } from '../../../../contract/mailboxes.ts';
import { readSmtpAddress, type SmtpSettings } from './smtp-address.ts';
import { troubleOf } from './smtp-check.ts';
import { type SmtpError, SmtpSession } from './smtp-session.ts';

/** Who a mail goes to on the wire, which may be others than its headers name. */
export interface Envelope {
  /**
   * '' is the empty sender, for mails that must never be answered (RFC 5321 section 4.5.5). Of several the next is taken
   * where the server does not take the one before.
   */
  from: string | readonly string[];
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
      /** What is wrong with the way, whatever the mail; null when it was about this mail. */
      trouble: Trouble | null;
    };

/**
 * Hands one mail to the mail server at `smtp`, an address (see readSmtpAddress) or settings; of several servers to the first
 * that answers. `beforeFinalDot` is awaited when all bytes have been given to the connection and before the dot that makes
 * the server responsible; when it throws, the server drops the mail. Gives a result for all that the server or the network
 * does; throws for a wrong address, and what `raw` or `beforeFinalDot` throw.
 */
export async function sendMail(
  raw: Readable | Uint8Array,
  envelope: Envelope,
  smtp: string | SmtpSettings | readonly SmtpSettings[],
  options: { beforeFinalDot?: () => Promise<void> } = {},
): Promise<SendResult> {
  const hops = typeof smtp === 'string' ? [readSmtpAddress(smtp)] : Array.isArray(smtp) ? [...smtp] : [smtp];
  const senders = typeof envelope.from === 'string' ? [envelope.from] : [...envelope.from];
  const mail = new MailToSend(raw, options.beforeFinalDot);
  try {
    for (;;) {
      const session = new SmtpSession(hops[0] as SmtpSettings);
      try {
        await session.open();
        const info = await session.send(
          {
            from: senders[0] === '' ? false : senders[0],
            to: envelope.to,
            ...(envelope.size && { size: envelope.size }),
          },
          mail.stream(),
        );
        session.quit();
        const refused = (info.rejectedErrors ?? []).map(refusedRecipient);
        return { ok: true, response: oneLineOf(info.response), refused };
      } catch (error) {
        session.close();
        if (mail.failed) throw mail.error;
        const wrong = error as SmtpError;
        // Nothing of the mail has been read yet in either case, so another server or sender gets all of it.
        if (session.stage === 'connect' && hops.length > 1) hops.shift();
        else if (!mail.begun && senders.length > 1 && isAboutSender(wrong, senders[0] ?? '')) senders.shift();
        else return failure(wrong, session, mail.ended);
      }
    }
  } finally {
    mail.destroy();
  }
}

/** Refused for its sender: at MAIL, or at RCPT by servers that say it then. */
function isAboutSender(error: SmtpError, sender: string): boolean {
  if (error.responseCode === undefined || error.responseCode < 500) return false;
  if (error.command === 'MAIL FROM') return true;
  const words = [error, ...(error.rejectedErrors ?? [])].map(({ response }) => (response ?? '').toLowerCase());
  return words.every((said) => /\bsender\b|\bowned by\b|return.path/.test(said) || said.includes(sender.toLowerCase()));
}

/** The bytes of one mail, read once, with what must be done before their end. */
class MailToSend {
  begun = false;
  ended = false;
  failed = false;
  error: unknown;
  readonly #raw: Readable | Uint8Array;
  readonly #beforeFinalDot: (() => Promise<void>) | undefined;
  #stream: Readable | undefined;

  constructor(raw: Readable | Uint8Array, beforeFinalDot: (() => Promise<void>) | undefined) {
    this.#raw = raw;
    this.#beforeFinalDot = beforeFinalDot;
  }

  stream(): Readable {
    this.#stream?.destroy();
    this.#stream = Readable.from(this.#untilFinalDot(), { objectMode: false });
    return this.#stream;
  }

  destroy(): void {
    this.#stream?.destroy();
    if (this.#raw instanceof Readable) this.#raw.destroy();
  }

  async *#untilFinalDot(): AsyncGenerator<Uint8Array> {
    this.begun = true;
    try {
      if (this.#raw instanceof Readable) yield* this.#raw as AsyncIterable<Uint8Array>;
      else yield this.#raw;
      await this.#beforeFinalDot?.();
      this.ended = true;
    } catch (error) {
      this.failed = true;
      this.error = error;
      throw error;
    }
  }
}

/** The login's and the connection's troubles are the admin's, and pass; only replies about this mail can be final. */
function failure(error: SmtpError, session: SmtpSession, ended: boolean): SendResult {
  const { stage } = session;
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
    trouble:
      stage !== 'message' || (code !== undefined && ABOUT_THE_LOGIN.has(code)) ? troubleOf(error, session) : null,
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
