import type { Db } from '../../platform/db/index.ts';
import { categoryNames, learntLabels, learntWords } from './learning.queries.ts';
import { featuresOf } from './letter-features.ts';
import { probabilities, sumsOf } from './training.ts';

/** What is less sure than this is not named. */
const SURE_CATEGORY = 0.5;
const SURE_TAG = 0.5;
const MOST_TAGS = 5;
/** Of a letter of which less than this part was ever seen, nothing is said. */
const LEAST_KNOWN = 0.3;

export interface Labels {
  category: { id: string; name: string; score: number } | null;
  tags: { name: string; score: number }[];
}

/** What the desk's people would say this letter is about, by what they said of others; nothing that is not sure enough. */
export async function labelsFor(
  db: Db,
  deskId: string,
  letter: { subject: string; text: string; language: string | null },
): Promise<Labels> {
  const features = featuresOf(letter.subject, letter.text, letter.language);
  const [learnt, rows] = await Promise.all([learntLabels(db, deskId), learntWords(db, deskId, [...features.keys()])]);
  const said = (kind: 'category' | 'tag'): { label: string; score: number }[] => {
    const known = learnt.find((each) => each.kind === kind);
    if (!known) return [];
    const words = new Map(rows.filter((row) => row.kind === kind).map((row) => [row.word, row]));
    const biases = Float32Array.from(known.biases);
    const { sums, known: part } = sumsOf({ labels: known.labels.length, biases }, features, (word) => {
      const row = words.get(word);
      if (!row) return undefined;
      const weights = new Int8Array(row.weights.buffer, row.weights.byteOffset, row.weights.length);
      return { rarity: row.rarity, weights, from: 0, step: known.step };
    });
    if (part < LEAST_KNOWN) return [];
    return [...probabilities(sums, known.sureness, kind === 'category' ? 'one' : 'many')]
      .map((score, index) => ({ label: known.labels[index] ?? '', score: Math.round(score * 1_000) / 1_000 }))
      .sort((a, b) => b.score - a.score);
  };
  const categories = said('category').filter(({ score }) => score >= SURE_CATEGORY);
  const names = await categoryNames(
    db,
    deskId,
    categories.map(({ label }) => label),
  );
  const [category] = categories.flatMap(({ label: id, score }) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name, score }];
  });
  return {
    category: category ?? null,
    tags: said('tag')
      .filter(({ score }) => score >= SURE_TAG)
      .slice(0, MOST_TAGS)
      .map(({ label: name, score }) => ({ name, score })),
  };
}
