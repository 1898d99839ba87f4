import type { Comparison } from '../../../contract/reviews.ts';
import { language as languages } from '../../../contract/shapes.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook, nextOpening, openUntil } from '../desks/index.ts';
import { promisedDays } from '../faq/index.ts';
import { notePromise, ticketFor } from '../tickets/index.ts';

const MOST_SHOWN = 3;
/** Where a desk is open without end, or closed on that day. */
const LATEST_HOUR = 18;
const FURTHEST_DAYS = 366;

/** Days by which a reply says that something happens, each once, the first first. `language` null: the desk's first. */
export async function promisesIn(
  { db, clock }: Platform,
  { html, deskId, language }: { html: string; deskId: string; language: string | null },
): Promise<Comparison['promises']> {
  const desk = (await deskBook(db)).desk(deskId);
  const spoken = languages.safeParse(language?.split('-')[0] ?? desk?.languages[0]);
  if (!desk || !spoken.success) return [];
  const now = clock.now();
  const today = now.toZonedDateTimeISO(desk.timeZone).toPlainDate();
  const found = promisedDays(html, spoken.data, today).sort((one, other) =>
    Temporal.PlainDate.compare(one.on, other.on),
  );
  const once = found.filter(({ on }, place) => found.findIndex((other) => other.on.equals(on)) === place);
  return once
    .map(({ words, on }) => ({ words, at: endOfDay(desk, on) }))
    .filter(({ at }) => Temporal.Instant.compare(at, now) > 0)
    .slice(0, MOST_SHOWN)
    .map(({ words, at }) => ({ words, at: at.toString() }));
}

/** When the desk goes home on that day. */
function endOfDay(desk: DeskEntry, on: Temporal.PlainDate): Temporal.Instant {
  const latest = on.toZonedDateTime({ timeZone: desk.timeZone, plainTime: { hour: LATEST_HOUR } }).toInstant();
  const midnight = on.add({ days: 1 }).toZonedDateTime(desk.timeZone).toInstant();
  let end: Temporal.Instant | null = null;
  let at = nextOpening(desk, on.toZonedDateTime(desk.timeZone).toInstant());
  while (at !== null && Temporal.Instant.compare(at, midnight) < 0) {
    const until = openUntil(desk, at);
    if (until === null) return latest;
    end = until;
    at = nextOpening(desk, until);
  }
  return end === null || Temporal.Instant.compare(end, midnight) > 0 ? latest : end;
}

/** @throws Problem 422 for a time that is past or very far. @returns what is kept with the review. */
export function requirePromise(one: Act, promisedAt: string | undefined): string | null {
  if (promisedAt === undefined) return null;
  const at = Temporal.Instant.from(promisedAt);
  if (Temporal.Instant.compare(at, one.at) <= 0)
    throw fieldProblem('promisedAt', 'This time is past: nothing can be promised by then.');
  if (Temporal.Instant.compare(at, one.at.add({ hours: FURTHEST_DAYS * 24 })) > 0)
    throw fieldProblem('promisedAt', `At most ${FURTHEST_DAYS} days from now.`);
  return at.toString();
}

/** The reply leaves, and its ticket has what was promised in it; a time that passed meanwhile promises nothing. */
export async function promiseAsLooked(one: Act, ticketId: string, promisedAt: Temporal.Instant | null): Promise<void> {
  if (promisedAt === null || Temporal.Instant.compare(promisedAt, one.at) <= 0) return;
  await notePromise(one, await ticketFor(one, ticketId), promisedAt);
}
