/** Signs of one record; what is longer has a quote that is never closed. */
const LONGEST_RECORD = 100_000;
/** Lines of one record, for the same reason: a note has many lines, but not as many. */
const MOST_LINES = 200;

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
  for await (const text of linesOf(pieces)) {
    held.push(text);
    // Only a quote can close what is open.
    if (held.length > 1 && !text.includes('"') && held.length < MOST_LINES) continue;
    yield* take(false);
  }
  yield* take(true);

  function* take(isEnd: boolean): Generator<CsvRecord> {
    let lines = Math.max(held.length, 1);
    while (held.length > 0) {
      const text = held.slice(0, lines).join('\n');
      const cells = split(text, delimiter);
      if (Array.isArray(cells)) {
        if (text.trim() !== '') yield { line: heldAt, cells, broken: false };
        drop(lines);
      } else if (cells === 'broken' || lines >= MOST_LINES || text.length > LONGEST_RECORD) {
        yield* giveUpFirst();
      } else if (lines < held.length) {
        lines++;
        continue;
      } else if (isEnd) yield* giveUpFirst();
      else return;
      lines = 1;
    }
  }
  /** The line with the open quote is told as it stands; those after it are read anew. */
  function* giveUpFirst(): Generator<CsvRecord> {
    yield { line: heldAt, cells: (held[0] ?? '').split(delimiter), broken: true };
    drop(1);
  }
  function drop(lines: number): void {
    held = held.slice(lines);
    heldAt += lines;
  }
}

/**
 * @returns the cells of one record; `open` when its last quote is not closed yet; `broken` when what closes it, lines further
 * on, is the beginning of another cell.
 */
function split(text: string, delimiter: string): string[] | 'open' | 'broken' {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return 'open';
        cell += text.slice(from, quote);
        if (text[quote + 1] !== '"') {
          at = quote + 1;
          break;
        }
        cell += '"';
        from = quote + 2;
      }
    }
    const end = text.indexOf(delimiter, at);
    const rest = text.slice(at, end < 0 ? undefined : end);
    if (cell.includes('\n') && rest.trim() !== '') return 'broken';
    cells.push(cell + rest);
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
