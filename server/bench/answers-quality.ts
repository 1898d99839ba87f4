import { featuresOf } from '../features/suggestions/letter-features.ts';
import type { Example } from '../features/suggestions/training.ts';
import { knownIn, learn, probabilities, sumsOf } from '../features/suggestions/training.ts';
import { groupLetters, groupsFound, pairsOf } from '../testing/grouping-quality.ts';
import { labelledQuestions, nearQuestions } from '../testing/labelled-questions.ts';
import { part, printTable, shareWithInterval } from './figures.ts';
import type { LabelledSet, Trial } from './labelled-sets.ts';
import { fewOfEach, labelledSetsIn, partsInTurn } from './labelled-sets.ts';

const FEW = 10;
/** Named as sure enough to be shown, as the product does. */
const SURE = 0.5;
/** Learnt from all: of so many letters one is kept back, in turn. */
const PARTS = 5;
const SEEDS = 3;
/** A set's own test is grouped alone where it is large enough that its questions are asked again within it. */
const ENOUGH_TO_GROUP = 500;

/**
 * How good categories and groups are on labelled questions: our own, and every set in QUALITY_FOLDER. What is judged was never
 * learnt from. Our own set was looked at while thresholds were chosen, so its figures flatter; those of other sets do not.
 * @param seeds by how many different chances letters are chosen and put in order.
 */
export async function benchQuality(seeds = SEEDS): Promise<void> {
  const sets: LabelledSet[] = [
    { name: 'our own, four languages', letters: labelledQuestions() },
    { name: 'our own near ones', letters: nearQuestions() },
  ];
  const folder = process.env.QUALITY_FOLDER;
  if (folder !== undefined) sets.push(...(await labelledSetsIn(folder)));
  else process.stdout.write('QUALITY_FOLDER is not set: our own labelled questions alone.\n\n');
  const rows: string[][] = [];
  for (const set of sets)
    for (let seed = 1; seed <= seeds; seed++) {
      rows.push(await categoryRow(set, seed, `${FEW} of each`, [fewOfEach(set, FEW, seed)]));
      const inTurn = set.test ? 'all' : `all but one part of ${PARTS} in turn`;
      rows.push(await categoryRow(set, seed, inTurn, partsInTurn(set, PARTS, seed)));
    }
  process.stdout.write('Category of letters that were kept back; shown are those that are sure enough\n\n');
  printTable(
    ['', 'seed', 'labels', 'learnt from', 'letters', 'judged', 'right (95 %)', 'shown', 'right of those', 'took'],
    rows,
  );

  process.stdout.write('Groups found, letter after letter, by pairs of letters that are in one\n\n');
  const grouped = sets.flatMap(({ name, letters, test = [] }) => {
    const some = test.length >= ENOUGH_TO_GROUP ? test : [...letters, ...test];
    return Array.from({ length: seeds }, (_, index) => {
      const found = groupLetters(some, index + 1);
      return { about: [name, String(index + 1), String(some.length)], found };
    });
  });
  printTable(
    ['', 'seed', 'letters', 'pairs put together', 'of them one label', 'of all pairs of one label'],
    grouped.map(({ about, found }) => {
      const { right, wrong, same } = pairsOf(found);
      return [...about, String(right + wrong), part(right, right + wrong), part(right, same)];
    }),
  );
  process.stdout.write(
    'Groups of four letters and more, as the desk tells of them; right is one of which three quarters are of one label,\n' +
      'and a label is found where a right group is of it\n\n',
  );
  printTable(
    ['', 'seed', 'letters', 'groups', 'right (95 %)', 'of all labels found (95 %)', 'letters with their like'],
    grouped.map(({ about, found }) => {
      const { groups, right, labels, labelsFound, letters, lettersRight } = groupsFound(found);
      return [
        ...about,
        String(groups),
        shareWithInterval(right, groups),
        shareWithInterval(labelsFound, labels),
        part(lettersRight, letters),
      ];
    }),
  );
}

async function categoryRow(set: LabelledSet, seed: number, how: string, trials: readonly Trial[]): Promise<string[]> {
  const began = performance.now();
  const sum = { right: 0, shown: 0, rightShown: 0 };
  let judgedLetters = 0;
  for (const trial of trials) {
    const { right, shown, rightShown } = await judged(trial);
    sum.right += right;
    sum.shown += shown;
    sum.rightShown += rightShown;
    judgedLetters += trial.test.length;
  }
  return [
    set.name,
    String(seed),
    String(new Set(set.letters.map(({ label }) => label)).size),
    how,
    String(trials[0]?.train.length ?? 0),
    String(judgedLetters),
    shareWithInterval(sum.right, judgedLetters),
    part(sum.shown, judgedLetters),
    shareWithInterval(sum.rightShown, sum.shown),
    `${((performance.now() - began) / 1_000).toFixed(1)} s`,
  ];
}

async function judged({ train, test }: Trial) {
  const labels = [...new Set(train.map(({ label }) => label))];
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
