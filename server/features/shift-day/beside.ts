import type { Db, Trx } from '../../platform/db/index.ts';
import type { BesideNow } from '../reviews/index.ts';
import { besideNow } from '../reviews/index.ts';
import type { DayShift } from '../rota/index.ts';

/** Whether the buddy of a shift is there, and who looks where they are not. */
export interface WhoLooks extends BesideNow {
  /** Replies of the shift's owner wait for a look, and their buddy is not there for it. */
  nobodyLooks: boolean;
}

/** @param now on the day of the shift */
export async function whoLooks(db: Db | Trx, shift: DayShift, now: Temporal.Instant): Promise<WhoLooks> {
  const { buddy, standIn } = await besideNow(db, shift, now);
  const waits = shift.level === 'learning' && shift.rules.looksBeforeAlone > 0;
  const buddyIsThere = buddy !== null && !buddy.isAway;
  return { buddy, standIn, nobodyLooks: waits && !buddyIsThere && (buddy !== null || standIn === null) };
}
