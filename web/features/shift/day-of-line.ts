import type { DayShift, ShiftBreak } from '../../../contract/shift.ts';

const HOUR = 3_600_000;
/** Times under the line, at most. */
const MOST_TICKS = 4;
/** Labels nearer than this part of the line would lie over one another. */
const TOO_NEAR = 0.13;

/** Where things stand on the line of a day, as parts of it from 0 to 1. */
export interface DayLine {
  now: number;
  handOver: number;
  ticks: { at: number; instant: number }[];
  breaks: { from: number; to: number; why: ShiftBreak['why']; named: boolean }[];
  /** Whether there is room for the words over it. */
  namesAnswered: boolean;
  namesHandOver: boolean;
}

/** @param now in milliseconds; before and after the day it stands at its ends */
export function lineOf(shift: DayShift, now: number): DayLine {
  const from = Date.parse(shift.startsAt);
  const to = Date.parse(shift.endsAt);
  const part = (at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const present = part(shift.endedAt === null ? now : Date.parse(shift.endedAt));
  const step = Math.max(1, Math.ceil((to - from) / HOUR / MOST_TICKS)) * HOUR;
  const ticks = [from];
  for (let at = from + step; at < to - step / 2; at += step) ticks.push(at);
  ticks.push(to);
  const breaks = shift.load.breaks.map((each) => {
    const begins = part(Date.parse(each.from));
    const ends = part(each.to === null ? now : Date.parse(each.to));
    const middle = (begins + ends) / 2;
    return {
      from: begins,
      to: ends,
      why: each.why,
      named: Math.abs(middle - present) > TOO_NEAR && middle > TOO_NEAR && middle < 1 - TOO_NEAR,
    };
  });
  // Two breaks side by side are named once.
  for (const [index, each] of breaks.entries()) {
    const before = breaks.slice(0, index).findLast(({ named }) => named);
    if (before && each.from - before.to < TOO_NEAR) each.named = false;
  }
  const answered = present / 2;
  return {
    now: present,
    handOver: part(Date.parse(shift.handOverAt)),
    ticks: ticks.map((instant) => ({ at: part(instant), instant })),
    breaks,
    namesAnswered:
      present - answered > TOO_NEAR &&
      breaks.every(
        ({ named, from: begins, to: ends }) => !named || Math.abs((begins + ends) / 2 - answered) > TOO_NEAR,
      ),
    namesHandOver: present < 1 - 2 * TOO_NEAR,
  };
}
