export type Piece = { kind: 'words'; words: string } | { kind: 'link'; words: string; href: string };

// Each part is bounded and no two parts can match the same letters, so no text makes this slow.
const address =
  /\bhttps?:\/\/[^\s<>"“”«»]{1,2000}|\bwww\.[^\s<>"“”«»]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi;
const closers: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Parts plain text into words and links to web and mail addresses. Joined again the pieces' words are the text. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const words = withoutTrail(match[0]);
    const href = hrefOf(words);
    if (href === undefined) continue;
    if (match.index > from) pieces.push({ kind: 'words', words: text.slice(from, match.index) });
    pieces.push({ kind: 'link', words, href });
    from = match.index + words.length;
  }
  if (from < text.length) pieces.push({ kind: 'words', words: text.slice(from) });
  return pieces;
}

/** A sentence's own marks are not part of the address in it; a bracket is when it was opened in there. */
function withoutTrail(found: string): string {
  let end = found.length;
  while (end > 0) {
    const last = found[end - 1] ?? '';
    const opener = closers[last];
    const isTrail = opener === undefined ? /[.,;:!?'’*_~…-]/.test(last) : !isOpened(found.slice(0, end), opener, last);
    if (!isTrail) break;
    end -= 1;
  }
  return found.slice(0, end);
}

/** Whether each closing bracket has an opening one. */
function isOpened(words: string, opener: string, closer: string): boolean {
  return words.split(opener).length >= words.split(closer).length;
}

function hrefOf(words: string): string | undefined {
  const href = /^https?:/i.test(words) ? words : /^www\./i.test(words) ? `https://${words}` : `mailto:${words}`;
  return URL.canParse(href) ? href : undefined;
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address when it is one that may be followed from a message, otherwise nothing. */
export function safeHref(href: string): string | undefined {
  return URL.canParse(href) && schemes.has(new URL(href).protocol) ? href : undefined;
}
