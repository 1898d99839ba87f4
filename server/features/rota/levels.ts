import type { RotaRules } from '../../../contract/rota.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { lockLevel, setLevel, standingRows, zoneOfRota } from './levels.queries.ts';
import { rulesOf } from './presenting.ts';
import { maySendAlone } from './rota.events.ts';

/** How far somebody is in a rota in which they answer in turn. */
export interface Standing {
  rotaId: string;
  deskId: string;
  level: 'learning' | 'alone';
  rules: RotaRules;
}

/** @param deskId null: on all desks. @returns their places in rotas that are in use, the oldest rota first. */
export async function standingsOf(db: Db | Trx, teammateId: string, deskId: string | null): Promise<Standing[]> {
  const rows = await standingRows(db, teammateId, deskId);
  return rows.map((row) => ({ rotaId: row.rota_id, deskId: row.desk_id, level: row.level, rules: rulesOf(row) }));
}

/** The calendar's day in a rota. */
export async function dayInRota(db: Db | Trx, rotaId: string, at: Temporal.Instant): Promise<string> {
  return at
    .toZonedDateTimeISO(await zoneOfRota(db, rotaId))
    .toPlainDate()
    .toString();
}

/**
 * From now on their replies leave by themselves, once `enough` says that they have learnt what it takes. Their row is held
 * meanwhile, so that two who let go of a reply at once count each other's.
 * @returns whether that came of it now.
 */
export async function raiseLevel(
  one: Act,
  of: { rotaId: string; deskId: string; teammateId: string; buddyId: string | null },
  enough: () => Promise<boolean>,
): Promise<boolean> {
  const person = await lockLevel(one.trx, of.rotaId, of.teammateId);
  if (person?.level !== 'learning' || !(await enough())) return false;
  await setLevel(one.trx, of.rotaId, of.teammateId, 'alone');
  const teammateIds = [of.teammateId, ...(of.buddyId === null ? [] : [of.buddyId])];
  one.record(maySendAlone, { rotaId: of.rotaId, teammateId: of.teammateId, teammateIds }, { deskId: of.deskId });
  return true;
}
