import { z } from 'zod';
import type { PlanException } from '../../../contract/rota.ts';
import type { RotaAnswer } from '../../../contract/rota-plan.ts';
import { requirePermission, system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { stretchOf } from './checking.ts';
import type { RotaFacts } from './facts.ts';
import { readFacts } from './facts.ts';
import { instanceOf } from './instance.ts';
import { byWhom, lockedRotaFor } from './keeping.ts';
import { standingFor } from './matching.ts';
import { isWithin, notAllowed, requireSensible, withAllowed } from './plan-exceptions.ts';
import { solveRota } from './planning/solving.ts';
import type { PlanRow } from './plans.queries.ts';
import { insertPlan, noteProgress, openPlans, planById, setPlanState, storeFound } from './plans.queries.ts';
import { rotaPlanned } from './rota.events.ts';
import { lockRota, rotaById } from './rotas.queries.ts';
import { deleteDrafts, insertShifts } from './shifts.queries.ts';

/** How often the plan's row is told how far it is, and asked whether it is still wanted. */
const TELL_EVERY_MS = 500;

const planJob = defineJob({
  name: 'rota.plan',
  payload: z.object({ planId: z.uuid() }),
  priority: PRIORITY.usual,
  maxAttempts: 3,
  run: (platform, { planId }) => makePlan(platform, planId),
});

/**
 * Begins a plan of these days in the background; another that is being made, or waits to be published, is thrown away. Days
 * until today are over: the plan begins tomorrow at the earliest.
 * @returns its id. @throws Problem 404, 403, 409 for a rota that is put away or has nobody in it, 422 for days that are over or exceptions that
 * cannot be.
 */
export async function startPlan(
  one: Act,
  rotaId: string,
  asked: { from: string; to: string; seed: number; keep: boolean; exceptions?: readonly PlanException[] | undefined },
): Promise<string> {
  const rota = await lockedRotaFor(one, rotaId);
  requirePermission(one.actor, 'rota.plan', rota.desk_id);
  if (rota.put_away_at !== null) throw problem(409, 'rota-put-away', 'This rota is put away. Bring it back first.');
  const people = (await rotaById(one.trx, rotaId))?.participants ?? 0;
  if (people === 0) throw problem(409, 'nobody-in-rota', 'Nobody is in this rota yet.');
  const tomorrow = one.at.toZonedDateTimeISO(rota.time_zone).toPlainDate().add({ days: 1 }).toString();
  const from = [asked.from, tomorrow].sort().at(-1) ?? tomorrow;
  if (from > asked.to) throw fieldProblem('to', 'These days are over.');
  const open = await openPlans(one.trx, rotaId);
  const days = { from, to: asked.to };
  if (asked.exceptions) await requireSensible(one, rotaId, asked.exceptions, days);
  const exceptions = (asked.exceptions ?? open.flatMap((plan) => plan.exceptions)).filter((each) =>
    isWithin(each, days),
  );
  for (const plan of open) await throwAway(one, plan.id);
  const id = newId();
  await insertPlan(one.trx, { id, rotaId, ...asked, exceptions, from, by: byWhom(one.actor) }, one.at);
  one.queue(planJob, { planId: id });
  return id;
}

async function throwAway(one: Act, planId: string): Promise<void> {
  await deleteDrafts(one.trx, planId);
  await setPlanState(one.trx, planId, 'discarded');
}

/** @throws Problem 404, 403, 409 for one that is published. */
export async function discardPlan(one: Act, planId: string): Promise<void> {
  const plan = await planById(one.trx, planId);
  if (!plan) throw notFound('plan');
  const rota = await lockedRotaFor(one, plan.rota_id);
  requirePermission(one.actor, 'rota.plan', rota.desk_id);
  const now = await planById(one.trx, planId);
  if (now?.state === 'published')
    throw problem(409, 'plan-published', 'This plan is published. Plan its days again instead.');
  await throwAway(one, planId);
  one.record(rotaPlanned, { rotaId: rota.id, planId }, { deskId: rota.desk_id });
}

/** Plans, outside of any transaction, and writes the draft down if it is still wanted. */
async function makePlan(platform: Platform, planId: string): Promise<void> {
  const plan = await planById(platform.db, planId);
  if (plan?.state !== 'planning') return;
  const rota = await rotaById(platform.db, plan.rota_id);
  if (!rota) return;
  const facts = await readFacts(platform.db, rota, { from: plan.from_on, to: plan.to_on });
  const instance = instanceOf(facts, { ...plan, from: plan.from_on, to: plan.to_on });
  const unwanted = new AbortController();
  let toldAt = Number.NEGATIVE_INFINITY;
  const onProgress = (progress: number): void => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    // The draft is not worth less when this is not told: the next time will do.
    noteProgress(platform.db, planId, progress).then(
      (wanted) => wanted || unwanted.abort(),
      (error: unknown) => platform.log.warn({ planId, ...errorFacts(error) }, 'progress of a plan was not kept'),
    );
  };
  try {
    const answer = await solveRota(instance, { onProgress, signal: unwanted.signal });
    await act(platform, system('rota'), (one) => keepDraft(one, plan, facts, answer));
  } catch (error) {
    if (unwanted.signal.aborted) return;
    await act(platform, system('rota'), async (one) => {
      await setPlanState(one.trx, planId, 'failed');
      one.record(rotaPlanned, { rotaId: plan.rota_id, planId }, { deskId: plan.desk_id });
    });
    platform.log.error({ planId, ...errorFacts(error) }, 'a rota could not be planned');
  }
}

async function keepDraft(one: Act, plan: PlanRow, facts: RotaFacts, answer: RotaAnswer): Promise<void> {
  await lockRota(one.trx, plan.rota_id);
  const now = await planById(one.trx, plan.id);
  if (now?.state !== 'planning') return;
  const seats = answer.shifts.map(({ on, person, buddy }) => ({ teammateId: person, buddyId: buddy, on }));
  const published = facts.shifts.filter(
    (shift) => shift.state === 'published' && shift.on_date >= plan.from_on && shift.on_date <= plan.to_on,
  );
  const standing = standingFor(seats, published);
  await insertShifts(
    one.trx,
    seats.map((seat, index) => {
      const { startsAt, endsAt, timeZone } = stretchOf(facts, seat);
      return {
        id: newId(),
        rota_id: plan.rota_id,
        plan_id: plan.id,
        teammate_id: seat.teammateId,
        buddy_id: seat.buddyId,
        on_date: seat.on,
        starts_at: startsAt.toString(),
        ends_at: endsAt.toString(),
        time_zone: timeZone,
        state: 'draft' as const,
        stands_for: standing[index] ?? null,
        published_at: null,
        changed_at: one.at.toString(),
      };
    }),
  );
  const { unfilled, collisions } = answer;
  await storeFound(one.trx, plan.id, {
    score: answer.score,
    bound: answer.bound,
    findings: {
      unfilled,
      collisions,
      violations: notAllowed(answer.violations, plan.exceptions),
      moved: withAllowed(answer.moved, plan.exceptions),
    },
    milliseconds: answer.milliseconds,
  });
  one.record(rotaPlanned, { rotaId: plan.rota_id, planId: plan.id }, { deskId: plan.desk_id });
}
