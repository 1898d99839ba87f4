import type { Db } from '../../platform/db/index.ts';
import { countHolding, noticedWords } from './searching.queries.ts';

/** How common words are moves slowly. */
const NOTICED_FOR_MS = 5 * 60_000;

interface Noticed {
  documents: number;
  /** Of all articles, the part that holds a word; of common words alone. */
  parts: ReadonlyMap<string, number>;
}

const noticed = new WeakMap<Db, { until: number; words: Noticed }>();

/** A word that is looked for, as the database has its forms. */
interface Looked {
  /** Of several parts where it is a code that lies in pieces. */
  exact: readonly string[];
  stems: readonly string[];
  /** Whatever begins with it counts too. */
  beginning: boolean;
  /** As a tsquery. */
  query: string;
}

/**
 * In how many articles each of these is, and how many articles there are. What many hold is known from the database's own
 * statistics, for counting it takes time; what few hold is counted, up to some hundreds.
 */
export async function holdersOf(db: Db, looked: readonly Looked[]): Promise<{ counts: number[]; documents: number }> {
  const { documents, parts } = await wordsNoticed(db);
  const counts = looked.map((each) => Math.round(partOf(each, parts) * documents));
  const rare = looked.flatMap(({ query }, index) => (counts[index] === 0 ? [{ query, index }] : []));
  const counted = await countHolding(
    db,
    rare.map(({ query }) => query),
  );
  for (const [at, { index }] of rare.entries()) counts[index] = counted[at] ?? 0;
  return { counts, documents };
}

/** 0 where it is not known to be common. */
function partOf({ exact, stems, beginning }: Looked, parts: Noticed['parts']): number {
  const [word = ''] = exact;
  if (exact.length > 1) return 0;
  const known = [word, ...stems].map((form) => parts.get(form) ?? 0);
  if (beginning) known.push(...[...parts].map(([form, part]) => (form.startsWith(word) ? part : 0)));
  return Math.max(...known);
}

async function wordsNoticed(db: Db): Promise<Noticed> {
  const known = noticed.get(db);
  if (known && known.until > performance.now()) return known.words;
  const words = await noticedWords(db);
  // Where nothing is noticed yet, the first articles are just being written.
  if (words.parts.size > 0) noticed.set(db, { until: performance.now() + NOTICED_FOR_MS, words });
  return words;
}
