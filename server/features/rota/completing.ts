import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { markComplete } from './completing.queries.ts';
import { lockedShiftFor } from './moving.ts';
import { shiftCompleted } from './rota.events.ts';

/**
 * A shift is over and its hand-over done: it counts, and is neither moved nor swapped any more. Whose it is may say so, and who
 * moves shifts. @throws Problem 404, 403; 409 where it does not take place, has not begun its day, or is complete already.
 */
export async function completeShift(one: Act, shiftId: string): Promise<void> {
  const { shift, rota } = await lockedShiftFor(one, shiftId);
  const isOwn = one.actor.kind === 'teammate' && one.actor.id === shift.teammate_id;
  if (!isOwn && !may(one.actor, 'shift.move', rota.desk_id))
    throw problem(403, 'not-allowed', 'Whose shift it is ends it, or a manager of the desk.');
  if (shift.state !== 'published')
    throw problem(409, 'shift-over', 'This shift does not take place, or is complete already.');
  const today = one.at.toZonedDateTimeISO(shift.time_zone).toPlainDate().toString();
  if (today < shift.on_date) throw problem(409, 'shift-to-come', 'This shift has not begun.');
  await markComplete(one.trx, shiftId, one.at);
  one.record(
    shiftCompleted,
    { rotaId: rota.id, shiftId, teammateIds: [shift.teammate_id, ...(shift.buddy_id ? [shift.buddy_id] : [])] },
    { deskId: rota.desk_id },
  );
}
