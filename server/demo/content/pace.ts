import type { Chance } from './chance.ts';
import { minusOpen, plusOpen, whileAwake } from './hours.ts';
import type { Plan } from './plans.ts';
import type { DemoDesk } from './shapes.ts';
import { isTheirs, type Turn } from './threads.ts';

const TRIES = 600;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The product closes what was solved after so many quiet days. */
export const QUIET_DAYS = 7;
/** Feasts and a weekend may lie between the last letter and its solving. */
const SLACK_DAYS = 4;
/** A promise is fresh when it was made within about the last day of opening hours. */
const FRESH_OPEN_MINUTES = 520;

/** At which hours people write to a help desk, in their own time. */
const HOURS: readonly (readonly [hour: number, weight: number])[] = [
  [7, 4],
  [8, 7],
  [9, 9],
  [10, 9],
  [11, 7],
  [12, 5],
  [13, 6],
  [14, 6],
  [15, 6],
  [16, 6],
  [17, 6],
  [18, 6],
  [19, 5],
  [20, 7],
  [21, 9],
  [22, 6],
];

export interface Setting {
  desk: DemoDesk;
  now: Temporal.Instant;
  /** What is not of today's ten on the customer desk is older than these. */
  before: Temporal.Instant;
  /** Of whoever asks. */
  timeZone: string;
  /** What they write after our answer waits for the postman. */
  byPost: boolean;
}

/**
 * When each letter of a thread was written: ours in opening hours, theirs while awake, and the last ones where the plan
 * wants them. Throws when no such times can be found.
 */
export function timesOf(turns: readonly Turn[], plan: Plan, setting: Setting, luck: Chance): Temporal.Instant[] {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    // The longer nothing fits, the further from the wanted day one looks.
    const spread = 1.5 + attempt / 60;
    const tail = lastTimes(turns, plan, setting, luck);
    const free = freeTimes(turns.slice(0, turns.length - tail.length), plan, setting, spread, luck);
    const lastFree = free[free.length - 1];
    const firstOfTail = tail[0];
    if (lastFree && firstOfTail && lastFree.epochMilliseconds > firstOfTail.epochMilliseconds - HOUR_MS / 2) continue;
    const times = [...free, ...tail];
    if (fits(times, turns, plan, setting)) return times;
  }
  throw new Error(`No times fit ${JSON.stringify(plan)} with ${turns.join(', ')}.`);
}

/** The end of a thread that is pinned to now: a letter that is due, or a promise made within the last day. */
function lastTimes(turns: readonly Turn[], plan: Plan, { desk, now }: Setting, luck: Chance): Temporal.Instant[] {
  if (plan.dueIn !== undefined) return [minusOpen(desk, now, desk.replyTargetHours * 60 - plan.dueIn)];
  if (plan.standing !== 'promised') return [];
  const promised = minusOpen(desk, now, luck.whole(15, FRESH_OPEN_MINUTES));
  const told = minusOpen(desk, promised, luck.whole(40, 150));
  return turns.includes('note') ? [told, minusOpen(desk, promised, luck.whole(5, 30)), promised] : [told, promised];
}

function freeTimes(
  turns: readonly Turn[],
  plan: Plan,
  { desk, now, before, timeZone, byPost }: Setting,
  /** How many days around the wanted one the first letter may fall. */
  spread: number,
  luck: Chance,
): Temporal.Instant[] {
  if (turns.length === 0) return [];
  const daysAgo = Math.max(1, plan.daysAgo + (luck.next() - 0.4) * spread);
  let at = firstLetter(now.subtract({ milliseconds: Math.round(daysAgo * DAY_MS) }), desk, timeZone, luck);
  if (desk.key === 'customer' && Temporal.Instant.compare(at, before) >= 0) {
    at = whileAwake(before.subtract({ minutes: luck.whole(20, 2600) }), timeZone);
    if (Temporal.Instant.compare(at, before) >= 0) at = before.subtract({ minutes: luck.whole(20, 90) });
  }
  const times = [at];
  for (let place = 1; place < turns.length; place++) {
    const turn = turns[place] as Turn;
    const slow = turn === 'nudge' || (byPost && (turn === 'further' || turn === 'thanks'));
    at = isTheirs(turn) ? theirs(at, slow, desk, timeZone, luck) : ours(at, turn, turns[place - 1] as Turn, desk, luck);
    times.push(at);
  }
  return times;
}

function firstLetter(wanted: Temporal.Instant, desk: DemoDesk, timeZone: string, luck: Chance): Temporal.Instant {
  if (desk.audience === 'internal') return plusOpen(desk, wanted, luck.whole(1, 240));
  return wanted
    .toZonedDateTimeISO(timeZone)
    .with({ hour: luck.weighted(HOURS), minute: luck.whole(0, 59), second: luck.whole(0, 59) })
    .toInstant();
}

function theirs(at: Temporal.Instant, slow: boolean, desk: DemoDesk, timeZone: string, luck: Chance): Temporal.Instant {
  const hours = slow ? 26 + luck.next() * 30 : 0.2 + luck.next() ** 2.4 * 44;
  const next = at.add({ milliseconds: Math.round(hours * HOUR_MS) });
  return desk.audience === 'internal' ? plusOpen(desk, next, luck.whole(1, 40)) : whileAwake(next, timeZone);
}

function ours(at: Temporal.Instant, turn: Turn, previous: Turn, desk: DemoDesk, luck: Chance): Temporal.Instant {
  if (turn === 'note') return plusOpen(desk, at, luck.whole(3, 70));
  if (turn === 'holdNote') return plusOpen(desk, at, luck.whole(1, 6));
  if (turn === 'reminder') return plusOpen(desk, at, luck.whole(900, 1700));
  if (previous === 'holding') return plusOpen(desk, at, luck.whole(220, 800));
  if (previous === 'note') return plusOpen(desk, at, luck.whole(4, 60));
  return plusOpen(desk, at, Math.round(5 + 215 * luck.next() ** 2.1));
}

function fits(times: readonly Temporal.Instant[], turns: readonly Turn[], plan: Plan, { desk, now }: Setting): boolean {
  const last = times[times.length - 1];
  if (!last || last.epochMilliseconds > now.epochMilliseconds) return false;
  const daysAgo = (now.epochMilliseconds - last.epochMilliseconds) / DAY_MS;
  switch (plan.standing) {
    case 'closed':
      return daysAgo > QUIET_DAYS + SLACK_DAYS && times[0] !== undefined && withinAYear(times[0], now);
    case 'solved':
      return daysAgo < QUIET_DAYS - 0.2 && Temporal.Instant.compare(solvedAfter(last, turns, desk), now) < 0;
    default:
      return true;
  }
}

const withinAYear = (at: Temporal.Instant, now: Temporal.Instant) =>
  at.epochMilliseconds > now.epochMilliseconds - 365 * DAY_MS;

/** We solve with our own last letter, or a few minutes after we have read theirs. */
export function solvedAfter(last: Temporal.Instant, turns: readonly Turn[], desk: DemoDesk): Temporal.Instant {
  const turn = turns[turns.length - 1];
  return turn && isTheirs(turn)
    ? plusOpen(desk, last, 4 + (Math.floor(last.epochMilliseconds / 1000) % 50))
    : last.add({ seconds: 20 });
}
