import type { TestResult } from '../../../contract/desks.ts';

type Step = TestResult['steps'][number];
export interface ShownStep {
  name: Step['name'];
  /** kept: it went no further, and not because anything failed. */
  state: 'done' | 'kept' | 'failed' | 'later';
  sentence: string;
  answer: string | null;
}

/** The way of a letter, in order. Where nothing is set up to send with, the letter is kept and there is no way to try. */
const way: readonly Step['name'][] = ['address', 'connect', 'sign_in', 'accepted'];

/** What was tried, and after a failure what was not tried any more. A step that said two things keeps the graver. */
export function stepsToShow(test: TestResult): ShownStep[] {
  const tried: ShownStep[] = [];
  for (const { name, ok, sentence, answer } of test.steps) {
    const step: ShownStep = { name, state: stateOf(name, ok), sentence, answer };
    const same = tried.findIndex((one) => one.name === name);
    if (same === -1) tried.push(step);
    else if (!ok) tried[same] = step;
  }
  if (tried.every((step) => step.state !== 'failed')) return tried;
  const reached = Math.max(...tried.map((step) => way.indexOf(step.name)));
  const later = way.slice(reached + 1).map((name): ShownStep => ({ name, state: 'later', sentence: '', answer: null }));
  return [...tried, ...later];
}

function stateOf(name: Step['name'], ok: boolean): ShownStep['state'] {
  if (!ok) return 'failed';
  return name === 'kept' ? 'kept' : 'done';
}
