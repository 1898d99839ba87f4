import type { KeptTicket } from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { awayAmong } from '../reviews/index.ts';
import type { BuddyPlace, DayShift } from '../rota/index.ts';
import { buddiesOnDay, buddyPlacesIn, rotaToRead } from '../rota/index.ts';
import { buddyDayOf } from './buddy-days.ts';
import { workBetween } from './load.queries.ts';
import { LONG_THREAD, wasHard } from './load.ts';
import { sortWaiting } from './queue.ts';

const MOST_SHOWN = 20;
/** Hard ones are shared out among so many buddies, by what each had in so many hours. */
const MOST_BUDDIES = 12;
const LATELY_HOURS = 7 * 24;

/** What is kept from somebody on shift, with the buddy who should take each. */
export async function keptTickets(platform: Platform, actor: Actor, shift: DayShift): Promise<KeptTicket[]> {
  return sharedOut(platform, actor, shift);
}

/** What is kept from everybody who helps on the desk of a rota, with the buddy who should take each. @throws Problem 404. */
export async function keptOfRota(platform: Platform, actor: Actor, rotaId: string): Promise<KeptTicket[]> {
  const { deskId, timeZone } = await rotaToRead(platform.db, actor, rotaId);
  const on = platform.clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return sharedOut(platform, actor, { rotaId, deskId, on, skills: [], languages: [] });
}

type Kept = Pick<DayShift, 'rotaId' | 'deskId' | 'on' | 'skills' | 'languages'>;

async function sharedOut(platform: Platform, actor: Actor, from: Kept): Promise<KeptTicket[]> {
  const { kept } = await sortWaiting(platform, actor, from, []);
  const buddies = await hardOnesLately(platform.db, from, platform.clock.now());
  return kept
    .filter(({ reason }) => reason !== 'language')
    .slice(0, MOST_SHOWN)
    .map(({ row, reason }) => ({
      ticketId: row.id,
      number: row.number,
      subject: row.subject,
      contact: row.contact,
      reason,
      dueAt: row.due_at?.toString() ?? null,
      takeIt: nextOf(buddies, row.category_id),
    }));
}

/** A buddy who is there and has room today, with the hard ones that they had lately. */
export interface HardLately {
  id: string;
  name: string;
  hardLately: number;
  /** How many of these were of one category. */
  byTopic: Map<string, number>;
}

/**
 * Whoever had the fewest lately, where one of the same topic weighs as two, so that the same thing does not come to the same
 * person each time. It counts as theirs from then on.
 */
export function nextOf(buddies: HardLately[], topic: string | null): KeptTicket['takeIt'] {
  const weight = (one: HardLately): number => one.hardLately + (topic === null ? 0 : (one.byTopic.get(topic) ?? 0));
  const next = buddies.reduce<HardLately | undefined>(
    (best, one) => (best === undefined || weight(one) < weight(best) ? one : best),
    undefined,
  );
  if (next === undefined) return null;
  const { id, name, hardLately } = next;
  next.hardLately++;
  if (topic !== null) next.byTopic.set(topic, (next.byTopic.get(topic) ?? 0) + 1);
  return { id, name, hardLately };
}

async function hardOnesLately(db: Db, { rotaId, on }: Kept, now: Temporal.Instant): Promise<HardLately[]> {
  const today = (await buddiesOnDay(db, rotaId, on)).filter(({ isAway }) => !isAway);
  const gone = await awayAmong(
    db,
    today.map(({ id }) => id),
    now,
  );
  const there = today.filter(({ id }) => !gone.has(id)).slice(0, MOST_BUDDIES);
  const places = await buddyPlacesIn(db, rotaId);
  const span = { from: now.subtract({ hours: LATELY_HOURS }), to: now };
  const all: HardLately[] = [];
  // One after the other: a week of a dozen people at once would take the database from everybody else.
  for (const { id, name } of there) {
    const place = places.find(({ teammate }) => teammate.id === id);
    if (place && (await isFull(db, place, now))) continue;
    const byTopic = new Map<string, number>();
    const hard = (await workBetween(db, id, span, LONG_THREAD)).filter(wasHard);
    for (const { category_id: topic } of hard) if (topic !== null) byTopic.set(topic, (byTopic.get(topic) ?? 0) + 1);
    all.push({ id, name, hardLately: hard.length, byTopic });
  }
  return all;
}

async function isFull(db: Db, place: BuddyPlace, now: Temporal.Instant): Promise<boolean> {
  return (await buddyDayOf(db, place, now)).state === 'hard';
}
