import './fields.tables.ts';
import type { Db, Insertable, Tables, Trx, Updateable } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';

export type RequestTypeRow = Awaited<ReturnType<typeof requestTypesOfDesk>>[number];

/** In their order. */
export async function requestTypesOfDesk(db: Db | Trx, deskId: string, archivedToo = false) {
  const query = db.selectFrom('request_types').selectAll().where('desk_id', '=', deskId);
  return (archivedToo ? query : query.where('archived_at', 'is', null)).orderBy('position').orderBy('id').execute();
}

/** Of these desks, desk by desk in their order. */
export async function requestTypesOfDesks(
  db: Db,
  desks: 'all' | readonly string[],
  archivedToo: boolean,
): Promise<RequestTypeRow[]> {
  let query = db.selectFrom('request_types').selectAll();
  if (desks !== 'all') query = query.where('desk_id', '=', sql<string>`any(${desks}::uuid[])`);
  if (!archivedToo) query = query.where('archived_at', 'is', null);
  return query.orderBy('desk_id').orderBy('position').orderBy('id').execute();
}

export async function requestTypeById(db: Db | Trx, id: string): Promise<RequestTypeRow | undefined> {
  return db.selectFrom('request_types').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertRequestType(trx: Trx, row: Insertable<Tables['request_types']>): Promise<void> {
  await trx
    .insertInto('request_types')
    .values({
      ...row,
      names: json(row.names),
      descriptions: json(row.descriptions ?? {}),
      form: json(row.form ?? []),
      defaults: json(row.defaults ?? {}),
    })
    .execute();
}

export async function updateRequestType(
  trx: Trx,
  id: string,
  change: Updateable<Tables['request_types']>,
): Promise<void> {
  await trx
    .updateTable('request_types')
    .set({
      ...change,
      ...(change.names === undefined ? {} : { names: json(change.names) }),
      ...(change.descriptions === undefined ? {} : { descriptions: json(change.descriptions) }),
      ...(change.form === undefined ? {} : { form: json(change.form) }),
      ...(change.defaults === undefined ? {} : { defaults: json(change.defaults) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Desks on which the ready ones were never made. */
export async function desksWithoutReady(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('desks')
    .leftJoin('ready_request_types', 'ready_request_types.desk_id', 'desks.id')
    .select('desks.id')
    .where('ready_request_types.desk_id', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/** @returns false where somebody did it already. */
export async function markReady(trx: Trx, deskId: string, at: Temporal.Instant): Promise<boolean> {
  const result = await trx
    .insertInto('ready_request_types')
    .values({ desk_id: deskId, made_at: at.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}
