/**
 * The one source of time. Everything that decides by time asks here, so that tests and the developers' page can move it.
 * Graphile Worker follows it too (see platform/jobs).
 */
export interface Clock {
  now(): Temporal.Instant;
}

export interface MovableClock extends Clock {
  /** Stands still at this instant until `resume` or another `set`. */
  set(instant: Temporal.Instant): void;
  /** Runs on from this instant at the usual pace. */
  runFrom(instant: Temporal.Instant): void;
  /** Back to the machine's own time. */
  resume(): void;
  readonly moved: boolean;
  readonly standing: boolean;
}

/** PostgreSQL keeps microseconds: with more, what an act answers would differ from what is read back. */
const FINEST = { smallestUnit: 'microsecond', roundingMode: 'trunc' } as const;

function machineTime(): Temporal.Instant {
  return Temporal.Now.instant().round(FINEST);
}

export const systemClock: Clock = { now: machineTime };

/** A clock that tests and the developers' page move; starts at the machine's own time. */
export function movableClock(): MovableClock {
  let standing: Temporal.Instant | undefined;
  let offset: Temporal.Duration | undefined;
  return {
    now: () => standing ?? (offset ? machineTime().add(offset) : machineTime()),
    set(instant) {
      standing = instant.round(FINEST);
      offset = undefined;
    },
    runFrom(instant) {
      standing = undefined;
      offset = machineTime().until(instant);
    },
    resume() {
      standing = undefined;
      offset = undefined;
    },
    get moved() {
      return standing !== undefined || offset !== undefined;
    },
    get standing() {
      return standing !== undefined;
    },
  };
}

export function isMovable(clock: Clock): clock is MovableClock {
  return 'runFrom' in clock;
}
