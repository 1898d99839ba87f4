import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import type { ExampleRow } from './learning.queries.ts';
import {
  desksToLearn,
  dropOldExamples,
  examplesOf,
  forgetExamples,
  keepExamples,
  replaceLearnt,
  takeLabelled,
} from './learning.queries.ts';
import { featuresOf } from './letter-features.ts';
import type { LabelKind } from './suggestions.tables.ts';
import type { Kind, Learnt } from './training.ts';
import { learn } from './training.ts';

const AT_ONCE = 500;
const MOST_TURNS = 60;
/** The newest labelled tickets of a desk from which it learns. */
const MOST_EXAMPLES = 12_000;
const MOST_LABELS = 200;
/** What was said once is chance. */
const FEWEST_OF_A_LABEL = 2;
const FEWEST_LABELS = 2;
const FEWEST_EXAMPLES = 8;
/** A large desk learns anew when a hundredth of what it knows has changed, or after this. */
const FRESH_PART = 100;
const AT_THE_LATEST_HOURS = 1;
const MOST_IN_A_BYTE = 127;

/** Reads what people labelled, and learns anew where enough of it is new. */
export const learningJob = defineJob({
  name: 'suggestions.learn',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  maxAttempts: 3,
  recurs: '* * * * *',
  run: learnFromLabels,
});

async function learnFromLabels(platform: Platform): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const read = await act(platform, system('suggestions'), readLabelled);
    if (read < AT_ONCE) break;
  }
  for (const desk of await desksToLearn(platform.db)) {
    const isDue =
      desk.learnt_at === null ||
      desk.fresh >= desk.examples / FRESH_PART ||
      Temporal.Instant.compare(desk.learnt_at, platform.clock.now().subtract({ hours: AT_THE_LATEST_HOURS })) < 0;
    if (isDue) await learnDesk(platform, desk.desk_id);
  }
}

async function readLabelled(one: Act): Promise<number> {
  const taken = await takeLabelled(one.trx, AT_ONCE);
  if (taken.length === 0) return 0;
  await forgetExamples(
    one.trx,
    taken.map(({ ticket_id }) => ticket_id),
  );
  const teaching = taken.filter(({ teaches }) => teaches);
  await keepExamples(
    one.trx,
    teaching.map(({ ticket_id, desk_id, category_id, tags, subject, text, language }) => {
      const features = [...featuresOf(subject, text ?? '', language)];
      return {
        ticket_id,
        desk_id,
        category_id,
        tags,
        words: features.map(([word]) => word),
        weights: features.map(([, weight]) => Math.round(weight * 100)),
      };
    }),
    one.at,
  );
  return taken.length;
}

async function learnDesk(platform: Platform, deskId: string): Promise<void> {
  const began = platform.clock.now();
  const rows = await examplesOf(platform.db, deskId, MOST_EXAMPLES);
  const categories = await learnKind(rows, 'one', ({ category_id }) => (category_id === null ? [] : [category_id]));
  const tags = await learnKind(rows, 'many', (row) => row.tags);
  await act(platform, system('suggestions'), async (one) => {
    // Two that learnt at the same time would write the same rows.
    await lockForTransaction(one.trx, `sportello.suggestions:${deskId}`);
    await keep(one, deskId, 'category', categories, began);
    await keep(one, deskId, 'tag', tags, began);
    await dropOldExamples(one.trx, deskId, MOST_EXAMPLES);
  });
}

interface LearntKind {
  labels: string[];
  learnt: Learnt;
  examples: number;
}

/** @returns undefined where too little was labelled to say anything. */
async function learnKind(
  rows: readonly ExampleRow[],
  kind: Kind,
  labelsOf: (row: ExampleRow) => readonly string[],
): Promise<LearntKind | undefined> {
  const counts = new Map<string, number>();
  for (const row of rows) for (const label of labelsOf(row)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts]
    .filter(([, count]) => count >= FEWEST_OF_A_LABEL)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_LABELS)
    .map(([label]) => label);
  const places = new Map(labels.map((label, place) => [label, place]));
  const examples = rows
    .map((row) => ({
      features: new Map(row.words.map((word, index) => [word, (row.weights[index] ?? 100) / 100])),
      labels: labelsOf(row).flatMap((label) => places.get(label) ?? []),
    }))
    // A letter without a tag says that none fits; one without a category says nothing.
    .filter((example) => kind === 'many' || example.labels.length > 0);
  if (labels.length < (kind === 'one' ? FEWEST_LABELS : 1) || examples.length < FEWEST_EXAMPLES) return undefined;
  return { labels, learnt: await learn(examples, labels.length, kind), examples: examples.length };
}

async function keep(
  one: Act,
  deskId: string,
  kind: LabelKind,
  known: LearntKind | undefined,
  at: Temporal.Instant,
): Promise<void> {
  if (!known) {
    // That there is too little to learn from is known too, until more is labelled.
    const nothing = { labels: [], biases: [], step: 1, sureness: 1, examples: 0 };
    await replaceLearnt(one.trx, { desk_id: deskId, kind, ...nothing }, [], at);
    return;
  }
  const { labels, learnt, examples } = known;
  let most = 1e-6;
  for (const weight of learnt.weights) most = Math.max(most, Math.abs(weight));
  const step = most / MOST_IN_A_BYTE;
  const words = [...learnt.places].map(([word, place]) => {
    const bytes = Int8Array.from(
      learnt.weights.subarray(place * labels.length, (place + 1) * labels.length),
      (weight) => Math.round(weight / step),
    );
    return { word, rarity: learnt.rarities[place] ?? 0, weights: Buffer.from(bytes.buffer).toString('hex') };
  });
  const biases = [...learnt.biases];
  await replaceLearnt(
    one.trx,
    { desk_id: deskId, kind, labels, biases, step, sureness: learnt.sureness, examples },
    words,
    at,
  );
}
