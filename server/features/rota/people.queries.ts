import type { Language } from '../../../contract/shapes.ts';
import type { Db, Insertable, Selectable, Tables, Trx } from '../../platform/db/index.ts';
import { json } from '../../platform/db/index.ts';

export type PersonRow = Selectable<Tables['rota_people']> & { name: string; email: string; locale: Language };

/** Everybody in a rota whose account is switched on, buddies first, by name. */
export async function peopleOfRota(db: Db | Trx, rotaId: string): Promise<PersonRow[]> {
  return db
    .selectFrom('rota_people')
    .innerJoin('teammates', 'teammates.id', 'rota_people.teammate_id')
    .selectAll('rota_people')
    .select(['teammates.name', 'teammates.email', 'teammates.locale'])
    .where('rota_people.rota_id', '=', rotaId)
    .where('teammates.deactivated_at', 'is', null)
    .orderBy('rota_people.part')
    .orderBy('teammates.name')
    .orderBy('teammates.id')
    .execute();
}

export async function countPeople(trx: Trx, rotaId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('rota_people')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('rota_id', '=', rotaId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Who is in it already keeps the day on which they joined. */
export async function putPerson(trx: Trx, person: Insertable<Tables['rota_people']>): Promise<void> {
  const stored = { ...person, share: json(person.share) };
  const { rota_id: _, teammate_id: __, joined_on: ___, ...changed } = stored;
  await trx
    .insertInto('rota_people')
    .values(stored)
    .onConflict((conflict) => conflict.columns(['rota_id', 'teammate_id']).doUpdateSet(changed))
    .execute();
}

/** @returns whether they were in it. */
export async function deletePerson(trx: Trx, rotaId: string, teammateId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('rota_people')
    .where('rota_id', '=', rotaId)
    .where('teammate_id', '=', teammateId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The rotas that somebody is in, with their desks. */
export async function rotasOfTeammate(
  db: Db | Trx,
  teammateId: string,
): Promise<{ rota_id: string; desk_id: string }[]> {
  return db
    .selectFrom('rota_people')
    .innerJoin('rotas', 'rotas.id', 'rota_people.rota_id')
    .select(['rota_people.rota_id', 'rotas.desk_id'])
    .where('rota_people.teammate_id', '=', teammateId)
    .execute();
}

/** Whether somebody is in a rota that is in use, in whatever part. */
export async function isOnRota(db: Db, teammateId: string): Promise<boolean> {
  const found = await db
    .selectFrom('rota_people')
    .innerJoin('rotas', 'rotas.id', 'rota_people.rota_id')
    .select('rotas.id')
    .where('rota_people.teammate_id', '=', teammateId)
    .where('rotas.put_away_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function namesOf(db: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('teammates').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Everybody who is in a rota of these desks. */
export async function teammatesOnDesks(db: Db, desks: 'all' | string[]): Promise<Set<string>> {
  if (desks !== 'all' && desks.length === 0) return new Set();
  let asked = db
    .selectFrom('rota_people')
    .innerJoin('rotas', 'rotas.id', 'rota_people.rota_id')
    .select('rota_people.teammate_id')
    .distinct();
  if (desks !== 'all') asked = asked.where('rotas.desk_id', 'in', desks);
  return new Set((await asked.execute()).map(({ teammate_id }) => teammate_id));
}
