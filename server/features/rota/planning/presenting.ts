import type { RotaShift } from '../../../../contract/rota-plan.ts';
import type { Draft } from './draft.ts';
import { NOWHERE } from './draft.ts';
import { NOBODY } from './roster.ts';
import { at } from './rota-days.ts';

const MINUTE_MS = 60_000;

/** The shifts of a draft by day, as they leave the planner. */
export function presentShifts({ roster, units }: Draft): RotaShift[] {
  const { rules } = roster.given;
  return units
    .filter(({ day }) => day !== NOWHERE)
    .sort((a, b) => a.day - b.day || a.person - b.person)
    .map(({ day, person, buddy }) => {
      const { given, id } = at(roster.people, person);
      const clock = (minute: number): string =>
        Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS)
          .toZonedDateTimeISO(given.timeZone)
          .toPlainTime()
          .toString({ smallestUnit: 'minute' });
      const shift = rules.shiftMinutes === undefined ? undefined : roster.shift(person, buddy, day);
      return {
        on: at(roster.days.dates, day),
        person: id,
        buddy: buddy === NOBODY ? null : at(roster.buddies, buddy).id,
        hours: shift ? [clock(shift.begin), clock(shift.end)] : given.hours,
      };
    });
}
