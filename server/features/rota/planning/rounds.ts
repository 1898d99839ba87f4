import { NOBODY } from './roster.ts';

/**
 * Rounds of buddies: somebody has a new one each time until all have been met, then the round begins again. A shift beside
 * one who was met in the running round is a repeat.
 */
export interface Round {
  /** Whether a shift beside this one would be a repeat now. */
  has(buddy: number): boolean;
  meet(buddy: number): void;
  /** How many there are to meet still. */
  left(): number;
}

/** @param all whom a round is made of; others who are met count for nothing. */
export function startRound(all: readonly number[]): Round {
  const members = new Set(all);
  let met = new Set<number>();
  return {
    has: (buddy) => met.size < members.size && met.has(buddy),
    meet(buddy) {
      if (!members.has(buddy)) return;
      if (met.size === members.size) met = new Set();
      met.add(buddy);
    },
    left: () => members.size - met.size,
  };
}

/** How many of these shifts, in order of time, are repeats; the first `before` are history and not counted. */
export function countRepeats(all: readonly number[], met: readonly number[], before: number): number {
  if (all.length === 0) return 0;
  const round = startRound(all);
  let repeats = 0;
  for (const [index, buddy] of met.entries()) {
    if (index >= before && buddy !== NOBODY && round.has(buddy)) repeats++;
    round.meet(buddy);
  }
  return repeats;
}

/**
 * What no plan can be below: of so many shifts only those beside somebody new are no repeats, and new are at most the ones of
 * the running round whom this person can sit with, and, once a round is over, the ones of the next.
 */
export function leastRepeats(
  everybody: readonly number[],
  eligible: readonly number[],
  history: readonly number[],
  shifts: number,
): number {
  if (eligible.length === 0 || shifts === 0) return 0;
  const round = startRound(everybody);
  for (const buddy of history) round.meet(buddy);
  const able = new Set(eligible);
  const open = everybody.filter((buddy) => !round.has(buddy));
  const reachable = open.filter((buddy) => able.has(buddy)).length;
  // Somebody stays whom they cannot meet: the round never ends.
  if (reachable < open.length) return Math.max(0, shifts - reachable);
  if (able.size === everybody.length) return 0;
  return Math.max(0, shifts - open.length - able.size);
}
