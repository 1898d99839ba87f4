/** A time at which a reply could leave, with the catalogue's word for it. */
export interface LaterTime {
  name: 'inTwoHours' | 'thisAfternoon' | 'tomorrow' | 'monday';
  at: Date;
}

const MORNING = 9;
const AFTERNOON = 16;
const MONDAY = 1;

/** Times that one would choose from here, soonest first, in the writer's own clock. */
export function laterTimes(now: Date): LaterTime[] {
  const at = (days: number, hour: number): Date =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, 0, 0, 0);
  const inTwoHours = new Date(now.getTime() + 2 * 3_600_000);
  inTwoHours.setSeconds(0, 0);
  // "Tomorrow" on a Friday is a Saturday, when nobody would read it: Monday stands for both.
  const untilMonday = (MONDAY - now.getDay() + 7) % 7 || 7;
  const weekend = now.getDay() === 5 || now.getDay() === 6;
  return [
    { name: 'inTwoHours' as const, at: inTwoHours },
    ...(now.getHours() < AFTERNOON - 3 ? [{ name: 'thisAfternoon' as const, at: at(0, AFTERNOON) }] : []),
    ...(weekend || untilMonday === 1 ? [] : [{ name: 'tomorrow' as const, at: at(1, MORNING) }]),
    { name: 'monday' as const, at: at(untilMonday, MORNING) },
  ];
}

/** For a field of type datetime-local: no zone, minutes at most. */
export function fieldTime(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
