/** Signs of one record; what is longer has a quote that is never closed. */
const LONGEST_RECORD = 200_000;
/** Lines of one record, for the same reason: a note has many lines, but not as many. */
const MOST_LINES = 500;

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
  let held: string[] = [];
  let heldAt = 1;
  let line = 0;
  for await (const text of linesOf(pieces)) {
    line++;
    if (held.length === 0) heldAt = line;
    held.push(text);
    for (;;) {
      const cells = split(held.join('\n'), delimiter);
      if (cells !== undefined) {
        if (held.some((each) => each.trim() !== '')) yield { line: heldAt, cells, broken: false };
        held = [];
        break;
      }
      if (held.length < MOST_LINES && held.reduce((sum, each) => sum + each.length, 0) < LONGEST_RECORD) break;
      yield* giveUpFirst();
      if (held.length === 0) break;
    }
  }
  while (held.length > 0) {
    const cells = split(held.join('\n'), delimiter);
    if (cells === undefined) yield* giveUpFirst();
    else {
      if (held.some((each) => each.trim() !== '')) yield { line: heldAt, cells, broken: false };
      held = [];
    }
  }

  /** The line with the open quote is told as it stands; those after it are read anew, each for itself. */
  function* giveUpFirst(): Generator<CsvRecord> {
    const [first = '', ...rest] = held;
    yield { line: heldAt, cells: first.split(delimiter), broken: true };
    let at = heldAt + 1;
    held = [];
    for (const text of rest) {
      if (held.length === 0) heldAt = at;
      held.push(text);
      at++;
      const cells = split(held.join('\n'), delimiter);
      if (cells === undefined) continue;
      if (held.some((each) => each.trim() !== '')) yield { line: heldAt, cells, broken: false };
      held = [];
    }
  }
}

/** @returns the cells of one record, undefined when its last quote is still open. */
function split(text: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return undefined;
        cell += text.slice(from, quote);
        if (text[quote + 1] !== '"') {
          at = quote + 1;
          break;
        }
        cell += '"';
        from = quote + 2;
      }
      const end = text.indexOf(delimiter, at);
      cells.push(cell + text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return cells;
      at = end + delimiter.length;
    } else {
      const end = text.indexOf(delimiter, at);
      cells.push(text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return cells;
      at = end + delimiter.length;
    }
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
