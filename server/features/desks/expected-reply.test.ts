import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../contract/shapes.ts';
import { expectedReply } from './expected-reply.ts';

const now = Temporal.Instant.from('2026-11-19T10:20:00Z');

function due(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Rome').toInstant();
}

describe('when we answer, in words', () => {
  test.each([
    ['2026-11-19T16:20', 'today by 16:20', 'oggi entro le 16:20', 'hoy antes de las 16:20', 'astăzi până la 16:20'],
    [
      '2026-11-20T10:00',
      'tomorrow by 10:00',
      'domani entro le 10:00',
      'mañana antes de las 10:00',
      'mâine până la 10:00',
    ],
    [
      '2026-11-23T11:00',
      'by Monday at 11:00',
      'lunedì entro le 11:00',
      'el lunes antes de las 11:00',
      'luni până la 11:00',
    ],
    [
      '2026-12-01T09:05',
      'by 1 December at 09:05',
      'il 1 dicembre entro le 09:05',
      'el 1 de diciembre antes de las 09:05',
      'pe 1 decembrie până la 09:05',
    ],
    [
      '2026-11-20T01:30',
      'tomorrow by 01:30',
      'domani entro l’01:30',
      'mañana antes de la 01:30',
      'mâine până la 01:30',
    ],
    [
      '2026-11-20T00:00',
      'today by midnight',
      'oggi entro mezzanotte',
      'hoy antes de medianoche',
      'astăzi până la miezul nopții',
    ],
    ['2026-11-19T11:00', 'as soon as we can', 'appena possibile', 'en cuanto podamos', 'cât mai curând'],
  ])('due at %s', (at, ...words) => {
    expect(LANGUAGES.map((language) => expectedReply(due(at), language, 'Europe/Rome', now))).toEqual(words);
  });

  test('speaks of the day where the reader is', () => {
    const night = Temporal.Instant.from('2026-11-19T23:30:00Z');
    expect(expectedReply(night, 'en', 'Europe/London', now)).toBe('today by 23:30');
    expect(expectedReply(night, 'en', 'Europe/Bucharest', now)).toBe('tomorrow by 01:30');
  });
});
