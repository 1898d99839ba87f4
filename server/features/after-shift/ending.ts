import type { Completion } from '../../../contract/after-shift.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { completeShift } from '../rota/index.ts';
import { endDay } from '../shift-day/index.ts';
import { shiftThanked } from './after-shift.events.ts';
import { handOverOf, heldTickets, lockHandOver, putEnd } from './after-shift.queries.ts';
import { ownShift } from './own-shift.ts';

/**
 * The shift is over and counts. What was learned and not decided on is offered again after the next one.
 * @throws Problem 403, 404; 409 `hand-over-first` while what is open was not handed on, `shift-over` where it is complete.
 */
export async function endShift(one: Act, shiftId: string, { wordToBuddy }: Completion): Promise<void> {
  const { me, shift } = await ownShift(one.trx, one.actor, shiftId);
  const isHandedOn = ((await handOverOf(one.trx, shiftId))?.done_at ?? null) !== null;
  if (!isHandedOn && (await heldTickets(one.trx, me.id, shift.deskId, 1)).length > 0)
    throw problem(409, 'hand-over-first', 'Say first who goes on with what is open.');
  await lockHandOver(one.trx, shiftId);
  await putEnd(one.trx, shiftId, wordToBuddy, one.at);
  await completeShift(one, shiftId);
  // Handed over on a later day: it was worked until its end, and not all the while.
  await endDay(one.trx, shiftId, Temporal.Instant.compare(one.at, shift.until) < 0 ? one.at : shift.endsAt);
  if (wordToBuddy !== '' && shift.buddy)
    one.record(
      shiftThanked,
      { rotaId: shift.rotaId, shiftId, teammateIds: [shift.buddy.id] },
      { deskId: shift.deskId },
    );
}
