import type { SearchAnswer } from '../../../contract/search.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Asking, Term } from './asking.ts';
import { fold } from './passages.ts';
import { isMeantWord, nearest } from './slips.ts';
import { wordsLike } from './words.queries.ts';

interface Correction {
  asking: Asking;
  corrected: NonNullable<SearchAnswer['corrected']>;
}

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
  return kind === 'word' && isMeantWord(text);
}

/** Known words that differ by a slip or two, fewest slips and commonest first. */
async function meantBy(db: Db, word: string): Promise<string[]> {
  const like = await wordsLike(db, word, LIKE_EACH);
  return nearest(
    word,
    like.map((each) => ({ word: each.word, often: each.documents })),
  );
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
