import type { SwapAcceptance } from '../../../contract/rota.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { EventDefinition } from '../../platform/events/definition.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { deskBook } from '../desks/index.ts';
import { permissionHolders } from '../teammates/index.ts';
import { takeBreaks } from './candidates.ts';
import { stretchOf } from './checking.ts';
import type { RotaFacts } from './facts.ts';
import { inviteToShifts } from './inviting.ts';
import { byWhom, lockedRotaFor } from './keeping.ts';
import { factsAround, requireToCome, rulesBroken } from './moving.ts';
import { rulesOf } from './presenting.ts';
import { swapAwaiting, swapRefused, swapTaken, swapUndone, swapWithdrawn } from './rota.events.ts';
import type { LockedRota } from './rotas.queries.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { changeShift, shiftById } from './shifts.queries.ts';
import { swapRights } from './swap-rights.ts';
import type { SwapRow } from './swaps.queries.ts';
import { noteTaker, settleSwap, swapById } from './swaps.queries.ts';

interface LockedSwap {
  swap: SwapRow;
  shift: ShiftRow;
  other: ShiftRow | null;
  rota: LockedRota;
}

/** The swap with its shifts, and its rota held until the act ends. @throws Problem 404. */
async function lockedSwapFor(one: Act, swapId: string): Promise<LockedSwap> {
  const seen = await swapById(one.trx, swapId);
  if (!seen) throw notFound('swap');
  const rota = await lockedRotaFor(one, seen.rota_id);
  const swap = await swapById(one.trx, swapId);
  const shift = swap && (await shiftById(one.trx, swap.shift_id));
  if (!swap || !shift) throw notFound('swap');
  const other = swap.other_shift_id === null ? null : ((await shiftById(one.trx, swap.other_shift_id)) ?? null);
  return { swap, shift, other, rota };
}

function notYours() {
  return problem(403, 'not-allowed', 'This swap is not yours to settle.');
}

function settled() {
  return problem(409, 'swap-settled', 'This swap is settled already. Load the page again.');
}

function recordOf(
  one: Act,
  event: EventDefinition<{
    rotaId: string;
    swapId: string;
    shiftId: string;
    kind: SwapRow['kind'];
    teammateIds: string[];
  }>,
  swap: SwapRow,
  who: readonly (string | null)[],
): void {
  const teammateIds = [...new Set(who.filter((id) => id !== null))];
  const facts = { rotaId: swap.rota_id, swapId: swap.id, shiftId: swap.shift_id, kind: swap.kind };
  one.record(event, { ...facts, teammateIds }, { deskId: swap.desk_id });
}

/**
 * Somebody takes the shift, for one of theirs or on top. All rules are asked first; a manager need say yes only where the rota
 * wants so, and then does it by accepting what awaits.
 * @throws Problem 404, 403, 422; 409 `breaks-rules`, or when it is settled or over.
 */
export async function acceptSwap(
  one: Act,
  swapId: string,
  { otherShiftId, teammateId }: SwapAcceptance,
): Promise<void> {
  const locked = await lockedSwapFor(one, swapId);
  const { swap, shift, rota } = locked;
  if (swap.state !== 'open' && swap.state !== 'awaiting') throw settled();
  if (!swapRights(swap, one.actor, one.at, []).accept) throw notYours();
  requireToCome(one, shift);
  const isManager = may(one.actor, 'shift.move', rota.desk_id);
  const isAwaiting = swap.state === 'awaiting';
  if (teammateId !== undefined && teammateId !== byWhom(one.actor) && !isManager) throw notYours();
  const takerId = isAwaiting ? swap.taken_by : (teammateId ?? byWhom(one.actor));
  if (takerId === null) throw fieldProblem('teammateId', 'Say who takes it: a token is nobody.');
  if (takerId === swap.owner_id) throw fieldProblem('teammateId', 'It is theirs already.');
  const other = isAwaiting ? locked.other : otherShiftId ? await givenBack(one, otherShiftId, takerId, swap) : null;
  const facts = await factsAround(one.trx, rota, [shift.on_date, other?.on_date ?? shift.on_date]);
  const broken = takeBreaks(facts, takerId, shift, other);
  if (broken.length > 0) throw rulesBroken(broken, shift.on_date, facts);
  if (!isAwaiting && !isManager && rulesOf(rota).managerApprovesSwaps) {
    await noteTaker(one.trx, swapId, { state: 'awaiting', by: takerId, otherShiftId: other?.id ?? null });
    const managers = await permissionHolders(one.trx, 'shift.move', rota.desk_id);
    recordOf(one, swapAwaiting, swap, [...managers.map(({ id }) => id), swap.owner_id]);
    return;
  }
  await noteTaker(one.trx, swapId, {
    state: 'taken',
    by: takerId,
    otherShiftId: other?.id ?? null,
  });
  await settleSwap(one.trx, swapId, 'taken', byWhom(one.actor), one.at);
  await changeHands(one, facts, [{ shift, to: takerId }, ...(other ? [{ shift: other, to: swap.owner_id }] : [])]);
  recordOf(one, swapTaken, swap, [swap.owner_id, takerId, shift.buddy_id, other?.buddy_id ?? null]);
}

/** @throws Problem 422 for a shift that is not the taker's, is over, or that the owner does not want. */
async function givenBack(one: Act, shiftId: string, takerId: string, swap: SwapRow): Promise<ShiftRow> {
  const other = await shiftById(one.trx, shiftId);
  if (!other || other.rota_id !== swap.rota_id || other.teammate_id !== takerId || other.state !== 'published')
    throw fieldProblem('otherShiftId', 'This is no shift of theirs in this rota.');
  if (Temporal.Instant.compare(other.starts_at, one.at) <= 0)
    throw fieldProblem('otherShiftId', 'This shift has begun already.');
  if (swap.kind === 'offer' || swap.kind === 'stand-in')
    throw fieldProblem('otherShiftId', 'Who takes this gives nothing back.');
  return other;
}

/** Shifts change hands, each beside its buddy; everybody concerned gets their calendar's letter. */
async function changeHands(
  one: Act,
  facts: RotaFacts,
  changes: readonly { shift: ShiftRow; to: string }[],
): Promise<void> {
  const fresh: ShiftRow[] = [];
  const cancelled: ShiftRow[] = [];
  for (const { shift, to } of changes) {
    const seat = { teammateId: to, buddyId: shift.buddy_id, on: shift.on_date };
    const { startsAt, endsAt, timeZone } = stretchOf(facts, seat);
    await changeShift(
      one.trx,
      shift.id,
      {
        teammate_id: to,
        buddy_id: shift.buddy_id,
        on_date: shift.on_date,
        starts_at: startsAt.toString(),
        ends_at: endsAt.toString(),
        time_zone: timeZone,
        change_reason: null,
      },
      one.at,
    );
    const now = await shiftById(one.trx, shift.id);
    if (!now) continue;
    fresh.push(now);
    // Whoever had it takes it out of their calendar: the same entry, newer, cancelled.
    cancelled.push({ ...shift, sequence: now.sequence, changed_at: now.changed_at });
  }
  const desk = (await deskBook(one.platform.db)).desk(facts.deskId);
  if (desk) await inviteToShifts(one, desk, { fresh, changed: [], cancelled });
}

/** The one who was asked does not take it, or a manager says no to what awaits. @throws Problem 404, 403, 409. */
export async function refuseSwap(one: Act, swapId: string): Promise<void> {
  const { swap } = await lockedSwapFor(one, swapId);
  if (swap.state !== 'open' && swap.state !== 'awaiting') throw settled();
  if (!swapRights(swap, one.actor, one.at, []).refuse) throw notYours();
  await settleSwap(one.trx, swapId, 'refused', byWhom(one.actor), one.at);
  recordOf(one, swapRefused, swap, [swap.owner_id, swap.taken_by]);
}

/** It is not asked for any more. @throws Problem 404, 403, 409. */
export async function withdrawSwap(one: Act, swapId: string): Promise<void> {
  const { swap } = await lockedSwapFor(one, swapId);
  if (swap.state !== 'open' && swap.state !== 'awaiting') throw settled();
  if (!swapRights(swap, one.actor, one.at, []).withdraw) throw notYours();
  await settleSwap(one.trx, swapId, 'withdrawn', byWhom(one.actor), one.at);
  recordOf(one, swapWithdrawn, swap, [swap.owner_id, swap.asked_of, swap.taken_by]);
}

/**
 * A swap that was taken by mistake: both shifts go back to whom they were, as long as neither has begun.
 * @throws Problem 404, 403; 409 when a shift has begun or has changed hands or day since.
 */
export async function undoSwap(one: Act, swapId: string): Promise<void> {
  const { swap, shift, other, rota } = await lockedSwapFor(one, swapId);
  if (swap.state !== 'taken') throw settled();
  const starts = [shift.starts_at, ...(other ? [other.starts_at] : [])];
  const may = swapRights(swap, one.actor, one.at, starts);
  if (!starts.every((start) => Temporal.Instant.compare(start, one.at) > 0))
    throw problem(409, 'shift-begun', 'One of these shifts has begun. Ask for a swap of it instead.');
  if (!may.undo) throw notYours();
  const isAsTaken =
    shift.teammate_id === swap.taken_by &&
    shift.state === 'published' &&
    (other === null || (other.teammate_id === swap.owner_id && other.state === 'published'));
  if (!isAsTaken || swap.taken_by === null)
    throw problem(409, 'swap-changed', 'One of these shifts has changed hands since. Ask for another swap.');
  const facts = await factsAround(one.trx, rota, [shift.on_date, other?.on_date ?? shift.on_date]);
  await changeHands(one, facts, [
    { shift, to: swap.owner_id },
    ...(other ? [{ shift: other, to: swap.taken_by }] : []),
  ]);
  await settleSwap(one.trx, swapId, 'undone', byWhom(one.actor), one.at);
  recordOf(one, swapUndone, swap, [swap.owner_id, swap.taken_by, shift.buddy_id, other?.buddy_id ?? null]);
}
