import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { dayShiftById } from '../rota/index.ts';
import { besideNow } from './beside-now.ts';
import { buddyCalled } from './reviews.events.ts';

/**
 * A word with who sits beside one, about no ticket: they are told that it is wanted.
 * @returns who was told.
 * @throws Problem 404 for a shift that is not one's own; 409 before and after its day, and where nobody sits beside one.
 */
export async function callBuddy(
  platform: Platform,
  actor: Actor & { kind: 'teammate' },
  shiftId: string,
): Promise<{ id: string; name: string }> {
  return act(platform, actor, async (one) => {
    const shift = await dayShiftById(one.trx, shiftId);
    if (!shift || shift.teammate.id !== actor.id || !may(actor, 'rota.read', shift.deskId)) throw notFound('shift');
    const today = one.at.toZonedDateTimeISO(shift.timeZone).toPlainDate().toString();
    if (shift.on !== today || shift.state !== 'published')
      throw problem(409, 'shift-over', 'This shift is over, or does not take place.');
    const { buddy, standIn } = await besideNow(one.trx, shift, one.at);
    const called = standIn ?? buddy;
    if (!called) throw problem(409, 'no-buddy', 'Nobody sits beside you today. Name somebody in a note instead.');
    one.record(buddyCalled, { shiftId, teammateIds: [called.id] }, { deskId: shift.deskId });
    return { id: called.id, name: called.name };
  });
}
