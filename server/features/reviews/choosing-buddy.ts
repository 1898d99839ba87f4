import type { Db, Trx } from '../../platform/db/index.ts';
import { buddiesOnDay, dayInRota, lastShiftBefore, shiftToday } from '../rota/index.ts';
import { permissionHolders } from '../teammates/index.ts';
import { awayAmong } from './away.queries.ts';
import { waitingByBuddy } from './counting.queries.ts';

export interface Asking {
  rotaId: string;
  /** The ticket's: who looks must see it. */
  deskId: string;
  authorId: string;
}

export interface PossibleBuddy {
  id: string;
  name: string;
}

export interface ChosenBuddy {
  buddy: PossibleBuddy | null;
  /** The author's shift of today in this rota. */
  shiftId: string | null;
}

/** The buddy of today's shift, else of the last one; one who is away or may not look: whoever of the others has the fewest. */
export async function chooseBuddy(db: Db | Trx, now: Temporal.Instant, of: Asking): Promise<ChosenBuddy> {
  const day = await dayInRota(db, of.rotaId, now);
  const today = await shiftToday(db, of.authorId, now);
  const todays = today?.rotaId === of.rotaId ? today : null;
  const shiftId = todays?.shiftId ?? null;
  const able = await possibleBuddies(db, now, of);
  const canLook = (one: { id: string } | null): PossibleBuddy | null => able.find(({ id }) => id === one?.id) ?? null;
  const besideToday = canLook(todays?.buddy ?? null);
  if (besideToday) return { buddy: besideToday, shiftId };
  const last = await lastShiftBefore(db, of.authorId, day, of.rotaId);
  return { buddy: canLook(last?.buddy ?? null) ?? able[0] ?? null, shiftId };
}

/**
 * Everybody who could look now, those with the fewest that wait first: buddies of the rota who are there today, and only where
 * there are none of them all who may look on the desk. Who has stepped away is asked only where nobody else is there.
 */
export async function possibleBuddies(db: Db | Trx, now: Temporal.Instant, of: Asking): Promise<PossibleBuddy[]> {
  const day = await dayInRota(db, of.rotaId, now);
  const holders = new Map((await permissionHolders(db, 'review.look', of.deskId)).map(({ id, name }) => [id, name]));
  holders.delete(of.authorId);
  const all = await buddiesOnDay(db, of.rotaId, day);
  for (const { id, isAway } of all) if (isAway) holders.delete(id);
  const buddies = all.filter(({ id }) => holders.has(id));
  const others = [...holders].map(([id, name]) => ({ id, name }));
  const away = await awayAmong(db, [...holders.keys()], now);
  const here = (people: readonly PossibleBuddy[]) => people.filter(({ id }) => !away.has(id));
  const able = [here(buddies), here(others), buddies].find((people) => people.length > 0) ?? others;
  const waiting = await waitingByBuddy(
    db,
    able.map(({ id }) => id),
  );
  return able
    .map(({ id, name }) => ({ id, name, waiting: waiting.get(id) ?? 0 }))
    .sort((a, b) => a.waiting - b.waiting || a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    .map(({ id, name }) => ({ id, name }));
}
