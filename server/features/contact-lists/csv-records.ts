/** Signs of one record; what is longer has a quote that is never closed. */
const LONGEST_RECORD = 100_000;
/** Lines of one record, for the same reason: a note has many lines, but not as many. */
const MOST_LINES = 200;
/** With so many open quotes a list is not written with quotes: from then on each line stands for itself, so that it has an end. */
const MOST_BROKEN = 100;

export interface CsvRecord {
  /** Where it begins, counted as a text editor does, from 1. */
  line: number;
  cells: string[];
  /** A quote was opened and never closed: its line is told, and reading goes on with the next. */
  broken: boolean;
}

/**
 * Takes a list apart as RFC 4180 says, from text that comes in pieces: lines end with LF, CRLF or CR, a quote means something
 * only at the beginning of a cell, doubled within. Lines without anything are skipped. One record with a quote that nobody
 * closed costs that line and no other, which is why this is no library: they give up, or swallow the rest.
 */
export async function* csvRecords(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  /** Lines that are not yet a record, the first of them the beginning of one. */
  let held: string[] = [];
  let heldAt = 1;
  let broken = 0;
  for await (const text of linesOf(pieces)) {
    held.push(text);
    // Only a quote can close what is open.
    if (held.length > 1 && !text.includes('"') && held.length < MOST_LINES) continue;
    yield* take(false);
  }
  yield* take(true);

  function* take(isEnd: boolean): Generator<CsvRecord> {
    const isOver = (text: string): boolean =>
      isEnd || broken >= MOST_BROKEN || held.length >= MOST_LINES || text.length > LONGEST_RECORD;
    while (held.length > 0) {
      // All that is held at once: line after line anew would take the square of it for every quote that is open.
      const text = held.join('\n');
      const first = firstRecord(text, delimiter);
      if (typeof first === 'object') {
        const record = text.slice(0, first.end);
        if (record.trim() !== '') yield { line: heldAt, cells: cellsOf(record, delimiter), broken: false };
        drop(first.lines);
      } else if (first === 'broken' || isOver(text)) yield* giveUpFirst();
      else return;
    }
  }
  /** The line with the open quote is told as it stands; those after it are read anew. */
  function* giveUpFirst(): Generator<CsvRecord> {
    broken++;
    yield { line: heldAt, cells: (held[0] ?? '').split(delimiter), broken: true };
    drop(1);
  }
  function drop(lines: number): void {
    held = held.slice(lines);
    heldAt += lines;
  }
}

const QUOTE = 0x22;
const LINE_END = 0x0a;

/**
 * @returns where the first record ends and how many lines it has; `open` when its last quote is not closed yet; `broken` when
 * what closes it, lines further on, is the beginning of another cell. Sign by sign and keeping nothing, since it is asked again
 * with every line while a quote is open.
 */
function firstRecord(text: string, delimiter: string): { end: number; lines: number } | 'open' | 'broken' {
  const between = delimiter.charCodeAt(0);
  let lines = 1;
  let at = 0;
  for (;;) {
    const before = lines;
    if (text.charCodeAt(at) === QUOTE) {
      for (at++; text.charCodeAt(at) !== QUOTE || text.charCodeAt(at + 1) === QUOTE; at++) {
        if (at >= text.length) return 'open';
        if (text.charCodeAt(at) === QUOTE) at++;
        else if (text.charCodeAt(at) === LINE_END) lines++;
      }
      at++;
    }
    let bare = true;
    for (; at < text.length && text.charCodeAt(at) !== between && text.charCodeAt(at) !== LINE_END; at++)
      bare &&= /\s/.test(text[at] ?? '');
    if (lines > before && !bare) return 'broken';
    if (at >= text.length || text.charCodeAt(at) === LINE_END) return { end: at, lines };
    at++;
  }
}

/** Of a record whose quotes are all closed. */
function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (record[at] === '"') {
      let from = at + 1;
      for (;;) {
        const quote = record.indexOf('"', from);
        cell += record.slice(from, quote);
        at = quote + 1;
        if (record[at] !== '"') break;
        cell += '"';
        from = quote + 2;
      }
    }
    const end = record.indexOf(delimiter, at);
    cells.push(cell + record.slice(at, end < 0 ? undefined : end));
    if (end < 0) return cells;
    at = end + delimiter.length;
  }
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    // A CR at the very end may be the first half of a CRLF.
    const whole = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
    const lines = whole.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + (rest.endsWith('\r') ? '\r' : '');
    yield* lines;
    // One line without an end is no list; it is cut, so that it does not fill the memory.
    while (rest.length > LONGEST_RECORD) {
      yield rest.slice(0, LONGEST_RECORD);
      rest = rest.slice(LONGEST_RECORD);
    }
  }
  const last = rest.split(/\r\n|\n|\r/);
  if (last.at(-1) === '') last.pop();
  yield* last;
}
