import { expect, test } from 'vitest';
import { labelledQuestions } from '../../testing/labelled-questions.ts';
import { featuresOf } from './letter-features.ts';
import { knownIn, learn, probabilities, sumsOf } from './training.ts';

const questions = labelledQuestions();
const labels = [...new Set(questions.map(({ label }) => label))];
const examples = questions.map(({ text, label, language }) => ({
  features: featuresOf('', text, language),
  labels: [labels.indexOf(label)],
}));

test('learns sixteen categories in four languages from eight examples each, and is right about the other four', async () => {
  let right = 0;
  let sure = 0;
  let rightWhenSure = 0;
  for (const fold of [0, 1, 2]) {
    const learnt = await learn(
      examples.filter((_, index) => index % 3 !== fold),
      labels.length,
      'one',
    );
    for (const { features, labels: wanted } of examples.filter((_, index) => index % 3 === fold)) {
      const said = [...probabilities(sumsOf(learnt, features, knownIn(learnt)).sums, learnt.sureness, 'one')];
      expect(said.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
      const best = said.indexOf(Math.max(...said));
      if (best === wanted[0]) right++;
      if ((said[best] ?? 0) < 0.5) continue;
      sure++;
      if (best === wanted[0]) rightWhenSure++;
    }
  }
  expect(right / examples.length).toBeGreaterThan(0.92);
  expect(rightWhenSure / sure).toBeGreaterThan(0.95);
  expect(sure / examples.length).toBeGreaterThan(0.6);
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
  const [one, other] = [await learn(examples, labels.length, 'one'), await learn(examples, labels.length, 'one')];
  expect(one.weights).toEqual(other.weights);
});
