import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desks } from './desks.ts';
import { isOpen, minusOpen, plusOpen, whileAwake } from './hours.ts';
import type { DemoDesk } from './shapes.ts';

const desk = desks[0] as DemoDesk;
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Rome]`).toInstant();
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Rome').toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('open hours of a desk', () => {
  test('run on after the break and the night', () => {
    expect(local(plusOpen(desk, at('2026-11-19T12:30'), 60))).toBe('2026-11-19T14:30');
    expect(local(plusOpen(desk, at('2026-11-19T17:30'), 60))).toBe('2026-11-20T09:30');
    expect(local(plusOpen(desk, at('2026-11-21T22:00'), 10))).toBe('2026-11-23T09:10');
  });

  test('run back the same way', () => {
    expect(local(minusOpen(desk, at('2026-11-19T14:30'), 60))).toBe('2026-11-19T12:30');
    expect(local(minusOpen(desk, at('2026-11-22T12:00'), 30))).toBe('2026-11-21T12:30');
  });

  test('rest on a feast when somebody has to be there', () => {
    expect(local(plusOpen(desk, at('2026-12-25T10:00'), 5))).toBe('2026-12-28T09:05');
  });

  test('always lead to a moment at which the desk is open', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 * 24 * 60 }), fc.integer({ min: 1, max: 1500 }), (start, minutes) => {
        const instant = at('2025-01-01T00:00').add({ minutes: start });
        expect(isOpen(desk, plusOpen(desk, instant, minutes))).toBe(true);
        expect(isOpen(desk, minusOpen(desk, instant, minutes))).toBe(true);
      }),
    );
  });
});

describe('people who write', () => {
  test('sleep at night and write in the morning after', () => {
    expect(local(whileAwake(at('2026-11-20T02:20'), 'Europe/Rome'))).toBe('2026-11-20T07:25');
    expect(local(whileAwake(at('2026-11-19T23:40'), 'Europe/Rome'))).toBe('2026-11-20T07:45');
    expect(local(whileAwake(at('2026-11-19T15:00'), 'Europe/Rome'))).toBe('2026-11-19T15:00');
  });
});
