import type { SearchAnswer } from '../../../contract/search.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Asking, Term } from './asking.ts';
import { fold } from './passages.ts';
import { isCode } from './wanted-words.ts';
import { wordsLike } from './words.queries.ts';

interface Correction {
  asking: Asking;
  corrected: NonNullable<SearchAnswer['corrected']>;
}

/** Shorter words have too many like them. */
const SHORTEST_CORRECTED = 4;
const MOST_CORRECTED = 3;
const LIKE_EACH = 12;
/** So many other questions are tried before saying that there is nothing. */
const MOST_TRIED = 4;

/**
 * The question with words that were likely meant, likeliest first. The words come from the whole archive: whoever asks must find
 * something with them before hearing of them.
 */
export async function* correctedAsking(db: Db, q: string, asking: Asking): AsyncGenerator<Correction> {
  const terms = asking.clauses
    .flat()
    .filter((term) => isCorrectable(term))
    .slice(0, MOST_CORRECTED);
  if (terms.length === 0) return;
  const choices = await Promise.all(terms.map((term) => meantBy(db, fold(term.text))));
  const tried = new Set<string>();
  // Each word alone first: usually one of them is wrong and the others are right.
  const turns: Map<Term, string>[] = [];
  for (let rank = 0; rank < MOST_TRIED; rank++) {
    for (const [index, term] of terms.entries()) {
      const word = choices[index]?.[rank];
      if (word !== undefined) turns.push(new Map([[term, word]]));
    }
  }
  const all = new Map(
    terms.flatMap((term, index) => (choices[index]?.[0] ? [[term, choices[index][0]] as const] : [])),
  );
  if (all.size > 1) turns.splice(terms.length, 0, all);
  for (const turn of turns) {
    if (tried.size === MOST_TRIED) return;
    const other = replaced(q, turn);
    if (tried.has(other)) continue;
    tried.add(other);
    yield {
      asking: { ...asking, clauses: asking.clauses.map((clause) => clause.map((term) => withWord(term, turn))) },
      corrected: { q: other, words: [...turn].map(([term, meant]) => ({ typed: term.text, meant })) },
    };
  }
}

function isCorrectable({ kind, text }: Term): boolean {
  return kind === 'word' && text.length >= SHORTEST_CORRECTED && !isCode(text) && /^[\p{L}\p{M}]+$/u.test(text);
}

/** Known words that differ by a slip or two, fewest slips and commonest first. */
async function meantBy(db: Db, word: string): Promise<string[]> {
  const most = word.length < 6 ? 1 : 2;
  const like = await wordsLike(db, word, LIKE_EACH);
  return like
    .map((each) => ({ ...each, slips: slipsBetween(word, each.word) }))
    .filter(({ slips }) => slips <= most)
    .sort((one, other) => one.slips - other.slips || other.documents - one.documents)
    .map((each) => each.word);
}

function withWord(term: Term, turn: ReadonlyMap<Term, string>): Term {
  const word = turn.get(term);
  return word === undefined ? term : { ...term, text: word };
}

function replaced(q: string, turn: ReadonlyMap<Term, string>): string {
  let text = q;
  for (const [{ at }, word] of [...turn].sort(([one], [other]) => other.at[0] - one.at[0])) {
    text = text.slice(0, at[0]) + word + text.slice(at[1]);
  }
  return text;
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
