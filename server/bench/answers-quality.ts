import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { csvRecords } from '../features/contact-lists/csv-records.ts';
import { featuresOf } from '../features/suggestions/letter-features.ts';
import type { Example } from '../features/suggestions/training.ts';
import { knownIn, learn, probabilities, sumsOf } from '../features/suggestions/training.ts';
import { detectLanguage } from '../platform/language/index.ts';
import type { LabelledLetter } from '../testing/grouping-quality.ts';
import { groupLetters, pairsOf } from '../testing/grouping-quality.ts';
import { labelledQuestions } from '../testing/labelled-questions.ts';
import { printTable } from './figures.ts';

const FEW = 10;
/** Named as sure enough to be shown, as the product does. */
const SURE = 0.5;
/** Of five letters one is kept back, where a folder has no test of its own. */
const KEPT_BACK = 5;
const ORDERS = 5;
/** Of a smaller set all letters are grouped: among so few no two ask the same. */
const ENOUGH_TO_GROUP = 500;
/** 95 %. */
const Z = 1.96;

/**
 * How good categories and groups are on labelled questions: our own, and every set in QUALITY_FOLDER: `NAME.csv` with a header
 * and the columns text and label, or `NAME-train.csv` with `NAME-test.csv`. What is judged was never learnt from.
 * Our own set was looked at while thresholds were chosen, so its figures flatter; those of other sets do not.
 */
export async function benchQuality(): Promise<void> {
  const sets = [{ name: 'our own, four languages', ...split(inTurns(labelledQuestions())) }];
  const folder = process.env.QUALITY_FOLDER;
  if (folder !== undefined) sets.push(...(await setsIn(folder)));
  else process.stdout.write('QUALITY_FOLDER is not set: our own labelled questions alone.\n\n');
  const rows: string[][] = [];
  for (const { name, train, test } of sets) {
    const labels = [...new Set(train.map(({ label }) => label))];
    for (const [how, some] of [
      [`${FEW} of each`, fewOfEach(train)],
      ['all', train],
    ] as const) {
      const began = performance.now();
      const { right, shown, rightShown } = await judged(some, test, labels);
      rows.push([
        name,
        String(labels.length),
        `${how}: ${some.length}`,
        String(test.length),
        interval(right, test.length),
        `${((100 * shown) / test.length).toFixed(0)} %`,
        interval(rightShown, shown),
        `${((performance.now() - began) / 1_000).toFixed(1)} s`,
      ]);
    }
  }
  process.stdout.write('Category of letters that were kept back; shown are those that are sure enough\n\n');
  printTable(['', 'labels', 'learnt from', 'judged', 'right (95 %)', 'shown', 'right of those', 'took'], rows);

  process.stdout.write('Groups found, by pairs of letters that are in one\n\n');
  printTable(
    ['', 'letters', 'pairs put together', 'of them the same label (95 %)', 'of all pairs of one label'],
    sets.map(({ name, train, test: keptBack }) => {
      const test = keptBack.length >= ENOUGH_TO_GROUP ? keptBack : [...train, ...keptBack];
      const sum = { right: 0, wrong: 0, same: 0 };
      for (let turn = 1; turn <= ORDERS; turn++) {
        const pairs = pairsOf(groupLetters(test, turn * 7_919));
        sum.right += pairs.right;
        sum.wrong += pairs.wrong;
        sum.same += pairs.same;
      }
      const together = Math.round((sum.right + sum.wrong) / ORDERS);
      return [
        name,
        String(test.length),
        String(together),
        interval(Math.round(sum.right / ORDERS), together),
        `${((100 * sum.right) / sum.same).toFixed(1)} %`,
      ];
    }),
  );
}

async function judged(train: readonly LabelledLetter[], test: readonly LabelledLetter[], labels: readonly string[]) {
  const places = new Map(labels.map((label, place) => [label, place]));
  const examples: Example[] = train.map(({ text, label, language }) => ({
    features: featuresOf('', text, language),
    labels: [places.get(label) ?? 0],
  }));
  const learnt = await learn(examples, labels.length, 'one');
  const count = { right: 0, shown: 0, rightShown: 0 };
  for (const { text, label, language } of test) {
    const { sums } = sumsOf(learnt, featuresOf('', text, language), knownIn(learnt));
    const said = [...probabilities(sums, learnt.sureness, 'one')];
    const most = Math.max(...said);
    const isRight = labels[said.indexOf(most)] === label;
    if (isRight) count.right++;
    if (most < SURE) continue;
    count.shown++;
    if (isRight) count.rightShown++;
  }
  return count;
}

function fewOfEach(letters: readonly LabelledLetter[]): LabelledLetter[] {
  return [...Map.groupBy(letters, ({ label }) => label).values()].flatMap((own) => own.slice(0, FEW));
}

/** The letters of each label next to each other are of one language: kept back is some of each. */
function inTurns(letters: readonly LabelledLetter[]): LabelledLetter[] {
  return [0, 1, 2].flatMap((turn) => letters.filter((_, index) => index % 3 === turn));
}

function split(letters: readonly LabelledLetter[]): { train: LabelledLetter[]; test: LabelledLetter[] } {
  return {
    train: letters.filter((_, index) => index % KEPT_BACK !== KEPT_BACK - 1),
    test: letters.filter((_, index) => index % KEPT_BACK === KEPT_BACK - 1),
  };
}

async function setsIn(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const sets: { name: string; train: LabelledLetter[]; test: LabelledLetter[] }[] = [];
  for (const file of names) {
    const name = file.slice(0, -'.csv'.length);
    if (/[-_]test$/.test(name)) {
      if (!existsSync(join(folder, file.replace(/([-_])test\.csv$/, '$1train.csv'))))
        sets.push({ name, ...split(await lettersIn(join(folder, file))) });
      continue;
    }
    const own = [file.replace(/([-_])train\.csv$/, '$1test.csv')].find((each) => each !== file && names.includes(each));
    const letters = await lettersIn(join(folder, file));
    sets.push({
      name: name.replace(/[-_]train$/, ''),
      ...(own === undefined ? split(letters) : { train: letters, test: await lettersIn(join(folder, own)) }),
    });
  }
  return sets;
}

async function lettersIn(path: string): Promise<LabelledLetter[]> {
  const letters: LabelledLetter[] = [];
  let columns: { text: number; label: number } | undefined;
  for await (const { cells } of csvRecords(createReadStream(path, 'utf8'), ',')) {
    if (!columns) {
      const header = cells.map((cell) => cell.trim().toLowerCase());
      columns = {
        text: Math.max(0, header.indexOf('text')),
        label: header.findIndex((cell) => ['label', 'category', 'intent'].includes(cell)),
      };
      if (columns.label < 0) columns.label = 1;
      continue;
    }
    const text = cells[columns.text] ?? '';
    const label = cells[columns.label] ?? '';
    if (text !== '' && label !== '') letters.push({ text, label, language: detectLanguage(text) ?? null });
  }
  return letters;
}

/** A part of a hundred with its 95 % interval (Wilson, 1927). */
function interval(right: number, all: number): string {
  if (all === 0) return 'none';
  const part = right / all;
  const middle = (part + Z ** 2 / (2 * all)) / (1 + Z ** 2 / all);
  const half = (Z * Math.sqrt((part * (1 - part)) / all + Z ** 2 / (4 * all ** 2))) / (1 + Z ** 2 / all);
  const hundred = (value: number): string => (100 * value).toFixed(1);
  return `${hundred(part)} % (${hundred(middle - half)} to ${hundred(middle + half)})`;
}
