import type { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Address } from '../reading/parsed-mail.ts';

export interface LetterAttachment {
  name: string;
  contentType: string;
  /** Shown within the HTML, which names it as `cid:` and contentId. */
  inline: boolean;
  /** Without angle brackets; needed when inline. */
  contentId?: string;
  /** Bytes. */
  size: number;
  /** Opened when its turn comes while the mail is written, so that one file is open at a time. */
  open(): Promise<ReadableStream<Uint8Array> | Readable>;
}

/** A mail to be written. There is no Bcc: who is not named in it is named in the envelope alone. */
export interface Letter {
  from: Address;
  to: Address[];
  cc: Address[];
  replyTo?: Address;
  subject: string;
  /** Always there, and saying what `html` says. */
  text: string;
  /** Safe HTML, whole page or part of one; '' for a mail of text alone. */
  html: string;
  attachments: LetterAttachment[];
  /** What calendar programs read of it (RFC 6047). */
  calendar?: { method: 'PUBLISH' | 'REQUEST' | 'CANCEL'; text: string };
  /** Message-IDs without angle brackets. */
  messageId: string;
  inReplyTo?: string;
  /** Oldest first; trimmed when it is long. */
  references: string[];
  date: Temporal.Instant;
  /** RFC 3834: an answer by a program, or a mail that a program thought of. Absent for what a person typed. */
  automatic?: 'auto-replied' | 'auto-generated';
  /** BCP 47, e.g. `it`. */
  language: string;
  /** Further headers, of those in LETTER_HEADERS. */
  headers?: Partial<Record<LetterHeader, string>>;
}

/** Headers that a caller may add; all others the letter's own fields decide. */
export const LETTER_HEADERS = [
  'Feedback-ID',
  'Importance',
  'List-Archive',
  'List-Help',
  'List-Id',
  'List-Post',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Precedence',
  'X-Sportello-Ticket',
] as const;

type LetterHeader = (typeof LETTER_HEADERS)[number];
