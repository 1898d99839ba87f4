import { describe, expect, it } from 'vitest';
import { stepsToShow } from './test-steps.ts';

const step = (name: 'address' | 'connect' | 'sign_in' | 'accepted' | 'kept', ok: boolean) => ({
  name,
  ok,
  answer: ok ? null : '535 5.7.8 no',
  sentence: name,
});

describe('the steps of a test message', () => {
  it('shows what was tried, and then what was not', () => {
    const shown = stepsToShow({
      ok: false,
      steps: [step('address', true), step('connect', true), step('sign_in', false)],
    });
    expect(shown.map(({ name, state }) => [name, state])).toEqual([
      ['address', 'done'],
      ['connect', 'done'],
      ['sign_in', 'failed'],
      ['accepted', 'later'],
    ]);
  });

  it('adds nothing to a test that went well', () => {
    expect(stepsToShow({ ok: true, steps: [step('address', true), step('kept', true)] })).toHaveLength(2);
  });

  it('keeps the failure when one step said two things', () => {
    const shown = stepsToShow({ ok: false, steps: [step('connect', true), step('connect', false)] });
    expect(shown[0]?.state).toBe('failed');
  });
});
