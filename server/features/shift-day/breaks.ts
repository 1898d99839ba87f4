import type { RotaRules } from '../../../contract/rota.ts';
import type { BreakReason } from '../../../contract/shift.ts';
import type { StoredBreak } from './shift-day.tables.ts';

/** One reply of a shift. */
export interface Answered {
  at: Temporal.Instant;
  isHard: boolean;
}

export interface Break {
  from: Temporal.Instant;
  /** Of one that came by itself and lasts: until when it is meant. Null: until it is ended. */
  to: Temporal.Instant | null;
  why: BreakReason;
}

export interface Breaks {
  /** All there were, the first first. */
  all: Break[];
  /** Those that last: more than one where hard ones were answered during a break that had come by itself. */
  lasting: Break[];
  now: Break | null;
  lastAt: Temporal.Instant | null;
  hardSince: number;
}

const later = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) > 0;

/**
 * The breaks of a shift: those that somebody took, and those that come by themselves after so many hard ones in a row. What
 * came by itself ends when its minutes are over, or earlier by a press: then it is among the stored ones too.
 * @param answered by time
 */
export function breaksOf(
  answered: readonly Answered[],
  stored: readonly StoredBreak[],
  rules: RotaRules['breaks'],
  now: Temporal.Instant,
): Breaks {
  const taken = stored.map(
    ({ from, to, why }): Break => ({
      from: Temporal.Instant.from(from),
      to: to === null ? null : Temporal.Instant.from(to),
      why,
    }),
  );
  const all = [...taken];
  let inARow = 0;
  let since: Temporal.Instant | null = null;
  for (const { at, isHard } of answered) {
    // A break between two hard ones is what this is about; one that begins with a hard one comes after it.
    if (since !== null && taken.some(({ from }) => later(from, since as Temporal.Instant) && later(at, from)))
      inARow = 0;
    since = at;
    inARow = isHard ? inARow + 1 : 0;
    if (rules.afterHard === 0 || inARow < rules.afterHard) continue;
    inARow = 0;
    const isTaken = taken.some(({ from, why }) => why === 'after-hard' && Temporal.Instant.compare(from, at) === 0);
    if (!isTaken) all.push({ from: at, to: at.add({ minutes: rules.minutes }), why: 'after-hard' });
  }
  all.sort((one, other) => Temporal.Instant.compare(one.from, other.from));
  const last = all.at(-1) ?? null;
  const lasting = all.filter(({ from, to }) => !later(from, now) && (to === null || later(to, now)));
  return {
    all,
    lasting,
    now: lasting[0] ?? null,
    lastAt: last?.from ?? null,
    hardSince: answered.filter(({ at, isHard }) => isHard && (last === null || later(at, last.from))).length,
  };
}

/** Minutes that lie in breaks between two instants; breaks that overlap count once. */
export function minutesOfBreaks(breaks: readonly Break[], from: Temporal.Instant, to: Temporal.Instant): number {
  let covered = from.epochMilliseconds;
  let sum = 0;
  for (const one of breaks) {
    const begins = Math.max(one.from.epochMilliseconds, covered);
    const ends = Math.min((one.to ?? to).epochMilliseconds, to.epochMilliseconds);
    if (ends <= begins) continue;
    sum += ends - begins;
    covered = ends;
  }
  return Math.round(sum / 60_000);
}
