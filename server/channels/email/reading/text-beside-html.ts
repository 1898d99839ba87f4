/**
 * A mail often comes twice, as text and as HTML, with the same words broken into other lines. What was decided about the lines
 * of one is carried over to the other by their letters alone.
 */

/** How far ahead a line is looked for when the two do not go on alike, in letters. */
const LOOKAHEAD = 4_000;
/** Shorter lines are found anywhere by chance. */
const MIN_LETTERS = 8;
/** The share of kept lines that must be found again; below, the two say different things. */
const MIN_FOUND = 0.6;

/**
 * Which lines of `text` stay, given the lines of the HTML and which of these stay; undefined when they do not match.
 * `byWords` says it by the text alone, for lines that the HTML does not have.
 */
export function keptBeside(
  text: readonly string[],
  html: readonly string[],
  keep: readonly boolean[],
  byWords: () => readonly boolean[] | undefined,
): boolean[] | undefined {
  const { letters, starts } = lettersOf(html);
  const keptBefore = [0];
  for (const [i, line] of starts.entries()) {
    const length = (starts[i + 1] ?? letters.length) - line;
    keptBefore.push((keptBefore[i] ?? 0) + (keep[i] ? length : 0));
  }
  const lineAt = lineFinder(starts);
  const found: (boolean | undefined)[] = [];
  let at = 0;
  let keptFound = 0;
  for (const line of text) {
    const own = lettersIn(withoutAddresses(line));
    if (own === '') {
      found.push(undefined);
      continue;
    }
    const place = placeOf(letters, own, at);
    if (place === undefined) {
      found.push(undefined);
      continue;
    }
    at = place + own.length;
    const stays = keptWithin(keep, starts, letters.length, lineAt(place), place, at);
    if (stays) keptFound += own.length;
    found.push(stays);
  }
  const keptLetters = keptBefore.at(-1) ?? 0;
  return keptFound < keptLetters * MIN_FOUND ? undefined : settled(text, found, byWords);
}

function placeOf(letters: string, own: string, at: number): number | undefined {
  if (letters.startsWith(own, at)) return at;
  if (own.length < MIN_LETTERS) return undefined;
  const place = letters.slice(at, at + LOOKAHEAD).indexOf(own);
  return place < 0 ? undefined : at + place;
}

/** Whether any letter of from..to belongs to a line that stays. */
function keptWithin(
  keep: readonly boolean[],
  starts: readonly number[],
  end: number,
  first: number,
  from: number,
  to: number,
): boolean {
  for (let line = first; line < starts.length && (starts[line] ?? end) < to; line++) {
    const lineEnd = starts[line + 1] ?? end;
    if (keep[line] && lineEnd > from && lineEnd > (starts[line] ?? 0)) return true;
  }
  return false;
}

function lineFinder(starts: readonly number[]): (place: number) => number {
  let line = 0;
  return (place) => {
    while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= place) line++;
    return line;
  };
}

/** Lines that were not found go with their neighbours; between one that stays and one that goes their words decide. */
function settled(
  text: readonly string[],
  found: readonly (boolean | undefined)[],
  byWords: () => readonly boolean[] | undefined,
): boolean[] {
  const after: (boolean | undefined)[] = [];
  for (let i = found.length - 1; i >= 0; i--) after[i] = found[i] ?? after[i + 1];
  const kept: boolean[] = [];
  let words: readonly boolean[] | undefined;
  let before: boolean | undefined;
  for (const [i, own] of found.entries()) {
    if (own !== undefined) before = own;
    if (own !== undefined) kept.push(own);
    else if (!/[\p{L}\p{N}]/u.test(text[i] ?? '')) kept.push(before === true && after[i] === true);
    else if (before === after[i] && before !== undefined) kept.push(before);
    else {
      words ??= byWords() ?? [];
      kept.push(words[i] ?? true);
    }
  }
  return kept;
}

function lettersOf(lines: readonly string[]): { letters: string; starts: number[] } {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    const own = lettersIn(line);
    parts.push(own);
    length += own.length;
  }
  return { letters: parts.join(''), starts };
}

function lettersIn(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Addresses that stand behind their words in text, and in HTML only within the link; names of pictures. */
function withoutAddresses(line: string): string {
  return line.replace(/[<([](?:https?:\/\/|mailto:|tel:|cid:|image: ?|data:)[^\s<>()[\]]{0,4000}[>)\]]/gi, ' ');
}
