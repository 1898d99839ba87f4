import type { Db, Trx } from '../../platform/db/index.ts';
import { countStrike, endPause, PER_MINUTE, paceOf, pauseUntil } from './pace.queries.ts';
import { isGreylisting } from './states.ts';

/** How long a domain that is too busy is left alone: longer each time in a row. */
const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 1_800;
/** A letter whose domain has no room comes again after that, and later the more others wait with it. */
const COME_AGAIN_SECONDS = 10;
const LONGEST_WAIT_SECONDS = 600;
const MOST_COUNTED = 5_000;

/**
 * A domain said "not now" (4xx). From now on it gets one letter at a time until it takes one; where it is too busy for any
 * (and does not only greylist this one) nothing at all for a while. Other domains' letters go on.
 */
export async function slowDown(
  trx: Trx,
  domain: string,
  { answer, code }: { answer: string; code?: number },
  at: Temporal.Instant,
): Promise<void> {
  const strikes = await countStrike(trx, domain, at.toString());
  if (!isTooBusy(answer, code)) return;
  const seconds = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.min(strikes - 1, 10), LONGEST_PAUSE_SECONDS);
  await pauseUntil(trx, domain, at.add({ seconds }).toString());
}

/** The domain takes letters again. */
export async function speedUp(trx: Trx, domain: string): Promise<void> {
  await endPause(trx, domain);
}

/** 421 closes the door on everybody, 452 and 4.3.x are about the whole server (RFC 5321, 4.2.3; RFC 3463, 3.4), 4.7.0 and 4.7.28 about our pace. */
function isTooBusy(answer: string, code: number | undefined): boolean {
  if (isGreylisting(answer)) return false;
  return code === 421 || code === 452 || /\b4\.(?:3\.[12]|4\.5|7\.0|7\.28)\b|\btoo (?:busy|many|fast)\b/i.test(answer);
}

/**
 * When a letter that is due, and was not claimed, should come again: at the end of its domain's pause, or when its turn may
 * have come among those that wait for that domain. Nothing when it does not wait for its domain.
 * @param spread between 0 and 1, so that not all come at one time
 */
export async function nextTurn(
  db: Db,
  id: string,
  now: Temporal.Instant,
  spread: number,
): Promise<Temporal.Instant | null> {
  const pace = await paceOf(db, id, MOST_COUNTED);
  if (!pace) return null;
  const perSecond = (pace.slowed ? PER_MINUTE.slowed : PER_MINUTE.usual) / 60;
  const queue = Math.min(pace.waiting / perSecond, LONGEST_WAIT_SECONDS);
  const from = pace.until && Temporal.Instant.compare(pace.until, now) > 0 ? pace.until : now;
  return from.add({ seconds: Math.ceil(COME_AGAIN_SECONDS + queue * spread) });
}
