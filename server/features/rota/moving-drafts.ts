import type { ShiftMove } from '../../../contract/rota.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import type { RotaFacts } from './facts.ts';
import { readFacts, withDrafts } from './facts.ts';
import { instanceOf } from './instance.ts';
import { lockedRotaFor } from './keeping.ts';
import { checkPlace, requireAllowed, requireReason } from './moving.ts';
import { notAllowed } from './plan-exceptions.ts';
import { weighShifts } from './planning/weighing.ts';
import type { PlanRow } from './plans.queries.ts';
import { planById, storeWeighed } from './plans.queries.ts';
import { compareWithPublished, publishedInPlan } from './publishing.ts';
import { draftChanged } from './rota.events.ts';
import type { StoredFindings } from './rota.tables.ts';
import type { LockedRota } from './rotas.queries.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { changeDraft, shiftById, shiftsOfPlan } from './shifts.queries.ts';

/** What is known around a draft's days, as it would be once the draft is published. */
export async function factsOfDraft(
  db: Db | Trx,
  rota: Pick<LockedRota, 'id' | 'desk_id' | 'time_zone' | 'rules'>,
  plan: PlanRow,
): Promise<RotaFacts> {
  const days = { from: plan.from_on, to: plan.to_on };
  return withDrafts(await readFacts(db, rota, days), days, await shiftsOfPlan(db, plan.id));
}

/** @throws Problem 422 for a day that the draft does not plan. */
export function requireDayOf(plan: Pick<PlanRow, 'from_on' | 'to_on'>, on: string): void {
  if (on < plan.from_on || on > plan.to_on)
    throw fieldProblem('on', `This draft plans ${plan.from_on} to ${plan.to_on}.`);
}

/**
 * A shift of a draft goes to another day or beside another buddy, by the rules of published ones. Nobody is told: the draft is
 * measured anew, for who plans.
 * @throws Problem 404, 403; 409 `breaks-rules` with `broken` unless `anyway` with a reason; 409 when it is no draft any more.
 */
export async function moveDraft(one: Act, shiftId: string, move: ShiftMove): Promise<void> {
  const seen = await shiftById(one.trx, shiftId);
  if (!seen) throw notFound('shift');
  const rota = await lockedRotaFor(one, seen.rota_id);
  if (!may(one.actor, 'rota.plan', rota.desk_id)) throw notFound('shift');
  requirePermission(one.actor, 'shift.move', rota.desk_id);
  const shift = await shiftById(one.trx, shiftId);
  const plan = shift?.plan_id ? await planById(one.trx, shift.plan_id) : undefined;
  if (shift?.state !== 'draft' || plan?.state !== 'draft')
    throw problem(409, 'no-draft', 'This plan is no draft: it is published already, or was thrown away.');
  requireReason(move);
  requireDayOf(plan, move.on ?? shift.on_date);
  const facts = await factsOfDraft(one.trx, rota, plan);
  const place = checkPlace(facts, shift, move);
  requireAllowed(one, place, move, facts);
  await changeDraft(
    one.trx,
    shiftId,
    {
      teammate_id: shift.teammate_id,
      buddy_id: place.seat.buddyId,
      on_date: place.seat.on,
      starts_at: place.startsAt.toString(),
      ends_at: place.endsAt.toString(),
      time_zone: place.timeZone,
      change_reason: move.reason || null,
    },
    one.at,
  );
  await weighAnew(one, rota, plan);
  one.record(draftChanged, { rotaId: rota.id, planId: plan.id }, { deskId: rota.desk_id });
}

/** Its figures and what stands against it, of the shifts as they are now. */
async function weighAnew(one: Act, rota: LockedRota, plan: PlanRow): Promise<void> {
  const days = { from: plan.from_on, to: plan.to_on };
  const facts = await readFacts(one.trx, rota, days);
  const drafts = await shiftsOfPlan(one.trx, plan.id);
  const { unfilled, collisions, violations, score } = weighShifts(
    instanceOf(facts, { ...plan, ...days }),
    drafts.map((shift) => ({ on: shift.on_date, person: shift.teammate_id, buddy: shift.buddy_id })),
  );
  const moved = plan.keep ? movedFrom(drafts, await publishedInPlan(one.trx, plan), plan.findings?.moved ?? []) : [];
  await storeWeighed(one.trx, plan.id, {
    score: { ...score, moved: moved.length },
    findings: { unfilled, collisions, violations: notAllowed(violations, plan.exceptions), moved },
  });
}

/** Who would be moved; why the engine moved whom it moved stays said, the others somebody put there. */
function movedFrom(
  drafts: readonly ShiftRow[],
  published: readonly ShiftRow[],
  before: StoredFindings['moved'],
): StoredFindings['moved'] {
  const { moved, gone } = compareWithPublished(drafts, published);
  const seat = (shift: ShiftRow) => ({ on: shift.on_date, buddy: shift.buddy_id });
  const now = [
    ...moved.map(({ was, is }) => ({ person: was.teammate_id, was: seat(was), is: seat(is) })),
    ...gone.map((was) => ({ person: was.teammate_id, was: seat(was), is: null })),
  ];
  return now.map((one) => {
    const same = before.find(
      ({ person, was, is }) =>
        person === one.person && was.on === one.was.on && is?.on === one.is?.on && is?.buddy === one.is?.buddy,
    );
    return { ...one, why: same ? same.why : ('by-hand' as const) };
  });
}
