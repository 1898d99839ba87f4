import './mailboxes.tables.ts';
import type { Db, Insertable, Trx } from '../../platform/db/index.ts';
import type { MailProvider, MailProvidersTable } from './mailboxes.tables.ts';

export async function providerRows(db: Db) {
  return db.selectFrom('mail_providers').selectAll().execute();
}

export async function providerRow(db: Db | Trx, provider: MailProvider) {
  return db.selectFrom('mail_providers').selectAll().where('provider', '=', provider).executeTakeFirst();
}

export async function putProvider(trx: Trx, row: Insertable<MailProvidersTable>): Promise<void> {
  const { provider: _provider, ...changing } = row;
  await trx
    .insertInto('mail_providers')
    .values(row)
    .onConflict((conflict) => conflict.column('provider').doUpdateSet(changing))
    .execute();
}
