import { expect, test } from 'vitest';
import type { LabelledQuestion } from '../../testing/labelled-questions.ts';
import { labelledQuestions, nearQuestions } from '../../testing/labelled-questions.ts';
import { featuresOf } from './letter-features.ts';
import { knownIn, learn, probabilities, sumsOf } from './training.ts';

const questions = labelledQuestions();

function examplesOf(some: readonly LabelledQuestion[]) {
  const labels = [...new Set(some.map(({ label }) => label))];
  return {
    labels: labels.length,
    examples: some.map(({ text, label, language }) => ({
      features: featuresOf('', text, language),
      labels: [labels.indexOf(label)],
    })),
  };
}

/** Of each question and language two wordings are learnt and the third is judged, each in turn; parts of one. */
async function judged(some: readonly LabelledQuestion[]) {
  const { examples, labels } = examplesOf(some);
  const count = { right: 0, sure: 0, rightWhenSure: 0 };
  for (const fold of [0, 1, 2]) {
    const learnt = await learn(
      examples.filter((_, index) => index % 3 !== fold),
      labels,
      'one',
    );
    for (const { features, labels: wanted } of examples.filter((_, index) => index % 3 === fold)) {
      const said = [...probabilities(sumsOf(learnt, features, knownIn(learnt)).sums, learnt.sureness, 'one')];
      expect(said.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
      const best = said.indexOf(Math.max(...said));
      if (best === wanted[0]) count.right++;
      if ((said[best] ?? 0) < 0.5) continue;
      count.sure++;
      if (best === wanted[0]) count.rightWhenSure++;
    }
  }
  const { right, sure, rightWhenSure } = count;
  return { right: right / some.length, sure: sure / some.length, rightWhenSure: rightWhenSure / sure };
}

test('learns sixteen categories in four languages from eight examples each, and is right about the other four', async () => {
  const { right, sure, rightWhenSure } = await judged(questions);
  expect(right).toBeGreaterThan(0.92);
  expect(rightWhenSure).toBeGreaterThan(0.95);
  expect(sure).toBeGreaterThan(0.6);
});

test('of categories that name the same things, by what is asked of them', async () => {
  const { right } = await judged(nearQuestions());
  // Of eighteen, from eight examples in four languages; by the things alone it would be less than half.
  expect(right).toBeGreaterThan(0.54);
});

test('learns each tag by itself: none, one or several', async () => {
  const tagged = questions.map(({ text, label, language }) => ({
    features: featuresOf('', text, language),
    labels: [
      ...(label.startsWith('parcel') ? [0] : []),
      ...(['double-charge', 'refund-when'].includes(label) ? [1] : []),
    ],
  }));
  const learnt = await learn(tagged, 2, 'many');
  const said = (text: string, language: string) =>
    [
      ...probabilities(sumsOf(learnt, featuresOf('', text, language), knownIn(learnt)).sums, learnt.sureness, 'many'),
    ].map((each) => each >= 0.5);
  expect(said('Where is my parcel, the tracking stands still', 'en')).toEqual([true, false]);
  expect(said('Quando arriva il rimborso sul mio conto?', 'it')).toEqual([false, true]);
  expect(said('Which bracket fits a handlebar of 35 mm?', 'en')).toEqual([false, false]);
});

test('the same examples teach the same', async () => {
  const { examples, labels } = examplesOf(questions);
  const [one, other] = [await learn(examples, labels, 'one'), await learn(examples, labels, 'one')];
  expect(one.weights).toEqual(other.weights);
});
