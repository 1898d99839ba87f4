import { describe, expect, it } from 'vitest';
import type { Progress } from './steps.ts';
import { stepsOf } from './steps.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-19T${time}:00Z`);
const progress = (change: Partial<Progress>): Progress => ({
  status: 'new',
  createdAt: at('09:00'),
  takenUpAt: null,
  lastReply: null,
  lastIncomingAt: at('09:00'),
  solvedAt: null,
  closedAt: null,
  ...change,
});
const marta = { at: at('11:00'), who: 'Marta' };
const told = (change: Partial<Progress>) => stepsOf(progress(change)).map(({ name, state }) => `${name} ${state}`);

describe('how far a request is', () => {
  it.each<[string, Partial<Progress>, string[]]>([
    ['just in', {}, ['received done', 'toTake now', 'toAnswer coming', 'solved coming']],
    [
      'somebody has it',
      { takenUpAt: at('10:00') },
      ['received done', 'taking now', 'toAnswer coming', 'solved coming'],
    ],
    ['open', { status: 'open' }, ['received done', 'taking now', 'toAnswer coming', 'solved coming']],
    [
      'answered, and ours again',
      { status: 'open', takenUpAt: at('10:00'), lastReply: marta },
      ['received done', 'taken done', 'answered done', 'goingOn now', 'solved coming'],
    ],
    [
      'the customer wrote since',
      { status: 'open', takenUpAt: at('10:00'), lastReply: marta, lastIncomingAt: at('12:00') },
      ['received done', 'taken done', 'answered done', 'rereading now', 'solved coming'],
    ],
    [
      'with the customer',
      { status: 'waiting', takenUpAt: at('10:00'), lastReply: marta },
      ['received done', 'taken done', 'answered done', 'yourTurn now', 'solved coming'],
    ],
    ['on hold, never answered', { status: 'on_hold' }, ['received done', 'others now', 'solved coming']],
    [
      'solved',
      { status: 'solved', takenUpAt: at('10:00'), lastReply: marta, solvedAt: at('12:00') },
      ['received done', 'taken done', 'answered done', 'solved done'],
    ],
    [
      'closed after a while',
      { status: 'closed', lastReply: marta, solvedAt: at('12:00'), closedAt: at('13:00') },
      ['received done', 'taken done', 'answered done', 'solved done', 'closed done'],
    ],
    [
      'closed at once',
      { status: 'closed', solvedAt: at('12:00'), closedAt: at('12:00') },
      ['received done', 'closed done'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(told(change)).toEqual(expected);
  });

  it('says who answered, and when', () => {
    const steps = stepsOf(progress({ status: 'waiting', takenUpAt: at('10:00'), lastReply: marta }));
    expect(steps.find((step) => step.name === 'answered')).toMatchObject({ at: at('11:00'), who: 'Marta' });
  });
});
