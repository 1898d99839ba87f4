import type { RotaRules } from '../../../contract/rota.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface BuddyPlaceRow {
  rota_id: string;
  desk_id: string;
  id: string;
  name: string;
  time_zone: string;
  rules: RotaRules;
}

/** Full-time agents of rotas in use, by name; who is never planned is none. */
export async function buddyPlaceRows(
  db: Db | Trx,
  of: { rotaId: string } | { teammateId: string },
): Promise<BuddyPlaceRow[]> {
  const where: RawBuilder<SqlBool> =
    'rotaId' in of ? sql`p.rota_id = ${of.rotaId}::uuid` : sql`p.teammate_id = ${of.teammateId}::uuid`;
  const { rows } = await sql<BuddyPlaceRow>`
    select p.rota_id, r.desk_id, t.id, t.name, p.time_zone, r.rules
    from rota_people p join rotas r on r.id = p.rota_id and r.put_away_at is null
      join teammates t on t.id = p.teammate_id and t.deactivated_at is null
    where ${where} and p.part = 'buddy' and p.exempt_at is null
    order by t.name, t.id, p.rota_id`.execute(db);
  return rows;
}
