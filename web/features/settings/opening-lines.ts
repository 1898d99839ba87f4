import type { WeeklyHours } from '../../../contract/desks.ts';

/** A stretch of one day by the clock on the wall: "09:00" to "13:00". `to` may be "24:00". */
export interface Block {
  from: string;
  to: string;
}

/** Days that are open alike: one part of the sentence "Monday to Friday from 09:00 to 18:00 with a break from …". */
export interface OpeningLine {
  /** ISO days, 1 is Monday, in order. */
  days: readonly number[];
  /** In order, apart from one another. */
  blocks: readonly Block[];
}

export const weekDays = [1, 2, 3, 4, 5, 6, 7] as const;
/** Times are chosen from the clock in this step; a time beside it that came from elsewhere stays as it is. */
const stepMinutes = 15;
const minutesADay = 24 * 60;
const usualPauseMinutes = 60;
const usualDay: Block = { from: '09:00', to: '18:00' };

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Puts days that are open alike together, in the order of the week. */
export function openingLines(hours: WeeklyHours): OpeningLine[] {
  const lines: { days: number[]; blocks: Block[] }[] = [];
  for (const day of weekDays) {
    const blocks = joined(hours.filter((stretch) => stretch.day === day));
    if (blocks.length === 0) continue;
    const alike = lines.find((line) => sameBlocks(line.blocks, blocks));
    if (alike) alike.days.push(day);
    else lines.push({ days: [day], blocks });
  }
  return lines;
}

export function hoursOf(lines: readonly OpeningLine[]): WeeklyHours {
  return lines
    .flatMap(({ days, blocks }) => days.flatMap((day) => blocks.map(({ from, to }) => ({ day, from, to }))))
    .sort((a, b) => a.day - b.day || minutesOf(a.from) - minutesOf(b.from));
}

/** Gives one line other days; a day belongs to one line only, and a line without days is gone. */
export function withDays(lines: readonly OpeningLine[], index: number, days: readonly number[]): OpeningLine[] {
  return lines
    .map((line, at) => ({ ...line, days: at === index ? [...days] : line.days.filter((day) => !days.includes(day)) }))
    .filter((line) => line.days.length > 0);
}

export function withBlocks(lines: readonly OpeningLine[], index: number, blocks: readonly Block[]): OpeningLine[] {
  return lines.map((line, at) => (at === index ? { ...line, blocks } : line));
}

/** One more line on the first day that is still closed, open like an ordinary morning; unchanged when none is. */
export function withOneMore(lines: readonly OpeningLine[]): OpeningLine[] {
  const closed = weekDays.find((day) => !lines.some((line) => line.days.includes(day)));
  if (closed === undefined) return [...lines];
  return [...lines, { days: [closed], blocks: [lines.length === 0 ? usualDay : { from: '09:00', to: '13:00' }] }];
}

/** A day in one stretch gets a break in its middle, or from the given time on; a day with one break loses it with null. */
export function withPause(blocks: readonly Block[], from: string | null): Block[] {
  const opens = blocks[0]?.from ?? usualDay.from;
  const closes = blocks.at(-1)?.to ?? usualDay.to;
  if (from === null) return [{ from: opens, to: closes }];
  const pauseFrom = minutesOf(from);
  const before = blocks.length === 2 ? minutesOf(blocks[1]?.from ?? opens) - minutesOf(blocks[0]?.to ?? opens) : 0;
  const length = before > 0 ? before : usualPauseMinutes;
  const pauseTo = Math.min(pauseFrom + length, minutesOf(closes) - stepMinutes);
  return [
    { from: opens, to: from },
    { from: timeOf(Math.max(pauseTo, pauseFrom + stepMinutes)), to: closes },
  ];
}

/** Every quarter of an hour strictly between the two, and `current` wherever it lies. */
export function timesBetween(after: number, before: number, current: string): string[] {
  const times: string[] = [];
  for (let minutes = 0; minutes <= minutesADay; minutes += stepMinutes) {
    if (minutes > after && minutes < before) times.push(timeOf(minutes));
  }
  if (!times.includes(current)) times.push(current);
  return times.sort();
}

/** Sets of days that companies have, to choose from; `current` is among them. */
export function daySets(current: readonly number[]): (readonly number[])[] {
  const usual: (readonly number[])[] = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [...weekDays], [6, 7]];
  const sets = [...usual, ...weekDays.map((day) => [day])];
  return sets.some((set) => String(set) === String(current)) ? sets : [current, ...sets];
}

/** Neighbouring days as runs, so that they can be said as "Monday to Friday": [[1, 2, 3, 4, 5], [7]]. */
export function runsOf(days: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** The hours from and to which a week is drawn, and where its lines stand; wider than 7 to 21 only where it must be. */
export function axisOf(hours: WeeklyHours): { from: number; to: number; ticks: number[] } {
  const from = Math.min(7, ...hours.map((stretch) => Math.floor(minutesOf(stretch.from) / 60)));
  const to = Math.max(21, ...hours.map((stretch) => Math.ceil(minutesOf(stretch.to) / 60)));
  const step = to - from <= 14 ? 2 : to - from <= 18 ? 3 : 4;
  const ticks: number[] = [];
  for (let hour = from; hour <= to; hour += step) ticks.push(hour);
  return { from, to, ticks };
}

function joined(stretches: WeeklyHours): Block[] {
  const blocks: Block[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => minutesOf(a.from) - minutesOf(b.from))) {
    const last = blocks.at(-1);
    if (last && minutesOf(from) <= minutesOf(last.to)) {
      if (minutesOf(to) > minutesOf(last.to)) last.to = to;
    } else blocks.push({ from, to });
  }
  return blocks;
}

function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && a.every((block, at) => block.from === b[at]?.from && block.to === b[at]?.to);
}
