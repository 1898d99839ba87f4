/** A time at which a reply could leave, with the catalogue's word for it. */
export interface LaterTime {
  name: 'inTwoHours' | 'thisAfternoon' | 'tomorrow' | 'monday';
  /** Milliseconds. */
  at: number;
}

const MINUTE = 60_000;
const MORNING = 9;
const AFTERNOON = 16;

/** Date and time on somebody's wall, whatever clock this device has. */
interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

function wallTime(at: number, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

function asIfUtc({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** The instant at which this wall time is there; of an hour that a clock change leaves out, the one after it. */
function instantOf(wall: WallTime, timeZone: string): number {
  const wanted = asIfUtc(wall);
  let at = wanted;
  // The offset at the guess, then at what it leads to: that settles all but the hours of a change.
  for (let look = 0; look < 2; look++) at += wanted - asIfUtc(wallTime(at, timeZone));
  return at;
}

/** Times that one would choose from here, soonest first, by the writer's own clock. */
export function laterTimes(now: number, timeZone: string): LaterTime[] {
  const wall = wallTime(now, timeZone);
  const weekday = new Date(asIfUtc(wall)).getUTCDay();
  const at = (days: number, hour: number): number => {
    const day = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
    return instantOf(
      { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), hour, minute: 0 },
      timeZone,
    );
  };
  const untilMonday = (8 - weekday) % 7 || 7;
  // "Tomorrow" on a Friday is a Saturday, when nobody would read it: Monday stands for both.
  const weekend = weekday === 5 || weekday === 6;
  return [
    { name: 'inTwoHours' as const, at: Math.floor(now / MINUTE) * MINUTE + 120 * MINUTE },
    ...(wall.hour < AFTERNOON - 3 ? [{ name: 'thisAfternoon' as const, at: at(0, AFTERNOON) }] : []),
    ...(weekend || untilMonday === 1 ? [] : [{ name: 'tomorrow' as const, at: at(1, MORNING) }]),
    { name: 'monday' as const, at: at(untilMonday, MORNING) },
  ];
}

/** For a field of type datetime-local, which knows no zone: the time on the writer's wall. */
export function fieldTime(at: number, timeZone: string): string {
  return new Date(asIfUtc(wallTime(at, timeZone))).toISOString().slice(0, 16);
}

/** What was written into such a field, as an instant; NaN while it is no time yet. */
export function timeOfField(field: string, timeZone: string): number {
  const [year, month, day, hour, minute] = field.split(/\D/).map(Number);
  if ([year, month, day, hour, minute].some((part) => part === undefined || Number.isNaN(part))) return Number.NaN;
  return instantOf({ year, month, day, hour, minute } as WallTime, timeZone);
}
