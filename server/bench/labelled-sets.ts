import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { csvRecords } from '../features/contact-lists/csv-records.ts';
import { detectLanguage } from '../platform/language/index.ts';
import type { LabelledLetter } from '../testing/grouping-quality.ts';
import { inSomeOrder } from '../testing/grouping-quality.ts';

/** Labelled letters; `test` are the set's own that are to be judged and never learnt from. */
export interface LabelledSet {
  name: string;
  letters: readonly LabelledLetter[];
  test?: readonly LabelledLetter[];
}

/** What is learnt from, and what is judged by it: no letter is in both. */
export interface Trial {
  train: LabelledLetter[];
  test: readonly LabelledLetter[];
}

/**
 * The sets of a folder: `NAME.csv`, or `NAME-train.csv` beside `NAME-test.csv` (an underline will do too). Each has a header
 * and the columns text and label, also called category or intent; where it does not name them, they are the first two.
 */
export async function labelledSetsIn(folder: string): Promise<LabelledSet[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const sets: LabelledSet[] = [];
  for (const file of names) {
    const training = file.replace(/([-_])test\.csv$/, '$1train.csv');
    if (training !== file && names.includes(training)) continue;
    const testing = file.replace(/([-_])train\.csv$/, '$1test.csv');
    sets.push({
      name: file.slice(0, -'.csv'.length),
      letters: await lettersIn(join(folder, file)),
      ...(testing !== file && names.includes(testing) && { test: await lettersIn(join(folder, testing)) }),
    });
  }
  return sets;
}

/** So many of each label are learnt from, by chance; all others are judged, or the set's own test. */
export function fewOfEach(set: LabelledSet, few: number, seed: number): Trial {
  const train: LabelledLetter[] = [];
  const rest: LabelledLetter[] = [];
  for (const own of ofEachLabel(set.letters, seed)) {
    train.push(...own.slice(0, few));
    rest.push(...own.slice(few));
  }
  return { train, test: set.test ?? rest };
}

/** All letters, each judged once: of each label one part is kept back in turn, unless the set has its own test. */
export function partsInTurn(set: LabelledSet, parts: number, seed: number): Trial[] {
  if (set.test) return [{ train: [...set.letters], test: set.test }];
  const trials = Array.from({ length: parts }, () => ({
    train: [] as LabelledLetter[],
    test: [] as LabelledLetter[],
  }));
  // Small labels begin at different parts: else the first would hold more than its share.
  let place = 0;
  for (const own of ofEachLabel(set.letters, seed))
    for (const letter of own) {
      for (const [part, trial] of trials.entries()) (part === place % parts ? trial.test : trial.train).push(letter);
      place++;
    }
  return trials;
}

function ofEachLabel(letters: readonly LabelledLetter[], seed: number): LabelledLetter[][] {
  return [...Map.groupBy(inSomeOrder(letters, seed), ({ label }) => label).values()];
}

async function lettersIn(path: string): Promise<LabelledLetter[]> {
  const letters: LabelledLetter[] = [];
  let columns: { text: number; label: number } | undefined;
  for await (const { cells } of csvRecords(createReadStream(path, 'utf8'), ',')) {
    if (!columns) {
      const header = cells.map((cell) => cell.trim().toLowerCase());
      const label = header.findIndex((cell) => ['label', 'category', 'intent'].includes(cell));
      columns = { text: Math.max(0, header.indexOf('text')), label: label < 0 ? 1 : label };
      continue;
    }
    const text = cells[columns.text] ?? '';
    const label = cells[columns.label] ?? '';
    if (text !== '' && label !== '') letters.push({ text, label, language: detectLanguage(text) ?? null });
  }
  return letters;
}
