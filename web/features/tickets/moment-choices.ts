import { fieldTime, timeOfField } from './later-times.ts';

/** A time that one would choose, with the catalogue's word for it. */
export interface MomentChoice {
  name: 'today' | 'tomorrow' | 'friday' | 'monday' | 'inAWeek';
  /** Milliseconds. */
  at: number;
}

const DAY = 86_400_000;
/** Hour of the day that stands for "by that day" and, for what begins, "that morning". */
const EVENING = 18;
const MORNING = 9;
const FRIDAY = 5;

/**
 * Days that one would choose from here, soonest first, by the reader's own clock: for what is due at the day's end, for
 * what begins in its morning. No two are the same day, and none is past.
 */
export function momentChoices(now: number, timeZone: string, beginning: boolean): MomentChoice[] {
  const hour = beginning ? MORNING : EVENING;
  const today = fieldTime(now, timeZone).slice(0, 10);
  const weekday = new Date(`${today}T00:00Z`).getUTCDay();
  const at = (days: number): number => {
    const day = new Date(Date.parse(`${today}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
    return timeOfField(`${day}T${String(hour).padStart(2, '0')}:00`, timeZone);
  };
  const wanted: [MomentChoice['name'], number][] = [
    ['today', 0],
    ['tomorrow', 1],
    ['friday', (FRIDAY - weekday + 7) % 7],
    ['monday', (8 - weekday) % 7 || 7],
    ['inAWeek', 7],
  ];
  const taken = new Set<number>();
  return wanted
    .filter(([, days]) => {
      if (at(days) <= now || taken.has(days)) return false;
      taken.add(days);
      return true;
    })
    .map(([name, days]) => ({ name, at: at(days) }))
    .sort((a, b) => a.at - b.at);
}
