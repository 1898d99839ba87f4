import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RotaAnswer, RotaInstance } from '../../../../contract/rota-plan.ts';
import type { PlanningNews } from './planning-worker.ts';

export interface Solving {
  /** Told how much is done, from 0 to 1. */
  onProgress?: (done: number) => void;
  /** Ends the planning; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Megabytes of heap for one plan; the solver's own memory lies beside it. */
const HEAP_MB = 1_024;

/** Plans that were asked for wait for the one before them: each wants a processor and memory of its own. */
let last: Promise<unknown> = Promise.resolve();
let underWay = 0;

/** Whether a plan is being made here, so that another would have to wait. */
export function isSolving(): boolean {
  return underWay > 0;
}

/**
 * Plans a rota in a thread of its own, off the event loop, one at a time in a process. The thread ends with the plan, and what
 * the solver took of memory goes with it.
 * @throws the reason of `signal`, or an error when the thread ends without a plan (as when memory does not suffice).
 */
export function solveRota(instance: RotaInstance, solving: Solving = {}): Promise<RotaAnswer> {
  underWay++;
  const turn = last.then(() => solveNow(instance, solving)).finally(() => underWay--);
  last = turn.catch(() => undefined);
  return turn;
}

function solveNow(instance: RotaInstance, { onProgress, signal }: Solving): Promise<RotaAnswer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const worker = new Worker(workerFile(), {
      workerData: instance,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const cancel = (): void => end(() => reject(signal?.reason));
    let ended = false;
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      signal?.removeEventListener('abort', cancel);
      // The next one waits until the memory is back.
      worker.terminate().then(settle, reject);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (news: PlanningNews) => {
      if ('progress' in news) onProgress?.(news.progress);
      else end(() => resolve(news.answer));
    });
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', () => end(() => reject(new Error('the thread that plans ended without a plan'))));
  });
}

/** Beside the bundle (or one up from its parts), else the source, which Node reads as it is. */
function workerFile(): string {
  const here = import.meta.dirname;
  const built = [join(here, 'rota-planner.js'), join(here, '../rota-planner.js')];
  return built.find((file) => existsSync(file)) ?? join(here, 'planning-worker.ts');
}
