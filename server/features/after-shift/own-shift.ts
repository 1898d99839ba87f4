import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { DayShift } from '../rota/index.ts';
import { dayShiftById } from '../rota/index.ts';
import { dayOf } from '../shift-day/index.ts';

export interface OwnShift extends DayShift {
  /** What happened since then belongs to it. */
  since: Temporal.Instant;
  /** The end of its day there: what happened later belongs to another. */
  until: Temporal.Instant;
}

/** The end of a shift is its person's own: for everybody else it is not there. @throws Problem 403 for programs, 404. */
export async function ownShift(
  db: Db | Trx,
  actor: Actor,
  shiftId: string,
): Promise<{ me: Actor & { kind: 'teammate' }; shift: OwnShift }> {
  if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'A token has no shifts.');
  const shift = await dayShiftById(db, shiftId);
  if (!shift || shift.teammate.id !== actor.id) throw notFound('shift');
  requirePermission(actor, 'shift.complete', shift.deskId);
  const since = (await dayOf(db, shiftId))?.begun_at ?? shift.startsAt;
  const midnight = shift.endsAt.toZonedDateTimeISO(shift.timeZone).add({ days: 1 }).startOfDay().toInstant();
  return { me: actor, shift: { ...shift, since, until: midnight } };
}
