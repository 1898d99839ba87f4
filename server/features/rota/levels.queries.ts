import type { RotaRules } from '../../../contract/rota.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface StandingRow {
  rota_id: string;
  desk_id: string;
  level: 'learning' | 'alone';
  rules: RotaRules;
}

/** The rotas in use in which somebody takes part, on one desk or on all. */
export async function standingRows(db: Db | Trx, teammateId: string, deskId: string | null): Promise<StandingRow[]> {
  let asked = db
    .selectFrom('rota_people')
    .innerJoin('rotas', 'rotas.id', 'rota_people.rota_id')
    .select(['rota_people.rota_id', 'rotas.desk_id', 'rota_people.level', 'rotas.rules'])
    .where('rota_people.teammate_id', '=', teammateId)
    .where('rota_people.part', '=', 'participant')
    .where('rotas.put_away_at', 'is', null)
    .orderBy('rotas.created_at')
    .orderBy('rotas.id');
  if (deskId !== null) asked = asked.where('rotas.desk_id', '=', deskId);
  return asked.execute();
}

export async function lockLevel(trx: Trx, rotaId: string, teammateId: string) {
  return trx
    .selectFrom('rota_people')
    .select('level')
    .where('rota_id', '=', rotaId)
    .where('teammate_id', '=', teammateId)
    .forUpdate()
    .executeTakeFirst();
}

export async function setLevel(
  trx: Trx,
  rotaId: string,
  teammateId: string,
  level: 'learning' | 'alone',
): Promise<void> {
  await trx
    .updateTable('rota_people')
    .set({ level })
    .where('rota_id', '=', rotaId)
    .where('teammate_id', '=', teammateId)
    .execute();
}

/** The zone of each of these rotas. */
export async function zoneOfRota(db: Db | Trx, rotaId: string): Promise<string> {
  const { rows } = await sql<{ time_zone: string }>`select time_zone from rotas where id = ${rotaId}::uuid`.execute(db);
  return rows[0]?.time_zone ?? 'UTC';
}
