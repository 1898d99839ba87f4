/** Shorter words have too many like them. */
const SHORTEST_CORRECTED = 4;
/** Letters of a word in which two slips may be; in a shorter one, one. */
const LONG_ENOUGH_FOR_TWO = 6;

/** Whether a word may be put right: a word of letters, no code, and long enough. */
export function isMeantWord(text: string): boolean {
  return text.length >= SHORTEST_CORRECTED && /^[\p{L}\p{M}]+$/u.test(text);
}

/** Of these the words that differ by a slip or two, fewest slips first, then the commonest. */
export function nearest(word: string, like: readonly { word: string; often: number }[]): string[] {
  const most = word.length < LONG_ENOUGH_FOR_TWO ? 1 : 2;
  return like
    .map((each) => ({ ...each, slips: slipsBetween(word, each.word) }))
    .filter(({ slips }) => slips > 0 && slips <= most)
    .sort((one, other) => one.slips - other.slips || other.often - one.often)
    .map((each) => each.word);
}

/** Letters added, left out, changed, or two that changed places (Damerau's distance, of neighbours). */
function slipsBetween(one: string, other: string): number {
  const a = [...one];
  const b = [...other];
  let before: number[] = [];
  let last = b.map((_, index) => index).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
