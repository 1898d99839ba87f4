import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTGOING_STATES } from '../../../contract/tickets.ts';
import { isGreylisting, mayBeCancelled, mayBecome, mayBeRetried, NEXT_STATES, nextTry } from './states.ts';

describe('the states of an outgoing message', () => {
  test.each([
    ['held', 'queued', true],
    ['scheduled', 'queued', true],
    ['queued', 'sending', true],
    ['queued', 'sent', false],
    ['sending', 'sent', true],
    ['sending', 'kept', true],
    ['sending', 'cancelled', false],
    ['delayed', 'sending', true],
    ['delayed', 'cancelled', true],
    ['kept', 'queued', true],
    ['kept', 'sending', false],
    ['failed', 'queued', true],
    ['sent', 'bounced', true],
    ['sent', 'queued', false],
    ['bounced', 'queued', false],
    ['cancelled', 'queued', false],
  ] as const)('%s to %s: %s', (from, to, allowed) => {
    expect(mayBecome(from, to)).toBe(allowed);
  });

  test('what has left can neither be taken back nor sent again', () => {
    expect(OUTGOING_STATES.filter(mayBeCancelled)).toEqual([
      'held',
      'scheduled',
      'queued',
      'delayed',
      'failed',
      'kept',
    ]);
    expect(OUTGOING_STATES.filter(mayBeRetried)).toEqual(['scheduled', 'delayed', 'failed', 'kept']);
  });

  test('what is retried may be queued again, and every state can be reached', () => {
    for (const state of OUTGOING_STATES.filter(mayBeRetried)) expect(mayBecome(state, 'queued')).toBe(true);
    const reached = new Set(['held', ...Object.values(NEXT_STATES).flat()]);
    expect([...reached].sort()).toEqual([...OUTGOING_STATES].sort());
  });
});

describe('when to try again', () => {
  const start = Temporal.Instant.from('2026-11-19T10:20:00Z');
  const giveUpAt = start.add({ hours: 48 });

  test('after 1, 5, 15, 30 and 60 minutes, then hourly', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 20].map((attempts) => {
      const next = nextTry(attempts, start, giveUpAt);
      return next && start.until(next, { largestUnit: 'minutes' }).minutes;
    });
    expect(minutes).toEqual([1, 5, 15, 30, 60, 60, 60]);
  });

  test('up to a fifth later, each letter at its own time; after minutes where it was greylisted', () => {
    expect(nextTry(1, start, giveUpAt, { spread: 0.999 })?.since(start).total('seconds')).toBe(72);
    expect(nextTry(1, start, giveUpAt, { greylisted: true })?.since(start).total('minutes')).toBe(6);
    expect(nextTry(4, start, giveUpAt, { greylisted: true })?.since(start).total('minutes')).toBe(30);
    for (const answer of [
      '450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/',
      '451 4.7.1 Greylisting in action, please come back later',
      '451-grey-listed',
    ])
      expect(isGreylisting(answer)).toBe(true);
    expect(isGreylisting('451 4.3.0 Try again later')).toBe(false);
  });

  test('always later, never past two days, and it ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7_200 }), { minLength: 200, maxLength: 200 }), (lateness) => {
        let now = start;
        let tries = 0;
        for (const seconds of lateness) {
          tries++;
          const next = nextTry(tries, now, giveUpAt);
          if (next === null) {
            expect(Temporal.Instant.compare(now, giveUpAt)).not.toBe(-1);
            expect(tries).toBeLessThanOrEqual(60);
            return;
          }
          expect(Temporal.Instant.compare(next, now)).toBe(1);
          expect(Temporal.Instant.compare(next, giveUpAt)).not.toBe(1);
          now = next.add({ seconds });
        }
        throw new Error('it never gave up');
      }),
    );
  });
});
