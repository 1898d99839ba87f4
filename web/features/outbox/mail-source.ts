export interface HeaderLine {
  name: string;
  /** Unfolded (RFC 5322, 2.2.3). */
  value: string;
}
export interface MailSource {
  headers: HeaderLine[];
  /** What follows the header, cut after `shownLines`. */
  body: string;
  /** Lines of the body that are not in `body`. */
  linesLeft: number;
  /** Lines of the whole. */
  lines: number;
  /** Bytes of the whole, as UTF-8. */
  bytes: number;
  /** Parts that are files, and pictures that stand within the words. */
  files: number;
  pictures: number;
}

/** More of a body is not put on a screen; the whole can be saved. */
const shownLines = 400;
/** A line longer than this is cut on the screen: a mail may hold one of many megabytes. */
const longestLine = 2_000;

/** A raw mail as one reads it: its header line by line, then the first of its body. */
export function readSource(raw: string): MailSource {
  const text = raw.replaceAll('\r\n', '\n');
  const gap = text.indexOf('\n\n');
  const head = gap === -1 ? text : text.slice(0, gap);
  const rest = gap === -1 ? '' : text.slice(gap + 2);
  const headers: HeaderLine[] = [];
  for (const line of head.split('\n')) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0) headers.push({ name: line.slice(0, colon), value: line.slice(colon + 1).trim() });
  }
  const lines = rest === '' ? [] : rest.replace(/\n$/, '').split('\n');
  return {
    headers,
    body: lines
      .slice(0, shownLines)
      .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
      .join('\n'),
    linesLeft: Math.max(0, lines.length - shownLines),
    lines: head.split('\n').length + (gap === -1 ? 0 : 1) + lines.length,
    bytes: new TextEncoder().encode(raw).length,
    files: (rest.match(/^content-disposition:[ \t]*attachment\b/gim) ?? []).length,
    pictures: (rest.match(/^content-disposition:[ \t]*inline\b/gim) ?? []).length,
  };
}

/** What one looks for first: who, to whom, and how the answer finds back. */
const chief = ['from', 'to', 'cc', 'reply-to', 'date', 'message-id', 'in-reply-to', 'auto-submitted'];

export function chiefHeaders(headers: readonly HeaderLine[]): HeaderLine[] {
  return headers
    .filter(({ name }) => chief.includes(name.toLowerCase()))
    .toSorted((a, b) => chief.indexOf(a.name.toLowerCase()) - chief.indexOf(b.name.toLowerCase()));
}
