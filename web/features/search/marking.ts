/** More places than these are not marked: one looks at some. */
const mostMarks = 400;
/** The name under which the style sheet paints them. */
const name = 'found';

/**
 * Marks words where they stand in an element, without touching what is in it: the browser paints them (CSS Custom
 * Highlight API). A browser that cannot do so shows the words as they are.
 */
export function markWords(within: HTMLElement, words: readonly string[]): void {
  if (!('highlights' in CSS)) return;
  const wanted = words.filter((word) => word.length > 0);
  if (wanted.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && ranges.length < mostMarks; node = walker.nextNode()) {
    for (const [from, to] of placesOf(node.nodeValue ?? '', wanted)) {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}

const letter = /[\p{L}\p{N}]/u;

/** Where whole words stand in a text, whatever their capitals; `words` in lower case. */
export function placesOf(text: string, words: readonly string[]): [from: number, to: number][] {
  const lower = text.toLocaleLowerCase();
  // Where small letters take another length ("İ"), places would be wrong.
  if (lower.length !== text.length) return [];
  const found: [number, number][] = [];
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (letter.test(lower[at - 1] ?? '') && letter.test(word[0] ?? '')) continue;
      if (!found.some(([from, to]) => at < to && end > from)) found.push([at, end]);
    }
  }
  return found.sort(([a], [b]) => a - b);
}
