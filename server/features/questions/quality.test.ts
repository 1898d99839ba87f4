import { expect, test } from 'vitest';
import { groupLetters, groupsFound, pairsOf } from '../../testing/grouping-quality.ts';
import { labelledQuestions, nearQuestions } from '../../testing/labelled-questions.ts';
import { askedWords } from './asked-words.ts';
import { weigh } from './likeness.ts';
import { askOtherThings } from './what-of-it.ts';

const NOTHING_KNOWN = { questions: 0, holding: () => 0 };
const questions = labelledQuestions();
const labels = [...new Set(questions.map(({ label }) => label))];

/** Over twenty orders in which the letters may come. */
function precisionAndRecall(some: typeof questions): { precision: number; recall: number } {
  const sum = { right: 0, wrong: 0, same: 0 };
  for (let turn = 1; turn <= 20; turn++) {
    const { right, wrong, same } = pairsOf(groupLetters(some, turn));
    sum.right += right;
    sum.wrong += wrong;
    sum.same += same;
  }
  return { precision: sum.right / (sum.right + sum.wrong), recall: sum.right / sum.same };
}

test('sixteen questions, each in three wordings in each of four languages', () => {
  expect(labels).toHaveLength(16);
  for (const label of labels)
    for (const language of ['en', 'it', 'es', 'ro'])
      expect(questions.filter((each) => each.label === label && each.language === language)).toHaveLength(3);
});

test('what is put together asks the same, among every second label alone', () => {
  const some = questions.filter(({ label }) => labels.indexOf(label) % 2 === 1);
  const { precision, recall } = precisionAndRecall(some);
  expect(precision).toBeGreaterThan(0.97);
  // A sixth of all pairs are of one language; the others are found where the words are cognates.
  expect(recall).toBeGreaterThan(0.3);
});

test('all sixteen together are kept apart as well', () => {
  const { precision, recall } = precisionAndRecall(questions);
  expect(precision).toBeGreaterThan(0.96);
  expect(recall).toBeGreaterThan(0.25);
});

test('questions about one thing are not all one question', () => {
  const both = [...questions, ...nearQuestions()];
  const sum = { groups: 0, right: 0 };
  for (let turn = 1; turn <= 10; turn++) {
    const { groups, right } = groupsFound(groupLetters(both, turn));
    sum.groups += groups;
    sum.right += right;
  }
  // By the things alone it would be fewer than half.
  expect(sum.right / sum.groups).toBeGreaterThan(0.5);
});

test.each([
  ['How much is delivery?', 'How long does delivery take?', 'en'],
  ['Quanto costa la consegna?', 'Non ho ricevuto la consegna.', 'it'],
  ['¿Cómo cargo la batería?', '¿Cuánto cuesta la batería?', 'es'],
  ['Unde găsesc factura?', 'Factura este greșită.', 'ro'],
])('%s is not %s', (one, other, language) => {
  const kinds = [one, other].map((text) => weigh(askedWords('', text, language), NOTHING_KNOWN).kinds);
  expect(kinds[0]).not.toBe(0);
  expect(kinds[1]).not.toBe(0);
  expect(askOtherThings(kinds[0] ?? 0, kinds[1] ?? 0)).toBe(true);
});

test.each([
  ['Why does my light not charge?', "My light won't charge", 'en'],
  ['Vorrei annullare l’ordine', 'Come annullo l’ordine?', 'it'],
  ['El enlace no llega nunca', '¿Por qué no llega el enlace?', 'es'],
  ['Când vine coletul?', 'Coletul nu a venit, când îl primesc?', 'ro'],
])('%s may be %s', (one, other, language) => {
  const [a = 0, b = 0] = [one, other].map((text) => weigh(askedWords('', text, language), NOTHING_KNOWN).kinds);
  expect(askOtherThings(a, b)).toBe(false);
});
