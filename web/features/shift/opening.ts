import type { Me } from '../../api/index.ts';
import { cache, may } from '../../api/index.ts';
import { presentMoment } from '../../ui/now.ts';
import { todayAsked } from './asking.ts';

/** On this device: the shift to which the app was opened already. */
const OPENED = 'sportello.shift-opened';
/** So long before its first hour a day may be begun. */
const EARLY_MS = 3 * 3_600_000;

/** Whether the app opens on the shift of today: once, on its day, until it is begun. Where it cannot be told, as on any other day. */
export async function opensToShift(me: Me): Promise<boolean> {
  if (!may(me, 'rota.read')) return false;
  const day = await cache.fetchQuery(todayAsked).catch(() => undefined);
  const shift = day?.shift;
  if (!shift || shift.begunAt !== null || shift.state !== 'published') return false;
  const now = presentMoment();
  if (now < Date.parse(shift.startsAt) - EARLY_MS || now > Date.parse(shift.endsAt)) return false;
  if (localStorage.getItem(OPENED) === shift.id) return false;
  localStorage.setItem(OPENED, shift.id);
  return true;
}
