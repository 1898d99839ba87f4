import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breaksOf, minutesOfBreaks } from './breaks.ts';

const at = (time: string): Temporal.Instant => Temporal.Instant.from(`2026-11-19T${time}:00Z`);
const RULES = { afterHard: 2, minutes: 15 };
const hard = (time: string) => ({ at: at(time), isHard: true });
const easy = (time: string) => ({ at: at(time), isHard: false });

test('two hard ones in a row are followed by a break that ends by itself', () => {
  const answered = [hard('09:00'), easy('09:10'), hard('09:20'), hard('09:30')];
  const during = breaksOf(answered, [], RULES, at('09:40'));
  expect([during.now?.to?.toString(), during.now?.why]).toEqual(['2026-11-19T09:45:00Z', 'after-hard']);
  expect(breaksOf(answered, [], RULES, at('09:45')).now).toBe(null);
  // One more hard one is one in a row, not three.
  const more = breaksOf([...answered, hard('09:50')], [], RULES, at('09:51'));
  expect([more.now, more.hardSince]).toEqual([null, 1]);
});

test('a press ends it, and a pause in between makes two hard ones no row', () => {
  const answered = [hard('09:00'), hard('09:30')];
  const ended = [{ from: '2026-11-19T09:30:00Z', to: '2026-11-19T09:33:00Z', why: 'after-hard' as const }];
  expect(breaksOf(answered, ended, RULES, at('09:34')).now).toBe(null);
  // Also then one more hard one is one in a row.
  expect(breaksOf([...answered, hard('09:35')], ended, RULES, at('09:36')).now).toBe(null);
  const paused = [{ from: '2026-11-19T09:10:00Z', to: '2026-11-19T09:20:00Z', why: 'pause' as const }];
  expect(breaksOf(answered, paused, RULES, at('09:31'))).toMatchObject({ now: null, hardSince: 1 });
  expect(breaksOf(answered, [], { afterHard: 0, minutes: 15 }, at('09:31')).now).toBe(null);
});

test('whoever answers hard ones during such a break ends all that last with one press', () => {
  const answered = [hard('09:00'), hard('09:05'), hard('09:10'), hard('09:15')];
  const { lasting, now } = breaksOf(answered, [], RULES, at('09:16'));
  expect(lasting.map(({ from }) => from.toString())).toEqual(['2026-11-19T09:05:00Z', '2026-11-19T09:15:00Z']);
  expect(now).toBe(lasting[0]);
  const ended = lasting.map(({ from, why }) => ({ from: from.toString(), to: '2026-11-19T09:16:00Z', why }));
  expect(breaksOf(answered, ended, RULES, at('09:17')).now).toBe(null);
});

test('breaks never count for more than the time that they lie in', () => {
  const minute = fc.integer({ min: 0, max: 600 });
  fc.assert(
    fc.property(fc.array(fc.tuple(minute, minute), { maxLength: 20 }), minute, minute, (spans, one, other) => {
      const from = at('08:00').add({ minutes: Math.min(one, other) });
      const to = at('08:00').add({ minutes: Math.max(one, other) });
      const breaks = spans
        .map(([begin, length]) => ({ from: at('08:00').add({ minutes: begin }), length }))
        .sort((a, b) => Temporal.Instant.compare(a.from, b.from))
        .map(({ from: begin, length }) => ({ from: begin, to: begin.add({ minutes: length }), why: 'pause' as const }));
      const minutes = minutesOfBreaks(breaks, from, to);
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(minutes).toBeLessThanOrEqual((to.epochMilliseconds - from.epochMilliseconds) / 60_000);
    }),
  );
});
