import type pg from 'pg';
import type { MovableClock } from '../clock/index.ts';
import { errorFacts } from '../log/index.ts';
import type { Platform } from '../platform.ts';
import { allJobDefinitions } from './definition.ts';
import type { JobRunner } from './index.ts';
import { startJobs } from './index.ts';
import { occurrencesBetween } from './recurring.ts';
import { runJob } from './running-job.ts';
import { nextJobAt, runNextJob } from './stepping.ts';

/** How often due jobs are looked for while the clock is moved. */
const LOOK_EVERY_MS = 250;
/**
 * What recurs more often than this is a sweep: it is not run at each of its minutes when hours are passed over, and a
 * fortnight still passes in a few seconds.
 */
const SPARING_MINUTES = { withinADay: 10, beyond: 240 };
const MINUTES_A_DAY = 24 * 60;
/** Jobs that queue each other for now must not hold a move up for ever. */
const MOST_JOBS = 10_000;

/** Runs the jobs by a clock that may be moved, and moves it. For one process alone: others keep their own time. */
export interface Clockwork {
  /** Whether a move is under way: the clock then runs through the time between. */
  readonly moving: boolean;
  /** Runs jobs from now on, as startJobs does while the clock is not moved. */
  start(pool: pg.Pool): Promise<JobRunner>;
  /**
   * Goes forward to an instant and runs all that falls due between, in order and each at its own time; then stands there
   * or runs on from there. A job that fails waits for its next try, as ever.
   * An instant that has passed meanwhile is now.
   * @returns how many jobs ran.
   */
  move(to: Temporal.Instant, then: 'stand' | 'run'): Promise<number>;
  /** Back to the machine's own time. What happened in between stays. */
  resume(): Promise<void>;
}

/**
 * Graphile Worker looks at the machine's clock alone: with another, jobs would come days late, or early again and again. So
 * while the clock is moved it rests, and this runs what is due by ours.
 */
export function createClockwork(platform: Platform, clock: MovableClock): Clockwork {
  let pool: pg.Pool | undefined;
  let worker: JobRunner | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<unknown> = Promise.resolve();
  let line: Promise<unknown> = Promise.resolve();
  let moving = false;
  /** Recurring jobs have run until here. */
  let seen = clock.now();

  async function passTo(to: Temporal.Instant, setClock: boolean): Promise<number> {
    let ran = 0;
    const reach = (at: Temporal.Instant): void => {
      if (setClock && Temporal.Instant.compare(at, clock.now()) > 0) clock.set(at);
    };
    const runQueued = async (until: Temporal.Instant): Promise<void> => {
      for (; ran < MOST_JOBS; ran++) {
        const next = await nextJobAt(platform.db);
        if (!next || Temporal.Instant.compare(next, until) > 0) return;
        reach(next);
        await runNextJob(platform, until);
      }
      platform.log.warn({ ran }, 'jobs go on queueing each other; the rest waits');
    };
    const minutes = seen.until(to).total('minutes');
    const sparing = minutes > MINUTES_A_DAY ? SPARING_MINUTES.beyond : SPARING_MINUTES.withinADay;
    for (const { at, job } of occurrencesBetween(allJobDefinitions(), seen, to, setClock ? sparing : 1)) {
      await runQueued(at);
      reach(at);
      seen = at;
      // It comes again by itself, so a failure, which the log has been told, holds nothing up.
      await runJob(platform, job, {}).catch(() => undefined);
      ran++;
    }
    await runQueued(to);
    seen = to;
    return ran;
  }

  function look(): void {
    timer = setTimeout(() => {
      looking = passTo(clock.now(), false)
        .catch((error: unknown) => platform.log.warn(errorFacts(error), 'could not look for due jobs'))
        .finally(() => {
          if (timer !== undefined) look();
        });
    }, LOOK_EVERY_MS);
    timer.unref();
  }

  async function rest(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await looking;
    await worker?.stop();
    worker = undefined;
  }

  async function work(): Promise<void> {
    if (!pool) return;
    seen = clock.now();
    if (clock.moved) look();
    else worker = await startJobs(platform, pool);
  }

  /** One thing after the other: two moves at once would pass over each other's time. */
  function inTurn<Result>(thing: () => Promise<Result>): Promise<Result> {
    const done = line.then(thing);
    line = done.catch(() => undefined);
    return done;
  }

  return {
    get moving() {
      return moving;
    },
    start(with_) {
      pool = with_;
      return inTurn(async () => {
        await work();
        return {
          stop: () =>
            inTurn(async () => {
              pool = undefined;
              await rest();
            }),
        };
      });
    },
    move: (to, then) =>
      inTurn(async () => {
        await rest();
        seen = clock.now();
        const end = Temporal.Instant.compare(to, seen) > 0 ? to : seen;
        moving = true;
        try {
          const ran = await passTo(end, true);
          if (then === 'stand') clock.set(end);
          else clock.runFrom(end);
          return ran;
        } finally {
          moving = false;
          await work();
        }
      }),
    resume: () =>
      inTurn(async () => {
        await rest();
        clock.resume();
        await work();
      }),
  };
}
