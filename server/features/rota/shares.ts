import type { RotaRules, RotaShare } from '../../../contract/rota.ts';
import { HALF_DAY_MINUTES } from '../../../contract/rota.ts';

const WEEKS_PER_MONTH = 52 / 12;
/** Shares are planned in quarters of a shift: one every four months is the least. */
const STEPS_PER_SHIFT = 4;
const MINUTES_PER_HOUR = 60;

/** How long a shift is in minutes; null: a person's whole day. */
export function shiftMinutes({ shift }: Pick<RotaRules, 'shift'>): number | null {
  if (shift.part === 'day') return null;
  return shift.part === 'half-day' ? HALF_DAY_MINUTES : shift.minutes;
}

interface WorkingWeek {
  share: RotaShare;
  weekdays: readonly number[];
  from_time: string;
  to_time: string;
}

/** Minutes between two times of one day's clock. */
function dayMinutes({ from_time, to_time }: Pick<WorkingWeek, 'from_time' | 'to_time'>): number {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3));
  return minutes(to_time) - minutes(from_time);
}

/**
 * What somebody's share of time comes to.
 * @returns shifts a month, in quarters, and how many minutes a month they answer at most (undefined: no ceiling). Hours a
 * month are a ceiling: with fewer than a shift has, the plan says that the cap is below one shift.
 */
export function shareInShifts(
  person: WorkingWeek,
  rules: Pick<RotaRules, 'shift' | 'capHoursPerMonth'>,
): { shiftsPerMonth: number; capMinutes: number | undefined } {
  const day = dayMinutes(person);
  const shift = Math.min(shiftMinutes(rules) ?? day, day);
  const cap = rules.capHoursPerMonth === null ? undefined : rules.capHoursPerMonth * MINUTES_PER_HOUR;
  const { share } = person;
  if ('shiftsPerMonth' in share) return { shiftsPerMonth: inSteps(share.shiftsPerMonth), capMinutes: cap };
  if ('hoursPerMonth' in share) {
    const minutes = share.hoursPerMonth * MINUTES_PER_HOUR;
    return { shiftsPerMonth: Math.max(1, Math.floor(minutes / shift)), capMinutes: Math.min(minutes, cap ?? minutes) };
  }
  const month = day * person.weekdays.length * WEEKS_PER_MONTH;
  return { shiftsPerMonth: inSteps((month * share.percent) / 100 / shift), capMinutes: cap };
}

function inSteps(shifts: number): number {
  return Math.max(1, Math.round(shifts * STEPS_PER_SHIFT)) / STEPS_PER_SHIFT;
}
