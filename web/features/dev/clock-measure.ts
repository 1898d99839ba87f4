import type { ComingThing, DevClock } from '../../../contract/dev.ts';

/** Where the line's parts end, as a share of its width: tonight, the next days, the rest of the fortnight. */
const stretches = [
  { days: 1, share: 0.5 },
  { days: 2, share: 0.67 },
  { days: 3, share: 0.77 },
  { days: 5, share: 0.87 },
] as const;
/** How much of the past shows before now. */
const pastHours = 2;
const hour = 3_600_000;
/** Dots of one kind that lie closer than this in px are one. */
const touching = 9;
/** A letter of the labels is about so wide in px; they are 11 px high. */
const letterWidth = 5.9;
const labelGap = 10;
/** On either side of now. */
const nowRoom = 24;

export type Scale = (at: number) => number;

export interface Line {
  scale: Scale;
  starts: number;
  ends: number;
}

/** The line's uneven measure: hours today, then days, then weeks. Gives px from the left for an instant in milliseconds. */
export function lineOf(clock: Pick<DevClock, 'now' | 'days' | 'lineEnds'>, width: number): Line {
  const now = Date.parse(clock.now);
  const days = clock.days.map((day) => Date.parse(day));
  const ends = Date.parse(clock.lineEnds);
  const starts = Math.floor(now / hour) * hour - pastHours * hour;
  const bends = [
    { at: starts, share: 0 },
    ...stretches.flatMap(({ days: day, share }) => {
      const at = days[day];
      return at !== undefined && at > starts && at < ends ? [{ at, share }] : [];
    }),
    { at: ends, share: 1 },
  ];
  const scale: Scale = (at) => {
    const next = bends.findIndex((bend) => bend.at >= at);
    const to = bends[next];
    const from = bends[next - 1];
    if (!to) return width;
    if (!from) return 0;
    return (from.share + ((at - from.at) / (to.at - from.at)) * (to.share - from.share)) * width;
  };
  return { scale, starts, ends };
}

export interface Tick {
  at: number;
  x: number;
  kind: 'hour' | 'day';
}

/** Hours of today at every fourth, and the days as far as their names have room. */
export function ticksOf(clock: Pick<DevClock, 'days'>, { scale, starts, ends }: Line): Tick[] {
  const days = clock.days.map((day) => Date.parse(day));
  const today = days[0] ?? starts;
  const tonight = days[1] ?? ends;
  const hours = Array.from({ length: 12 }, (_, two) => today + two * 2 * hour).filter((at) => at < tonight);
  const all: Tick[] = [
    ...days.slice(1).map((at) => ({ at, x: scale(at), kind: 'day' as const })),
    ...hours.map((at) => ({ at, x: scale(at), kind: 'hour' as const })),
  ].filter(({ at }) => at > starts && at <= ends);
  const shown: Tick[] = [];
  for (const tick of all) {
    if (tick.x > 40 && shown.every((other) => Math.abs(other.x - tick.x) > 52)) shown.push(tick);
  }
  return shown.sort((a, b) => a.x - b.x);
}

export interface Dot {
  x: number;
  kind: ComingThing['kind'];
  /** In order; the dot stands at the first. */
  things: ComingThing[];
  count: number;
}

/** What comes, as dots; what would lie upon one another is one. */
export function dotsOf(coming: readonly ComingThing[], scale: Scale): Dot[] {
  const dots: Dot[] = [];
  const last = new Map<ComingThing['kind'], Dot>();
  for (const thing of coming) {
    const x = scale(Date.parse(thing.at));
    const near = last.get(thing.kind);
    if (near && x - near.x < touching) {
      near.things.push(thing);
      near.count += thing.count;
      continue;
    }
    const dot = { x, kind: thing.kind, things: [thing], count: thing.count };
    dots.push(dot);
    last.set(thing.kind, dot);
  }
  return dots;
}

export interface Label {
  dot: Dot;
  text: string;
  /** Left edge in px. */
  left: number;
}

/**
 * Names of dots as far as they have room beside each other and beside the label of now: the replies first, which people
 * wait for, then the rest, each from the soonest on.
 */
export function labelsOf(dots: readonly Dot[], wordsOf: (dot: Dot) => string, nowX: number, width: number): Label[] {
  const taken = [{ from: nowX - nowRoom, to: nowX + nowRoom }];
  const labels: Label[] = [];
  const inTurn = [...dots.filter(({ kind }) => kind === 'reply'), ...dots.filter(({ kind }) => kind !== 'reply')];
  for (const dot of inTurn) {
    const text = wordsOf(dot);
    const wide = text.length * letterWidth;
    const left = Math.max(0, Math.min(dot.x - 8, width - wide));
    const to = left + wide + labelGap;
    if (taken.some((other) => left < other.to && to > other.from)) continue;
    taken.push({ from: left, to });
    labels.push({ dot, text, left });
  }
  return labels.sort((a, b) => a.left - b.left);
}
