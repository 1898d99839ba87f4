import type { RotaRules } from '../../../contract/rota.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { BuddyPlaceRow } from './buddy-places.queries.ts';
import { buddyPlaceRows } from './buddy-places.queries.ts';
import { rulesOf } from './presenting.ts';

/** Where somebody is a full-time agent, and how many answers and looks fill their day there; 0: no such number. */
export interface BuddyPlace {
  rotaId: string;
  deskId: string;
  teammate: { id: string; name: string };
  /** By whose clock their day begins. */
  timeZone: string;
  ceilings: RotaRules['buddyDay'];
}

function toPlace(row: BuddyPlaceRow): BuddyPlace {
  return {
    rotaId: row.rota_id,
    deskId: row.desk_id,
    teammate: { id: row.id, name: row.name },
    timeZone: row.time_zone,
    ceilings: rulesOf(row).buddyDay,
  };
}

/** Of one person, in every rota in use; mostly none or one. */
export async function buddyPlacesOf(db: Db | Trx, teammateId: string): Promise<BuddyPlace[]> {
  return (await buddyPlaceRows(db, { teammateId })).map(toPlace);
}

/** Everybody of one rota, by name. */
export async function buddyPlacesIn(db: Db | Trx, rotaId: string): Promise<BuddyPlace[]> {
  return (await buddyPlaceRows(db, { rotaId })).map(toPlace);
}
