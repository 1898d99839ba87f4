import './fields.tables.ts';
import type { Db, Insertable, Tables, Trx, Updateable } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';

export type FieldRow = Awaited<ReturnType<typeof fieldsOfDesk>>[number];

/** In their order. */
export async function fieldsOfDesk(db: Db | Trx, deskId: string, archivedToo = false) {
  const query = db.selectFrom('fields').selectAll().where('desk_id', '=', deskId);
  return (archivedToo ? query : query.where('archived_at', 'is', null)).orderBy('position').orderBy('id').execute();
}

/** Of these desks, desk by desk in their order. */
export async function fieldsOfDesks(
  db: Db,
  desks: 'all' | readonly string[],
  archivedToo: boolean,
): Promise<FieldRow[]> {
  let query = db.selectFrom('fields').selectAll();
  if (desks !== 'all') query = query.where('desk_id', '=', sql<string>`any(${desks}::uuid[])`);
  if (!archivedToo) query = query.where('archived_at', 'is', null);
  return query.orderBy('desk_id').orderBy('position').orderBy('id').execute();
}

export async function fieldById(db: Db | Trx, id: string): Promise<FieldRow | undefined> {
  return db.selectFrom('fields').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertField(trx: Trx, row: Insertable<Tables['fields']>): Promise<void> {
  await trx
    .insertInto('fields')
    .values({
      ...row,
      labels: json(row.labels),
      helps: json(row.helps ?? {}),
      rules: json(row.rules ?? {}),
      options: json(row.options ?? []),
    })
    .execute();
}

export async function updateField(trx: Trx, id: string, change: Updateable<Tables['fields']>): Promise<void> {
  await trx
    .updateTable('fields')
    .set({
      ...change,
      ...(change.labels === undefined ? {} : { labels: json(change.labels) }),
      ...(change.helps === undefined ? {} : { helps: json(change.helps) }),
      ...(change.rules === undefined ? {} : { rules: json(change.rules) }),
      ...(change.options === undefined ? {} : { options: json(change.options) }),
    })
    .where('id', '=', id)
    .execute();
}
