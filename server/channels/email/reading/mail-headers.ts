import { decodeWords } from 'postal-mime';
import type { HeaderField } from './header-fields.ts';
import { oneLine } from './plain-strings.ts';
import { MAX_AUDITED_HEADER_LENGTH } from './reading-limits.ts';

/** A mail's headers in their order, found by lower-case name. */
export class MailHeaders {
  readonly #headers: HeaderField[];

  constructor(headers: HeaderField[]) {
    this.#headers = headers;
  }

  has(name: string): boolean {
    return this.#headers.some(({ key }) => key === name);
  }

  /** True when a header's name begins so. */
  hasPrefix(prefix: string): boolean {
    return this.#headers.some(({ key }) => key.startsWith(prefix));
  }

  /** The first one's value, unfolded and not decoded: of two headers with one name the first counts. */
  first(name: string): string | undefined {
    return this.#headers.find(({ key }) => key === name)?.value;
  }

  all(name: string): string[] {
    return this.#headers.filter(({ key }) => key === name).map(({ value }) => value);
  }

  /** The first one's value in lower case without comments and parameters, '' without one: for headers of one word. */
  word(name: string): string {
    const value = this.first(name) ?? '';
    return (/^[^\s;(,]+/.exec(value.trim())?.[0] ?? '').toLowerCase();
  }

  /** Those that an auditor asks for, decoded and cut to size. */
  audited(): { name: string; value: string }[] {
    return this.#headers
      .filter(({ key }) => AUDITED_HEADERS.has(key))
      .slice(0, MAX_AUDITED_HEADERS)
      .map(({ key, value }) => ({
        name: key,
        value: oneLine(decodeWords(value.slice(0, 4 * MAX_AUDITED_HEADER_LENGTH)), MAX_AUDITED_HEADER_LENGTH),
      }));
  }

  /** False for input that is no mail at all. */
  get looksLikeMail(): boolean {
    return this.#headers.some(({ key }) => MAIL_HEADERS.has(key));
  }
}

const MAX_AUDITED_HEADERS = 50;

const AUDITED_HEADERS = new Set([
  'arc-authentication-results',
  'auto-submitted',
  'authentication-results',
  'content-language',
  'date',
  'envelope-to',
  'delivered-to',
  'feedback-id',
  'importance',
  'list-id',
  'list-unsubscribe',
  'message-id',
  'precedence',
  'received',
  'received-spf',
  'return-path',
  'sender',
  'user-agent',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-failed-recipients',
  'x-mailer',
  'x-original-to',
  'x-priority',
  'x-spam-flag',
  'x-spam-score',
  'x-spam-status',
]);

const MAIL_HEADERS = new Set([
  'bcc',
  'cc',
  'content-type',
  'date',
  'delivered-to',
  'from',
  'in-reply-to',
  'message-id',
  'mime-version',
  'received',
  'references',
  'reply-to',
  'return-path',
  'sender',
  'subject',
  'to',
]);
