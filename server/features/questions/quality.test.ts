import { expect, test } from 'vitest';
import { groupLetters, pairsOf } from '../../testing/grouping-quality.ts';
import { labelledQuestions } from '../../testing/labelled-questions.ts';

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
