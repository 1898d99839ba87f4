import { SHIFT_DAY_LIMITS } from '../../../contract/shift.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { begunDay } from './beginning.ts';
import { loadOf } from './load.ts';
import { shiftBreakBegun, shiftBreakEnded } from './shift-day.events.ts';
import { putBreaks } from './shift-days.queries.ts';

/** Nothing is offered until it is ended. @throws Problem 404; 409 while one lasts; 422 after very many. */
export async function takeBreak(one: Act, shiftId: string, why: 'pause' | 'lunch'): Promise<void> {
  const { shift, day } = await begunDay(one, shiftId);
  const { breaks } = await loadOf(one.trx, shift, day, one.at);
  if (breaks.now !== null) throw problem(409, 'on-a-break', 'You are on a break already.');
  if (day.breaks.length >= SHIFT_DAY_LIMITS.breaks)
    throw problem(422, 'too-many', `A shift has at most ${SHIFT_DAY_LIMITS.breaks} breaks.`);
  await putBreaks(one.trx, shiftId, [...day.breaks, { from: one.at.toString(), to: null, why }]);
  one.record(shiftBreakBegun, { shiftId, teammateId: shift.teammate.id }, { deskId: shift.deskId });
}

/** Also one that came by itself, and all that overlap: a press is enough. Without one nothing happens. @throws Problem 404, 409. */
export async function endBreak(one: Act, shiftId: string): Promise<void> {
  const { shift, day } = await begunDay(one, shiftId);
  const { breaks } = await loadOf(one.trx, shift, day, one.at);
  if (breaks.now === null) return;
  const to = one.at.toString();
  const ended = breaks.lasting.map(({ from, why }) => ({ from: from.toString(), to, why }));
  await putBreaks(one.trx, shiftId, [...day.breaks.filter((each) => each.to !== null), ...ended]);
  one.record(shiftBreakEnded, { shiftId, teammateId: shift.teammate.id }, { deskId: shift.deskId });
}
