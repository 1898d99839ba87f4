import type { EnergyOfDay } from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { rotaToRead } from '../rota/index.ts';
import { begunDay } from './beginning.ts';
import { energiesByMonth, energiesOf, putEnergy } from './shift-days.queries.ts';

const LAST = 6;
/** Sums of fewer people would tell of one of them. */
const FEWEST_PEOPLE = 5;

/** 1 to 5; its owner's alone, so nobody hears of it. @throws Problem 404, 409. */
export async function noteEnergy(one: Act, shiftId: string, energy: number): Promise<void> {
  await begunDay(one, shiftId);
  await putEnergy(one.trx, shiftId, energy, one.at);
}

/** The last six of one person, for that person. */
export async function ownEnergies(db: Db, teammateId: string): Promise<EnergyOfDay[]> {
  const rows = await energiesOf(db, teammateId, LAST);
  return rows.map(({ shift_id, on_date, energy }) => ({ shiftId: shift_id, on: on_date, energy }));
}

/**
 * How everybody's days of a rota felt together, in the last whole months; null where fewer than five people said it. Only whole
 * months that are over: two sums of almost the same days would tell of the one between them.
 */
export async function energyTogether(
  platform: Platform,
  actor: Actor,
  rotaId: string,
): Promise<{ month: string; people: number; mean: number | null }[]> {
  const rota = await rotaToRead(platform.db, actor, rotaId);
  requirePermission(actor, 'rota.read-company', rota.deskId);
  const thisMonth = platform.clock.now().toZonedDateTimeISO(rota.timeZone).toPlainDate().with({ day: 1 });
  const span = {
    from: thisMonth.subtract({ months: LAST }).toString(),
    to: thisMonth.subtract({ days: 1 }).toString(),
  };
  const rows = await energiesByMonth(platform.db, rotaId, span);
  return rows.map(({ month, people, mean }) =>
    people < FEWEST_PEOPLE ? { month, people: 0, mean: null } : { month, people, mean: Math.round(mean * 10) / 10 },
  );
}
