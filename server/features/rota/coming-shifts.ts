import type { Db, Trx } from '../../platform/db/index.ts';
import { peopleOfRota } from './people.queries.ts';
import { shiftsBetween } from './shifts.queries.ts';

/** Somebody who answers customers soon, and in which languages. */
export interface ComingShift {
  shiftId: string;
  teammate: { id: string; name: string };
  on: string;
  startsAt: Temporal.Instant;
  languages: readonly string[];
}

/** Shifts of a rota that begin within these days after an instant, the first first. */
export async function comingShifts(
  db: Db | Trx,
  rotaId: string,
  after: Temporal.Instant,
  days: number,
): Promise<ComingShift[]> {
  // A day more on either side: dates are the person's, and instants are everybody's.
  const today = after.toZonedDateTimeISO('UTC').toPlainDate();
  const span = { from: today.subtract({ days: 1 }).toString(), to: today.add({ days: days + 1 }).toString() };
  const until = after.add({ hours: days * 24 });
  const shifts = await shiftsBetween(db, rotaId, span);
  const people = new Map((await peopleOfRota(db, rotaId)).map((person) => [person.teammate_id, person]));
  return shifts
    .filter(
      ({ state, starts_at }) =>
        state === 'published' &&
        Temporal.Instant.compare(starts_at, after) > 0 &&
        Temporal.Instant.compare(starts_at, until) <= 0,
    )
    .sort((a, b) => Temporal.Instant.compare(a.starts_at, b.starts_at))
    .map((shift) => ({
      shiftId: shift.id,
      teammate: { id: shift.teammate_id, name: shift.teammate_name },
      on: shift.on_date,
      startsAt: shift.starts_at,
      languages: people.get(shift.teammate_id)?.languages ?? [],
    }));
}
