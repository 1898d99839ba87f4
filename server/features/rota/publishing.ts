import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { deskBook } from '../desks/index.ts';
import { followMovedShift, withdrawOfCancelled } from './following-shifts.ts';
import { inviteToShifts } from './inviting.ts';
import { byWhom, lockedRotaFor } from './keeping.ts';
import type { PlanRow } from './plans.queries.ts';
import { notePublished, planById } from './plans.queries.ts';
import { rotaPublished, shiftCancelled, shiftMoved } from './rota.events.ts';
import type { LockedRota } from './rotas.queries.ts';
import type { ShiftRow } from './shifts.queries.ts';
import {
  adoptShifts,
  cancelShifts,
  changeShift,
  deleteDrafts,
  publishDrafts,
  shiftById,
  shiftsBetween,
  shiftsOfPlan,
} from './shifts.queries.ts';

interface Comparison {
  /** Drafts that stand for nothing that is published: new shifts. */
  fresh: ShiftRow[];
  moved: { was: ShiftRow; is: ShiftRow }[];
  /** As they were. */
  kept: ShiftRow[];
  /** Published, and in the plan no more. */
  gone: ShiftRow[];
}

/** What publishing would change. */
export function compareWithPublished(drafts: readonly ShiftRow[], published: readonly ShiftRow[]): Comparison {
  const byId = new Map(published.map((shift) => [shift.id, shift]));
  const comparison: Comparison = { fresh: [], moved: [], kept: [], gone: [] };
  for (const draft of drafts) {
    const was = draft.stands_for === null ? undefined : byId.get(draft.stands_for);
    // Somebody else has it by now: a swap was taken after the plan was made.
    if (!was || was.teammate_id !== draft.teammate_id) {
      comparison.fresh.push(draft);
      continue;
    }
    byId.delete(was.id);
    if (isSame(was, draft)) comparison.kept.push(was);
    else comparison.moved.push({ was, is: draft });
  }
  comparison.gone = [...byId.values()];
  return comparison;
}

function isSame(a: ShiftRow, b: ShiftRow): boolean {
  return (
    a.on_date === b.on_date &&
    a.buddy_id === b.buddy_id &&
    Temporal.Instant.compare(a.starts_at, b.starts_at) === 0 &&
    Temporal.Instant.compare(a.ends_at, b.ends_at) === 0
  );
}

/** What is published in the plan's days and has not begun, so that the plan may change it. */
export async function publishedInPlan(db: Parameters<typeof shiftsBetween>[0], plan: PlanRow): Promise<ShiftRow[]> {
  const shifts = await shiftsBetween(db, plan.rota_id, { from: plan.from_on, to: plan.to_on });
  return shifts.filter((shift) => shift.state === 'published');
}

/** Everybody whom a comparison touches, as the one on shift or as the buddy. */
export function touchedBy({ fresh, moved, gone }: Comparison): Set<string> {
  const touched = new Set<string>();
  const touch = (shift: ShiftRow): void => {
    touched.add(shift.teammate_id);
    if (shift.buddy_id !== null) touched.add(shift.buddy_id);
  };
  for (const shift of [...fresh, ...gone]) touch(shift);
  for (const { was, is } of moved) for (const shift of [was, is]) touch(shift);
  return touched;
}

/**
 * What was a draft now holds: new shifts stand in calendars, those that the plan moved keep their entry, those that it has not
 * are cancelled. Whoever is touched is told, by letter with the calendar's own part and by bell; nobody else is.
 * @throws Problem 404, 403, 409 unless it is a draft whose days are to come.
 */
export async function publishPlan(one: Act, planId: string): Promise<void> {
  const seen = await planById(one.trx, planId);
  if (!seen) throw notFound('plan');
  const rota = await lockedRotaFor(one, seen.rota_id);
  requirePermission(one.actor, 'rota.publish', rota.desk_id);
  const plan = await planById(one.trx, planId);
  if (plan?.state !== 'draft')
    throw problem(409, 'no-draft', 'This plan is no draft: it is published already, or was thrown away.');
  const drafts = (await shiftsOfPlan(one.trx, planId)).filter((shift) => shift.state === 'draft');
  if (drafts.some((shift) => Temporal.Instant.compare(shift.starts_at, one.at) <= 0))
    throw problem(409, 'plan-too-old', 'Its first days are over. Plan again, then publish.');
  const comparison = compareWithPublished(drafts, await publishedInPlan(one.trx, plan));
  await carryOut(one, rota, plan, comparison);
  await notePublished(one.trx, planId, byWhom(one.actor), one.at);
}

async function carryOut(one: Act, rota: LockedRota, plan: PlanRow, comparison: Comparison): Promise<void> {
  const { fresh, moved, kept, gone } = comparison;
  const inDesk = { deskId: rota.desk_id };
  for (const { was, is } of moved) {
    const { teammate_id, buddy_id, on_date, time_zone, change_reason } = is;
    const times = { starts_at: is.starts_at.toString(), ends_at: is.ends_at.toString() };
    await changeShift(one.trx, was.id, { teammate_id, buddy_id, on_date, ...times, time_zone, change_reason }, one.at);
    await followMovedShift(one, was.id);
    const teammateIds = [...touchedBy({ fresh: [], kept: [], gone: [], moved: [{ was, is }] })];
    one.record(shiftMoved, { rotaId: rota.id, shiftId: was.id, teammateIds }, inDesk);
  }
  await cancelShifts(
    one.trx,
    gone.map((shift) => shift.id),
    null,
    one.at,
  );
  for (const shift of gone) {
    await withdrawOfCancelled(one, shift.id);
    const teammateIds = [...touchedBy({ fresh: [], kept: [], moved: [], gone: [shift] })];
    one.record(shiftCancelled, { rotaId: rota.id, shiftId: shift.id, teammateIds }, inDesk);
  }
  await publishDrafts(
    one.trx,
    fresh.map((shift) => shift.id),
    one.at,
  );
  // What stood for a published shift has done its work.
  await deleteDrafts(one.trx, plan.id);
  const movedIds = moved.map(({ was }) => was.id);
  await adoptShifts(one.trx, [...movedIds, ...kept.map((shift) => shift.id)], plan.id);
  one.record(
    rotaPublished,
    {
      rotaId: rota.id,
      planId: plan.id,
      shifts: fresh.length + moved.length + kept.length,
      teammateIds: [...touchedBy({ fresh, kept: [], moved: [], gone: [] })],
    },
    inDesk,
  );
  const changed: ShiftRow[] = [];
  for (const id of movedIds) {
    const shift = await shiftById(one.trx, id);
    if (shift) changed.push(shift);
  }
  const desk = (await deskBook(one.platform.db)).desk(rota.desk_id);
  if (desk) await inviteToShifts(one, desk, { fresh, changed, cancelled: gone });
}
