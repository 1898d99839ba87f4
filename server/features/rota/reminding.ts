import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { deskBook } from '../desks/index.ts';
import { possibleTakers } from './candidates.ts';
import { readFacts } from './facts.ts';
import { swapReminded, swapUnfilled } from './rota.events.ts';
import type { LockedRota } from './rotas.queries.ts';
import { lockRota } from './rotas.queries.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { shiftById } from './shifts.queries.ts';
import { nextReminder } from './swap-moments.ts';
import type { SwapRow } from './swaps.queries.ts';
import { setSwapMoments, settleSwap, swapById } from './swaps.queries.ts';

/** A swap's next moment: a reminder, or its end. One that has moved meanwhile does nothing. */
const swapJob = defineJob({
  name: 'rota.look-after-swap',
  payload: z.object({ swapId: z.uuid() }),
  run: (platform, { swapId }) => lookAfterSwap(platform, swapId),
});

/** Asks for the swap's next moment; one that waits already is replaced. */
export function queueNextMoment(
  one: Act,
  swap: { id: string; endsAt: Temporal.Instant; nextReminderAt: Temporal.Instant | null },
): void {
  one.queue(swapJob, { swapId: swap.id }, { runAt: swap.nextReminderAt ?? swap.endsAt, key: `rota-swap-${swap.id}` });
}

async function lookAfterSwap(platform: Platform, swapId: string): Promise<void> {
  await act(platform, system('rota'), async (one) => {
    const seen = await swapById(one.trx, swapId);
    const rota = seen && (await lockRota(one.trx, seen.rota_id));
    const swap = rota && (await swapById(one.trx, swapId));
    if (!rota || (swap?.state !== 'open' && swap?.state !== 'awaiting')) return;
    const shift = await shiftById(one.trx, swap.shift_id);
    if (!shift) return;
    const facts = { rotaId: rota.id, swapId, shiftId: swap.shift_id, kind: swap.kind };
    if (Temporal.Instant.compare(swap.ends_at, one.at) <= 0) {
      await settleSwap(one.trx, swapId, 'unfilled', null, one.at);
      one.record(swapUnfilled, { ...facts, teammateIds: [swap.owner_id] }, { deskId: rota.desk_id });
      return;
    }
    let { next_reminder_at: nextReminderAt, reminded } = swap;
    if (swap.state === 'open' && nextReminderAt && Temporal.Instant.compare(nextReminderAt, one.at) <= 0) {
      const desk = (await deskBook(platform.db)).desk(rota.desk_id);
      reminded += 1;
      nextReminderAt = desk ? nextReminder(desk, one.at, swap.ends_at) : null;
      await setSwapMoments(one.trx, swapId, { endsAt: swap.ends_at, nextReminderAt, reminded });
      const teammateIds = await askedNow(one, rota, shift, swap);
      one.record(swapReminded, { ...facts, teammateIds }, { deskId: rota.desk_id });
    }
    queueNextMoment(one, { id: swapId, endsAt: swap.ends_at, nextReminderAt });
  });
}

/** Whom a swap asks: the one who is named, or all who could take it as things are. */
export async function askedNow(
  one: Act,
  rota: LockedRota,
  shift: ShiftRow,
  swap: Pick<SwapRow, 'kind' | 'asked_of'>,
): Promise<string[]> {
  if (swap.asked_of !== null) return [swap.asked_of];
  const facts = await readFacts(one.trx, rota, { from: shift.on_date, to: shift.on_date });
  const withExchange = swap.kind === 'open';
  return possibleTakers(facts, shift, { now: one.at, withExchange })
    .filter((taker) => taker.broken.length === 0)
    .map((taker) => taker.person.teammate_id);
}
