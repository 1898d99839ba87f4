import type { Db, Insertable, Trx, Updateable } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import type { DesksTable, TemplatesTable } from './desks.tables.ts';

export async function lockDesk(trx: Trx, deskId: string) {
  return trx.selectFrom('desks').selectAll().where('id', '=', deskId).forUpdate().executeTakeFirst();
}

export async function insertDesk(trx: Trx, row: Insertable<DesksTable>): Promise<void> {
  await trx
    .insertInto('desks')
    .values({ ...row, hours: json(row.hours) })
    .execute();
}

/** Changes a desk that the caller has locked; undefined leaves a column as it is. */
export async function updateDesk(trx: Trx, deskId: string, change: Updateable<DesksTable>): Promise<void> {
  const { hours } = change;
  await trx
    .updateTable('desks')
    .set({ ...change, hours: hours && json(hours) })
    .where('id', '=', deskId)
    .execute();
}

export async function nextDeskPosition(trx: Trx): Promise<number> {
  const row = await trx
    .selectFrom('desks')
    .select((s) => s.fn.max('position').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function nextAddressPosition(trx: Trx, deskId: string): Promise<number> {
  const row = await trx
    .selectFrom('desk_addresses')
    .select((s) => s.fn.max('position').as('last'))
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** @returns false when another desk, or this one, has the address already. */
export async function insertAddress(
  trx: Trx,
  row: { address: string; desk_id: string; position: number; created_at: string },
): Promise<boolean> {
  const result = await trx
    .insertInto('desk_addresses')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

export async function deleteAddress(trx: Trx, deskId: string, address: string): Promise<void> {
  await trx.deleteFrom('desk_addresses').where('address', '=', address).where('desk_id', '=', deskId).execute();
}

export async function addressesOf(db: Db | Trx, deskId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('desk_addresses')
    .select('address')
    .where('desk_id', '=', deskId)
    .orderBy('position')
    .orderBy('address')
    .execute();
  return rows.map((row) => row.address);
}

/** Everything that the mails of all desks are made from, in one statement's snapshot each. */
export async function readDeskBook(db: Db) {
  const [desks, addresses, templates, company] = await Promise.all([
    db.selectFrom('desks').selectAll().orderBy('position').orderBy('id').execute(),
    db.selectFrom('desk_addresses').select(['address', 'desk_id']).orderBy('position').orderBy('address').execute(),
    db.selectFrom('templates').selectAll().execute(),
    sql<{ name: string }>`select name from company`.execute(db),
  ]);
  return { desks, addresses, templates, companyName: company.rows[0]?.name ?? '' };
}

export async function putTemplate(trx: Trx, row: Insertable<TemplatesTable>): Promise<void> {
  const { desk_id: _desk, kind: _kind, language: _language, ...changing } = row;
  await trx
    .insertInto('templates')
    .values(row)
    .onConflict((conflict) => conflict.columns(['desk_id', 'kind', 'language']).doUpdateSet(changing))
    .execute();
}

export async function deleteTemplate(
  trx: Trx,
  deskId: string,
  kind: TemplatesTable['kind'],
  language: string,
): Promise<boolean> {
  const result = await trx
    .deleteFrom('templates')
    .where('desk_id', '=', deskId)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}
