import type { LetterLine } from './letter-lines.ts';
import { lineOfText } from './letter-lines.ts';
import { isLabelled, isSeparator } from './quote-marks.ts';
import { isStrongColour } from './strong-colour.ts';

/**
 * Cleaned HTML as lines, each with what the marks of mail programs say of it, and back: the HTML without the lines that were
 * dropped. Exact only for what cleanHtml has written: well formed, no `<` in text, no `>` within an attribute.
 */
export interface LetterHtml {
  html: string;
  lines: readonly LetterLine[];
  tokens: readonly Token[];
}

/** Stands for a picture where a line has no words: it is not blank. */
const PICTURE = '\ufffc';

interface Token {
  from: number;
  to: number;
  /** Index of the line it shows in; -1 for what shows nothing. */
  line: number;
  /** For a tag that opens: index of the token that closes it. */
  closedBy: number;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote caption center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ' +
    'nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
);
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col']);
const TOKEN = /<(\/?)([a-z0-9]+)([^<>]*)>|[^<]+|</g;

/** All within is quoted. */
const QUOTED_WHOLE = new Set([
  'yahoo_quoted',
  'mail-editor-reference-message-container',
  'ms-outlook-mobile-reference-message',
  'OLK_SRC_BODY_SECTION',
  'gmx_quote',
  'isForwardContent',
  'moz-forward-container',
]);
/** An announcement and a blockquote stand within; what is in neither is an answer. */
const QUOTED_IN_PARTS = new Set([
  'gmail_quote',
  'gmail_quote_container',
  'protonmail_quote',
  'zmail_extra',
  'tutanota_quote',
  'elided-text',
]);
const QUOTING = new Set(['cite', 'gmail_quote', 'protonmail_quote', 'tutanota_quote', 'isReplyContent', 'iosymail']);
const ANNOUNCING = new Set(['gmail_attr', 'moz-cite-prefix']);
const SIGNING = new Set([
  'gmail_signature',
  'moz-signature',
  'AppleMailSignature',
  'ms-outlook-mobile-signature',
  'Signature',
  'protonmail_signature_block',
  'composer_signature',
]);
const THREAD_BELOW = new Set(['divRplyFwdMsg', 'OutlookMessageHeader']);

interface Open {
  tag: string;
  token: number;
  /** How much each of these grew by it. */
  depth: number;
  strict: number;
  signing: number;
  announcing: number;
  preformatted: number;
  accent: boolean;
  /** Set for a container whose quote is told apart by a blockquote; the line at which it began. */
  parts?: { from: number; quoted: boolean };
  endsSignature: boolean;
}

export function readHtml(html: string): LetterHtml {
  return new Reader(html).read();
}

class Reader {
  readonly #html: string;
  readonly #lines: LetterLine[] = [];
  readonly #tokens: Token[] = [];
  readonly #open: Open[] = [];
  #text = '';
  #written = false;
  #picture = false;
  #accented = 0;
  #letters = 0;
  #depth = 0;
  #strict = 0;
  #signing = 0;
  #announcing = 0;
  #preformatted = 0;
  #accent = false;
  #links = 0;
  #threadNext = false;
  /** Apple puts a line break before the signature, and nothing around it. */
  #signingFrom = -1;

  constructor(html: string) {
    this.#html = html;
  }

  read(): LetterHtml {
    for (const match of this.#html.matchAll(TOKEN)) {
      const [token, slash, tag = '', attributes = ''] = match;
      const index = this.#tokens.length;
      this.#tokens.push({ from: match.index, to: match.index + token.length, line: -1, closedBy: -1 });
      if (tag === '') this.#readText(token, index);
      else if (slash) this.#close(tag, index);
      else this.#openTag(tag, attributes, index);
    }
    this.#endLine();
    return { html: this.#html, lines: this.#lines, tokens: this.#tokens };
  }

  #readText(token: string, index: number): void {
    const at = this.#tokens[index];
    if (at === undefined) return;
    const text = decoded(token);
    if (this.#preformatted > 0 && text.includes('\n')) this.#readPreformatted(text, at);
    else if (text.trim() !== '') {
      this.#add(/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text);
      at.line = this.#lines.length;
    } else this.#text += ' ';
  }

  /** Lines of one piece of text are cut apart into tokens of their own, so that each can be dropped. */
  #readPreformatted(text: string, at: Token): void {
    const raw = this.#html.slice(at.from, at.to);
    // Decoding never changes line ends, so the lines of both agree.
    const rawLines = raw.split('\n');
    let from = at.from;
    this.#tokens.pop();
    for (const [i, line] of text.split('\n').entries()) {
      const to = from + (rawLines[i]?.length ?? 0) + (i < rawLines.length - 1 ? 1 : 0);
      this.#add(line);
      this.#tokens.push({ from, to, line: this.#lines.length, closedBy: -1 });
      if (i < rawLines.length - 1) this.#endLine(true);
      from = to;
    }
  }

  #add(text: string): void {
    this.#text += text;
    if (text.trim() === '') return;
    this.#written = true;
    const letters = this.#links > 0 ? 0 : text.trim().length;
    this.#letters += letters;
    if (this.#accent) this.#accented += letters;
  }

  #openTag(tag: string, attributes: string, index: number): void {
    const classes = attributeOf(attributes, 'class').split(' ');
    const style = attributeOf(attributes, 'style');
    if (tag === 'br') this.#break(classes, index);
    else if (tag === 'hr') this.#rule(index);
    else if (tag === 'img') this.#show(index);
    if (VOID.has(tag)) return;
    if (BLOCKS.has(tag)) this.#endLine();
    if (tag === 'td' || tag === 'th') this.#text += '\t';
    const has = (names: ReadonlySet<string>): boolean => classes.some((name) => names.has(name));
    const isQuote = tag === 'blockquote' && !/(?:^|;)border:(?:none|0)/.test(style);
    const inParts = tag !== 'blockquote' && has(QUOTED_IN_PARTS);
    const isWhole = !inParts && has(QUOTED_WHOLE);
    if (isQuote) for (const { parts } of this.#open) if (parts) parts.quoted = true;
    const strict = (isQuote && (has(QUOTING) || this.#open.some(({ parts }) => parts))) || isWhole ? 1 : 0;
    const opened: Open = {
      tag,
      token: index,
      depth: isQuote || isWhole ? 1 : 0,
      strict,
      signing: has(SIGNING) ? 1 : 0,
      announcing: has(ANNOUNCING) ? 1 : 0,
      preformatted: tag === 'pre' ? 1 : 0,
      accent: this.#accent,
      endsSignature: false,
      ...(inParts && { parts: { from: this.#lines.length, quoted: false } }),
    };
    if (opened.depth > 0) this.#signingFrom = -1;
    if (has(THREAD_BELOW) || isThreadBorder(style)) this.#threadNext = true;
    this.#depth += opened.depth;
    this.#strict += opened.strict;
    this.#signing += opened.signing;
    this.#announcing += opened.announcing;
    this.#preformatted += opened.preformatted;
    if (tag === 'a') this.#links++;
    this.#accent = isStrongColour(tag, attributes, style) ?? this.#accent;
    this.#open.push(opened);
  }

  #close(tag: string, index: number): void {
    const opened = this.#open.at(-1);
    // Cleaned HTML is well formed; what is not is no tag of ours.
    if (opened?.tag !== tag) return;
    if (BLOCKS.has(tag)) this.#endLine();
    this.#open.pop();
    const token = this.#tokens[opened.token];
    if (token) token.closedBy = index;
    this.#depth -= opened.depth;
    this.#strict -= opened.strict;
    this.#signing -= opened.signing;
    this.#announcing -= opened.announcing;
    this.#preformatted -= opened.preformatted;
    if (tag === 'a') this.#links--;
    this.#accent = opened.accent;
    if (this.#open.length < this.#signingFrom) this.#signingFrom = -1;
    if (opened.parts) this.#endParts(opened.parts);
  }

  /** What a container of an announcement and a quote holds before the quote is the announcement; without a quote all is one. */
  #endParts({ from }: { from: number; quoted: boolean }): void {
    const within = this.#lines.slice(from);
    const quote = within.findIndex(({ depth }) => depth > 0);
    const isForward = isSeparator(within.find(({ text }) => text !== '')?.text ?? '');
    for (const [i, line] of within.entries()) {
      if (quote < 0 || isForward) {
        line.depth++;
        line.weak = false;
      } else if (i < quote) line.role = 'announcement';
    }
  }

  #break(classes: readonly string[], index: number): void {
    const token = this.#tokens[index];
    if (token) token.line = this.#lines.length;
    if (classes.includes('lineBreakAtBeginningOfSignature')) this.#signingFrom = this.#open.length;
    this.#endLine(true);
  }

  #rule(index: number): void {
    this.#endLine();
    const token = this.#tokens[index];
    if (token) token.line = this.#lines.length;
    this.#text = '________________';
    this.#written = true;
    this.#endLine();
  }

  #show(index: number): void {
    const token = this.#tokens[index];
    if (token) token.line = this.#lines.length;
    this.#picture = true;
  }

  #endLine(broken = false): void {
    if (!this.#written && !this.#picture && !broken) {
      this.#text = '';
      return;
    }
    const line = lineOfText(this.#written || !this.#picture ? this.#text : PICTURE);
    const isThread = this.#threadNext && line.text !== '' && isLabelled(line.text);
    const signs = this.#signing > 0 || (this.#signingFrom >= 0 && this.#open.length >= this.#signingFrom);
    this.#lines.push({
      text: line.text,
      depth: line.depth + this.#depth,
      weak: line.depth === 0 && this.#depth > 0 && this.#strict === 0,
      accent: this.#letters > 0 && this.#accented === this.#letters,
      ...(isThread
        ? { role: 'thread' as const }
        : this.#announcing > 0
          ? { role: 'announcement' as const }
          : signs
            ? { role: 'signature' as const }
            : {}),
    });
    if (line.text !== '') this.#threadNext = false;
    this.#text = '';
    this.#written = false;
    this.#picture = false;
    this.#letters = 0;
    this.#accented = 0;
  }
}

/** The line that Outlook draws above the headers of the mail it answers. */
function isThreadBorder(style: string): boolean {
  return /(?:^|;)border-top:solid/.test(style) && /(?:^|;)border:none/.test(style);
}

function attributeOf(attributes: string, name: string): string {
  const start = attributes.indexOf(` ${name}="`);
  if (start < 0) return '';
  const from = start + name.length + 3;
  return attributes.slice(from, attributes.indexOf('"', from));
}

function decoded(text: string): string {
  return text.includes('&')
    ? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    : text;
}

/** The HTML of the lines that stay: elements that show nothing of them go whole, so that it is as well formed as before. */
export function htmlOfLines({ html, tokens }: LetterHtml, keep: readonly boolean[]): string {
  const kept: number[] = [0];
  const shown: number[] = [0];
  for (const [i, { line }] of tokens.entries()) {
    kept.push((kept[i] ?? 0) + (line >= 0 && keep[line] === true ? 1 : 0));
    shown.push((shown[i] ?? 0) + (line >= 0 ? 1 : 0));
  }
  const all = kept.at(-1) ?? 0;
  const pieces: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (token.line >= 0 && keep[token.line] !== true) continue;
    if (token.closedBy >= 0) {
      const within = (counts: readonly number[]): number => (counts[token.closedBy + 1] ?? 0) - (counts[i] ?? 0);
      const isOutside = kept[i] === 0 || kept[i] === all;
      if (within(kept) === 0 && (within(shown) > 0 || isOutside)) {
        i = token.closedBy;
        continue;
      }
    }
    pieces.push(html.slice(token.from, token.to));
  }
  return pieces.join('').trim();
}
