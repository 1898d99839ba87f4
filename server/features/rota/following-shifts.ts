import type { Act } from '../../platform/act.ts';
import { deskBook } from '../desks/index.ts';
import { queueNextMoment } from './reminding.ts';
import { swapWithdrawn } from './rota.events.ts';
import { shiftById } from './shifts.queries.ts';
import { endOfSwap, nextReminder } from './swap-moments.ts';
import { openSwapOf, setSwapMoments, settleSwap, swapsOffering } from './swaps.queries.ts';

/** A shift has moved: the swap that is asked for it goes along, and is open until the evening before its new day. */
export async function followMovedShift(one: Act, shiftId: string): Promise<void> {
  const shift = await shiftById(one.trx, shiftId);
  const swap = await openSwapOf(one.trx, shiftId);
  if (!shift || !swap) return;
  const endsAt = endOfSwap(shift, one.at);
  const desk = (await deskBook(one.platform.db)).desk(shift.desk_id);
  const nextReminderAt = desk && swap.state === 'open' ? nextReminder(desk, one.at, endsAt) : null;
  await setSwapMoments(one.trx, swap.id, { endsAt, nextReminderAt, reminded: swap.reminded });
  queueNextMoment(one, { id: swap.id, endsAt, nextReminderAt });
}

/** A shift does not take place: nobody need take it, and it cannot be given back for another. */
export async function withdrawOfCancelled(one: Act, shiftId: string): Promise<void> {
  const asked = await openSwapOf(one.trx, shiftId);
  const offering = await swapsOffering(one.trx, shiftId);
  for (const swap of [...(asked ? [asked] : []), ...offering]) {
    await settleSwap(one.trx, swap.id, 'withdrawn', null, one.at);
    const teammateIds = [swap.owner_id, ...(swap.taken_by === null ? [] : [swap.taken_by])];
    one.record(
      swapWithdrawn,
      { rotaId: swap.rota_id, swapId: swap.id, shiftId: swap.shift_id, kind: swap.kind, teammateIds },
      { deskId: swap.desk_id },
    );
  }
}
