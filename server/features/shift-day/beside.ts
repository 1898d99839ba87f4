import type { Db, Trx } from '../../platform/db/index.ts';
import type { DayShift } from '../rota/index.ts';
import { buddiesOnDay } from '../rota/index.ts';

/** Whether the buddy of a shift is there, and who looks where they are not. */
export interface WhoLooks {
  buddy: { id: string; name: string; isAway: boolean } | null;
  /** Another buddy of the rota who is there; null: nobody, or the buddy is. */
  standIn: { id: string; name: string } | null;
  /** Replies of the shift's owner wait for a look, and their buddy is not there for it. */
  nobodyLooks: boolean;
}

export async function whoLooks(db: Db | Trx, shift: DayShift): Promise<WhoLooks> {
  const buddies = (await buddiesOnDay(db, shift.rotaId, shift.on)).filter(({ id }) => id !== shift.teammate.id);
  const own = buddies.find(({ id }) => id === shift.buddy?.id);
  // Somebody who is no buddy any more sits there as planned.
  const isAway = own?.isAway ?? false;
  const other = buddies.find((each) => !each.isAway && each.id !== shift.buddy?.id) ?? null;
  const waits = shift.level === 'learning' && shift.rules.looksBeforeAlone > 0;
  const buddyIsThere = shift.buddy !== null && !isAway;
  return {
    buddy: shift.buddy === null ? null : { ...shift.buddy, isAway },
    standIn: buddyIsThere || other === null ? null : { id: other.id, name: other.name },
    nobodyLooks: waits && !buddyIsThere && (shift.buddy !== null || other === null),
  };
}
