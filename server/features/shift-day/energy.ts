import type { EnergyOfDay } from '../../../contract/shift.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { begunDay } from './beginning.ts';
import { energiesOf, putEnergy, sumOfEnergies } from './shift-days.queries.ts';

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

/** How everybody's days of a rota felt together; null below five different people. */
export async function energyOf(
  db: Db | Trx,
  rotaId: string,
  days: { from: string; to: string },
): Promise<{ people: number; days: number; mean: number } | null> {
  const { people, days: count, mean } = await sumOfEnergies(db, rotaId, days);
  return people < FEWEST_PEOPLE || mean === null ? null : { people, days: count, mean };
}
