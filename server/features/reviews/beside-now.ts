import type { Db, Trx } from '../../platform/db/index.ts';
import type { DayShift } from '../rota/index.ts';
import { buddiesOnDay } from '../rota/index.ts';
import { awayAmong } from './away.queries.ts';
import type { PossibleBuddy } from './choosing-buddy.ts';
import { chooseBuddy } from './choosing-buddy.ts';

/** Who sits beside somebody on their shift. */
export interface BesideNow {
  /** As planned. Away: for the day, or until a time of it where they said one. */
  buddy: (PossibleBuddy & { isAway: boolean; awayUntil: Temporal.Instant | null }) | null;
  /** Who is asked meanwhile; null: the buddy is there, or nobody is. */
  standIn: PossibleBuddy | null;
}

/** @param now on the day of the shift */
export async function besideNow(db: Db | Trx, shift: DayShift, now: Temporal.Instant): Promise<BesideNow> {
  const { buddy, rotaId, deskId } = shift;
  if (buddy !== null) {
    // Somebody who is no buddy any more sits there as planned.
    const absent = (await buddiesOnDay(db, rotaId, shift.on)).some(({ id, isAway }) => id === buddy.id && isAway);
    const until = (await awayAmong(db, [buddy.id], now)).get(buddy.id) ?? null;
    const beside = { ...buddy, isAway: absent || until !== null, awayUntil: absent ? null : until };
    if (!beside.isAway) return { buddy: beside, standIn: null };
    const { buddy: other } = await chooseBuddy(db, now, { rotaId, deskId, authorId: shift.teammate.id });
    return { buddy: beside, standIn: other?.id === buddy.id ? null : other };
  }
  const { buddy: other } = await chooseBuddy(db, now, { rotaId, deskId, authorId: shift.teammate.id });
  return { buddy: null, standIn: other };
}
