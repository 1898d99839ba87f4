import type { ClockMove, DevClock } from '../../../contract/dev.ts';
import { LONGEST_MOVE_DAYS } from '../../../contract/dev.ts';
import type { Platform } from '../../platform/act.ts';
import type { MovableClock } from '../../platform/clock/index.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Clockwork } from '../../platform/jobs/clockwork.ts';
import { waitingJobs } from '../../platform/jobs/index.ts';
import { occurrencesBetween } from '../../platform/jobs/recurring.ts';
import { deskBook } from '../desks/index.ts';
import { quietClosingJob } from '../tickets/index.ts';
import type { ComingRow } from './coming.queries.ts';
import { comingThings } from './coming.queries.ts';

/** The line of coming things reaches so far. */
const LINE_DAYS = 14;
const HOURS_A_DAY = 24;
const MOST_JOBS = 100;
const MORNING = { hour: 9 };

/** Where the clock stands, and what it will come by in the next fortnight. */
export async function clockState(platform: Platform, clock: MovableClock, clockwork: Clockwork): Promise<DevClock> {
  const now = clock.now();
  const lineEnds = now.add({ hours: LINE_DAYS * HOURS_A_DAY });
  const [things, jobs, book] = await Promise.all([
    comingThings(platform.db, now, lineEnds),
    waitingJobs(platform.db, MOST_JOBS),
    deskBook(platform.db),
  ]);
  const tries = jobs
    // A mail's own time stands among the things already.
    .filter((job) => job.name !== 'outbox.send' && job.attempts < job.maxAttempts)
    .filter((job) => Temporal.Instant.compare(job.runAt, now) > 0 && Temporal.Instant.compare(job.runAt, lineEnds) <= 0)
    .map((job) => ({ at: job.runAt, kind: 'try' as const, count: 1, about: job.name, ticket_number: null }));
  const coming = [...gatherClosings(things), ...tries]
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    .map(({ at, kind, count, about, ticket_number }) => ({
      at: at.toString(),
      kind,
      count,
      about,
      ticketNumber: ticket_number,
    }));
  const timeZone = book.first()?.timeZone ?? 'UTC';
  const today = now.toZonedDateTimeISO(timeZone).startOfDay();
  const days = Array.from({ length: LINE_DAYS + 1 }, (_, day) => today.add({ days: day }));
  return {
    now: now.toString(),
    machine: Temporal.Now.instant().toString(),
    timeZone,
    days: days.map((day) => day.toInstant().toString()),
    morning: today.add({ days: 1 }).with(MORNING).toInstant().toString(),
    moved: clock.moved,
    standing: clock.standing,
    moving: clockwork.moving,
    coming,
    lineEnds: lineEnds.toString(),
  };
}

/** Quiet tickets close when their job looks, a little after they may: there they stand on the line, those of one look as one. */
function gatherClosings(things: readonly ComingRow[]): ComingRow[] {
  const looks = new Map<string, ComingRow>();
  const others: ComingRow[] = [];
  for (const thing of things) {
    if (thing.kind !== 'closing') {
      others.push(thing);
      continue;
    }
    const before = thing.at.subtract({ milliseconds: 1 });
    const [look] = occurrencesBetween([quietClosingJob], before, thing.at.add({ hours: 1 }), 1);
    const at = look?.at ?? thing.at;
    const same = looks.get(at.toString());
    if (same) looks.set(at.toString(), { ...same, count: same.count + thing.count, about: null, ticket_number: null });
    else looks.set(at.toString(), { ...thing, at });
  }
  return [...others, ...looks.values()];
}

/**
 * Moves the clock as asked; going forward runs everything that falls due between.
 * @returns how many jobs ran.
 * @throws Problem 422 for an instant that has passed or is too far away.
 */
export async function moveClock(clock: MovableClock, clockwork: Clockwork, move: ClockMove): Promise<number> {
  const now = clock.now();
  switch (move.kind) {
    case 'resume':
      await clockwork.resume();
      return 0;
    case 'stand':
      return clockwork.move(now, 'stand');
    case 'run':
      return clockwork.move(now, 'run');
    case 'advance':
      return forward(now.add({ minutes: move.minutes }), clock.standing ? 'stand' : 'run');
    case 'set':
      return forward(Temporal.Instant.from(move.at), 'stand');
    case 'run-from':
      return forward(Temporal.Instant.from(move.at), 'run');
  }

  async function forward(to: Temporal.Instant, then: 'stand' | 'run'): Promise<number> {
    if (Temporal.Instant.compare(to, now) < 0)
      throw problem(422, 'clock-passed', 'The clock goes forward only. Let it run by the machine again to come back.');
    if (Temporal.Instant.compare(to, now.add({ hours: LONGEST_MOVE_DAYS * HOURS_A_DAY })) > 0)
      throw problem(422, 'clock-too-far', `The clock goes ${LONGEST_MOVE_DAYS} days at a time.`);
    return clockwork.move(to, then);
  }
}
