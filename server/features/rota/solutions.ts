import { z } from 'zod';
import type { RotaAnswer, RotaInstance } from '../../../contract/rota-plan.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { isSolving, solveRota } from './planning/solving.ts';
import {
  askedInstance,
  deleteSolutionsBefore,
  insertSolution,
  noteSolving,
  settleSolution,
} from './solutions.queries.ts';

/** Up to so many shifts and people are planned while one waits: some three seconds. */
const SMALL_SHIFTS = 1_500;
const SMALL_PEOPLE = 300;
/** How often its row is told how far it is, and asked whether it is still wanted. */
const TELL_EVERY_MS = 500;
const KEPT_FOR = Temporal.Duration.from({ hours: 24 });

/** Plans what others ask for and does not belong to a rota of ours. */
const solveJob = defineJob({
  name: 'rota.solve',
  payload: z.object({ solutionId: z.uuid() }),
  priority: PRIORITY.background,
  maxAttempts: 3,
  run: (platform, { solutionId }) => makeSolution(platform, solutionId),
});

defineJob({
  name: 'rota.forget-solutions',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '41 * * * *',
  run: (platform) => deleteSolutionsBefore(platform.db, platform.clock.now().subtract(KEPT_FOR)),
});

/**
 * Plans a rota that is given whole, at once, and keeps nothing of it.
 * @param gone when whoever asked does not wait any more.
 * @returns undefined where that would take longer than one waits: it is too large, or another one is being planned.
 */
export async function solveAtOnce(instance: RotaInstance, gone: AbortSignal): Promise<RotaAnswer | undefined> {
  const months =
    Number(instance.to.slice(0, 4)) * 12 +
    Number(instance.to.slice(5, 7)) -
    (Number(instance.from.slice(0, 4)) * 12 + Number(instance.from.slice(5, 7))) +
    1;
  const shifts = instance.people.reduce((sum, { shiftsPerMonth }) => sum + shiftsPerMonth * months, 0);
  const all = instance.people.length + instance.buddies.length;
  if (shifts > SMALL_SHIFTS || all > SMALL_PEOPLE || isSolving()) return undefined;
  return await solveRota(instance, { signal: gone });
}

/** Asks for a rota to be planned in the background. @returns the id under which to ask for it, for a day. */
export async function solveLater(one: Act, instance: RotaInstance): Promise<string> {
  const id = newId();
  await insertSolution(one.trx, id, instance, one.at);
  one.queue(solveJob, { solutionId: id });
  return id;
}

async function makeSolution(platform: Platform, solutionId: string): Promise<void> {
  const { db, log } = platform;
  const instance = await askedInstance(db, solutionId);
  if (!instance) return;
  const unwanted = new AbortController();
  let toldAt = performance.now();
  const onProgress = (progress: number): void => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    noteSolving(db, solutionId, progress).then(
      (wanted) => wanted || unwanted.abort(),
      (error: unknown) => log.warn({ solutionId, ...errorFacts(error) }, 'progress of a rota was not kept'),
    );
  };
  try {
    const answer = await solveRota(instance, { onProgress, signal: unwanted.signal });
    await settleSolution(db, solutionId, answer);
  } catch (error) {
    if (unwanted.signal.aborted) return;
    log.error({ solutionId, ...errorFacts(error) }, 'a rota could not be planned');
    await settleSolution(db, solutionId, null);
  }
}
