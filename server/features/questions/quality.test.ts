import { expect, test } from 'vitest';
import { labelledQuestions } from '../../testing/labelled-questions.ts';
import { askedWords } from './asked-words.ts';
import type { Question } from './grouping.ts';
import { Neighbourhood } from './grouping.ts';

const questions = labelledQuestions();
const labels = [...new Set(questions.map(({ label }) => label))];

/** The same at every run. */
function inSomeOrder<Each>(all: readonly Each[], seed: number): Each[] {
  let state = seed;
  return all
    .map((each) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return { each, at: state };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** Pairs that were put together and ask the same, pairs that were put together and do not, and pairs that ask the same. */
function grouped(some: typeof questions, seed: number): { right: number; wrong: number; same: number } {
  const around = new Neighbourhood({ questions: 0, holding: new Map() });
  const all: { question: Question; label: string }[] = [];
  for (const [index, { text, language, label }] of inSomeOrder(some, seed).entries()) {
    const question: Question = {
      ticketId: String(index),
      groupId: null,
      language,
      words: askedWords('', text, language),
    };
    const place = around.placeOf(question);
    const groupId = place.groupId ?? (place.others.length > 0 ? `group ${index}` : null);
    if (groupId !== null) {
      for (const other of place.others) around.putInto(other, groupId);
      for (const same of place.same) {
        around.unite(same, groupId);
        for (const each of all) if (each.question.groupId === same) each.question.groupId = groupId;
      }
    }
    question.groupId = groupId;
    if (place.stands) around.add(question, { counts: true });
    all.push({ question, label });
  }
  const count = { right: 0, wrong: 0, same: 0 };
  for (const [index, one] of all.entries())
    for (const other of all.slice(0, index)) {
      const together = one.question.groupId !== null && one.question.groupId === other.question.groupId;
      if (one.label === other.label) count.same++;
      if (together && one.label === other.label) count.right++;
      if (together && one.label !== other.label) count.wrong++;
    }
  return count;
}

/** Over twenty orders in which the letters may come. */
function precisionAndRecall(some: typeof questions): { precision: number; recall: number } {
  const sum = { right: 0, wrong: 0, same: 0 };
  for (let seed = 1; seed <= 20; seed++) {
    const { right, wrong, same } = grouped(some, seed * 7_919);
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

test('what is put together asks the same; thresholds were chosen on every second label and hold on the others', () => {
  const heldOut = questions.filter(({ label }) => labels.indexOf(label) % 2 === 1);
  const { precision, recall } = precisionAndRecall(heldOut);
  expect(precision).toBeGreaterThan(0.94);
  // A quarter of all pairs are of one language; the others are found where the words are cognates.
  expect(recall).toBeGreaterThan(0.38);
});

test('all sixteen together are kept apart as well', () => {
  const { precision, recall } = precisionAndRecall(questions);
  expect(precision).toBeGreaterThan(0.93);
  expect(recall).toBeGreaterThan(0.32);
});
