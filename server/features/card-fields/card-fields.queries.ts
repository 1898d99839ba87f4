import './card-fields.tables.ts';
import type { CardField } from '../../../contract/contacts.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';

export async function cardFields(db: Db | Trx, of?: CardField['of']): Promise<CardField[]> {
  let query = db.selectFrom('contact_fields').selectAll().where('archived_at', 'is', null);
  if (of !== undefined) query = query.where('subject', '=', of);
  const rows = await query.orderBy('subject').orderBy('position').orderBy('id').execute();
  return rows.map(({ id, subject, name, kind, choices }) => ({ id, of: subject, name, kind, choices }));
}

/** What is not in the list is put away. */
export async function replaceCardFields(trx: Trx, fields: readonly CardField[], at: Temporal.Instant): Promise<void> {
  const ids = fields.map((field) => field.id);
  await trx
    .updateTable('contact_fields')
    .set({ archived_at: at.toString() })
    .where('archived_at', 'is', null)
    .where('id', '!=', sql<string>`all(${ids}::uuid[])`)
    .execute();
  for (const [position, field] of fields.entries()) {
    const { id, of, name, kind } = field;
    const choices = json(field.choices);
    await trx
      .insertInto('contact_fields')
      .values({ id, subject: of, name, kind, choices, position })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, choices, position, archived_at: null }))
      .execute();
  }
}
