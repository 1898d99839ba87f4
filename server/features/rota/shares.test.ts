import { expect, test } from 'vitest';
import { USUAL_RULES } from '../../../contract/rota.ts';
import { shareInShifts } from './shares.ts';

const week = { weekdays: [1, 2, 3, 4, 5], from_time: '09:00', to_time: '17:00' };

test('five per cent of a working week is one day a month', () => {
  expect(shareInShifts({ ...week, share: { percent: 5 } }, USUAL_RULES)).toEqual({
    shiftsPerMonth: 1,
    capMinutes: undefined,
  });
  const halfDays = { ...USUAL_RULES, shift: { part: 'half-day' as const, minutes: 240 } };
  expect(shareInShifts({ ...week, share: { percent: 5 } }, halfDays).shiftsPerMonth).toBe(2.25);
});

test('hours a month are a ceiling, kept even below one shift, and the rota’s own is kept too', () => {
  expect(shareInShifts({ ...week, share: { hoursPerMonth: 6 } }, USUAL_RULES)).toEqual({
    shiftsPerMonth: 1,
    capMinutes: 360,
  });
  expect(shareInShifts({ ...week, share: { hoursPerMonth: 20 } }, { ...USUAL_RULES, capHoursPerMonth: 8 })).toEqual({
    shiftsPerMonth: 2,
    capMinutes: 480,
  });
});

test('the least share is a shift every four months', () => {
  const rare = shareInShifts({ ...week, weekdays: [1], share: { percent: 1 } }, USUAL_RULES);
  expect(rare.shiftsPerMonth).toBe(0.25);
});
