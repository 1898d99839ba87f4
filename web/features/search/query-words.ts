import { SEARCH_OPERATORS } from './operators.ts';

/** A stretch of what stands in the box, for painting it: all stretches together are the whole of it. */
export interface Stretch {
  text: string;
  kind: 'words' | 'operator' | 'phrase';
  /** Without these. */
  not: boolean;
}

const names: readonly string[] = SEARCH_OPERATORS;
/** An operator with its value, or words in quotes, at the beginning of a word. An open quote goes to the end. */
const part = /(^|\s)(-?)(?:([a-z]{2,12}):("[^"]*(?:"|$)|[^\s"]*)|("[^"]*(?:"|$)))/gi;

/** Parts the box into words, phrases and operators. What is no operator is a word; the server decides what it means. */
export function stretches(q: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const words = (to: number) => {
    if (to > from) found.push({ text: q.slice(from, to), kind: 'words', not: false });
  };
  for (const match of q.matchAll(part)) {
    const [whole, before = '', minus = '', name, , phrase] = match;
    if (phrase === undefined && !names.includes((name ?? '').toLowerCase())) continue;
    const start = match.index + before.length;
    words(start);
    from = match.index + whole.length;
    found.push({
      text: q.slice(start, from),
      kind: phrase === undefined ? 'operator' : 'phrase',
      not: minus !== '',
    });
  }
  words(q.length);
  return found;
}

/** Puts a completion in, with a blank after a value so that one goes on with the next word. */
export function completed(
  q: string,
  replaces: readonly [number, number],
  insert: string,
): { q: string; caret: number } {
  const [from, to] = replaces;
  const blank = insert.endsWith(':') || q.slice(to).startsWith(' ') ? '' : ' ';
  const before = q.slice(0, from) + insert + blank;
  return { q: before + q.slice(to), caret: before.length };
}

/** What of a completion is not typed yet, where the caret stands at the end of what it replaces. */
export function restOf(q: string, replaces: readonly [number, number], insert: string, caret: number): string {
  const [from, to] = replaces;
  if (caret !== q.length || to !== q.length) return '';
  const typed = q.slice(from, to);
  return typed !== '' && insert.toLowerCase().startsWith(typed.toLowerCase()) ? insert.slice(typed.length) : '';
}

/** Whether the box holds this part as it stands: `tag:refund`. */
export function holds(q: string, wanted: string): boolean {
  return stretches(q).some(({ text, kind }) => kind === 'operator' && text.toLowerCase() === wanted.toLowerCase());
}

/** Adds a part at the end, or takes it out where it stands. */
export function toggled(q: string, wanted: string): string {
  if (!holds(q, wanted)) return `${q.trim()} ${wanted}`.trimStart();
  return tidy(
    stretches(q)
      .filter(({ text, kind }) => !(kind === 'operator' && text.toLowerCase() === wanted.toLowerCase()))
      .map(({ text }) => text)
      .join(''),
  );
}

/** Without what stands from here to there. */
export function without(q: string, [from, to]: readonly [number, number]): string {
  return tidy(q.slice(0, from) + q.slice(to));
}

function tidy(q: string): string {
  return q.replace(/\s{2,}/g, ' ').trim();
}
