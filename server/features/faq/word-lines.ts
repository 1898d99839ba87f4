import { cleanComposerHtml, escapeText } from '../../platform/html/index.ts';

/** A stretch of a line that is taken out; the words between its ends are gone, and `instead` stands there. */
export interface Cut {
  line: number;
  from: number;
  to: number;
  instead: string;
  /** Which thing it is; the same for all its places. */
  key: string;
}

/** What one reads as a paragraph, an item or a cell: its words, whatever marks stand between them. */
export interface WordLine {
  tag: string;
  text: string;
}

interface Tag {
  name: string;
  raw: string;
  closes: boolean;
  href: string | null;
}
type Piece = Tag | { words: string; line: number; from: number };

export interface WordsOfHtml {
  lines: WordLine[];
  pieces: Piece[];
}

/** Around what is put in place of something; nobody writes them, and what comes in with them loses them. */
export const MARK = { from: '\ue000', to: '\ue001' } as const;
const MARKS = /[\ue000\ue001]/g;

const BLOCKS = new Set('p div ul ol li blockquote pre table thead tbody tr td th h1 h2 h3 h4 h5 h6 hr'.split(' '));
/** Names of entities that the cleaner writes; all else stands as itself. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decoded(text: string): string {
  return text
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(MARKS, '');
}

function tagOf(raw: string): Tag {
  const name = /^<\/?([a-z0-9]{1,20})/i.exec(raw)?.[1]?.toLowerCase() ?? '';
  const href = /\shref="([^"]{0,4000})"/.exec(raw)?.[1];
  return { name, raw, closes: raw.startsWith('</'), href: href === undefined ? null : decoded(href) };
}

/** Whatever HTML a writer gives, cleaned and read as lines of words. */
export function readWords(html: string): WordsOfHtml {
  const pieces: Piece[] = [];
  const lines: WordLine[] = [];
  let texts: string[] = [];
  let length = 0;
  let tag = 'p';
  let inPre = false;
  const endLine = () => {
    lines.push({ tag, text: texts.join('') });
    texts = [];
    length = 0;
  };
  const add = (words: string) => {
    pieces.push({ words, line: lines.length, from: length });
    texts.push(words);
    length += words.length;
  };
  // The cleaner escapes every angle bracket that is no tag's, so that a tag ends at the first one.
  for (const [raw] of cleanComposerHtml(html)
    .replace(MARKS, '')
    .matchAll(/<[^>]*>|[^<]+/g)) {
    if (!raw.startsWith('<')) {
      const words = decoded(raw);
      add(inPre ? words : words.replace(/\s/g, ' '));
      continue;
    }
    const one = tagOf(raw);
    if (one.name === 'br') {
      add('\n');
      continue;
    }
    // Pictures of one customer's letter are for nobody else.
    if (one.name === 'img') continue;
    if (one.name === 'pre') inPre = !one.closes;
    if (BLOCKS.has(one.name)) {
      if (length > 0) endLine();
      if (!one.closes) tag = one.name;
    }
    pieces.push(one);
  }
  endLine();
  return { lines, pieces };
}

/** Words of a link are its own, or what the writer wrote over it. */
export interface LinkPlace {
  href: string;
  line: number;
  from: number;
  to: number;
}

export function linksIn({ pieces }: WordsOfHtml): LinkPlace[] {
  const links: LinkPlace[] = [];
  let open: LinkPlace | undefined;
  for (const piece of pieces) {
    if ('words' in piece) {
      if (!open) continue;
      if (open.line !== piece.line || open.to === -1) {
        open.line = piece.line;
        open.from = piece.from;
      }
      open.to = piece.from + piece.words.length;
    } else if (piece.name === 'a') {
      if (open && open.to !== -1) links.push(open);
      open = piece.closes || piece.href === null ? undefined : { href: piece.href, line: -1, from: 0, to: -1 };
    }
  }
  return links;
}

const PRUNED = new Set(
  'p div ul ol li blockquote pre table thead tbody tr strong b em i u s a h1 h2 h3 code'.split(' '),
);

/**
 * The words again as HTML, without what is cut.
 * @param unlinked addresses whose links are not links any more
 * @param wrap how a replacement is written
 */
export function writeWords(
  words: WordsOfHtml,
  cuts: readonly Cut[],
  unlinked: ReadonlySet<string>,
  wrap: (escaped: string) => string,
): string {
  const byLine = new Map<number, Cut[]>();
  for (const cut of cuts) {
    const of = byLine.get(cut.line);
    if (of) of.push(cut);
    else byLine.set(cut.line, [cut]);
  }
  const out = new Writing();
  let skippedLinks = 0;
  for (const piece of words.pieces) {
    if (!('words' in piece)) {
      if (piece.name === 'a' && (piece.closes ? skippedLinks > 0 : piece.href !== null && unlinked.has(piece.href))) {
        skippedLinks += piece.closes ? -1 : 1;
      } else out.tag(piece);
      continue;
    }
    const end = piece.from + piece.words.length;
    let at = piece.from;
    const ofLine = byLine.get(piece.line) ?? [];
    while (ofLine[0] && ofLine[0].to <= at && ofLine[0].to > ofLine[0].from) ofLine.shift();
    for (const cut of ofLine) {
      if (cut.from >= end) break;
      if (cut.from > at) out.words(piece.words.slice(at - piece.from, cut.from - piece.from));
      if (cut.from >= piece.from) out.cut(cut.instead, wrap);
      at = Math.min(end, Math.max(at, cut.to));
    }
    if (at < end) out.words(piece.words.slice(at - piece.from));
  }
  return out.html();
}

/** Joins pieces so that what was taken out leaves no hole: no empty paragraph, no double space, no small first letter. */
class Writing {
  readonly #parts: string[] = [];
  readonly #open: { name: string; at: number; full: boolean }[] = [];
  #breaks = 0;
  #last = '';
  /** The next letter begins a sentence, because what began it is gone. */
  #begins = true;

  tag({ name, raw, closes }: Tag): void {
    if (BLOCKS.has(name)) this.#endOfLine();
    if (name === 'hr') {
      this.#parts.push(raw);
      return;
    }
    if (!closes) {
      this.#open.push({ name, at: this.#parts.length, full: false });
      this.#parts.push(raw);
      return;
    }
    const opened = this.#open.pop();
    if (!opened) return;
    if (!opened.full && PRUNED.has(opened.name)) this.#parts.length = opened.at;
    else {
      this.#parts.push(raw);
      const around = this.#open.at(-1);
      if (around) around.full = true;
    }
  }

  words(text: string): void {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) this.#breaks += 1;
      this.#put(part, (each) => each);
    }
  }

  cut(instead: string, wrap: (escaped: string) => string): void {
    const startsSentence = this.#last === '' || /[.!?]\s*$/.test(this.#last);
    if (instead === '') this.#begins ||= startsSentence;
    else this.#put(startsSentence ? capital(instead) : instead, wrap);
  }

  #put(text: string, wrap: (escaped: string) => string): void {
    let part = text;
    if (this.#breaks > 0 || this.#last === '' || this.#last.endsWith(' ')) part = part.replace(/^[ ]+/, '');
    if (/^[.,;:!?)]/.test(part) && this.#last.endsWith(' ')) this.#trimEnd();
    if ((this.#last === '' || this.#breaks > 0) && this.#begins) part = part.replace(/^[ ,;:!.]+/, '');
    if (part === '') return;
    if (this.#breaks > 0 && this.#last !== '') this.#parts.push('<br>'.repeat(Math.min(this.#breaks, 2)));
    this.#breaks = 0;
    if (this.#begins && /[\p{L}\p{N}]/u.test(part)) {
      part = capital(part);
      this.#begins = false;
    }
    this.#parts.push(wrap(escapeText(part)));
    this.#last = part.slice(-3);
    for (const each of this.#open) each.full = true;
  }

  #trimEnd(): void {
    const at = this.#parts.length - 1;
    const part = this.#parts[at];
    if (part !== undefined && !part.startsWith('<')) this.#parts[at] = part.replace(/[ ]+$/, '');
  }

  #endOfLine(): void {
    this.#breaks = 0;
    this.#last = '';
  }

  html(): string {
    return this.#parts.join('').trim();
  }
}

/** The first letter large, where a letter comes first. */
function capital(text: string): string {
  return text.replace(
    /^([^\p{L}\p{N}]{0,9})(\p{L})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
