import './my-requests.tables.ts';
import type { Db, Insertable, Selectable, Trx, Updateable } from '../../platform/db/index.ts';
import type { ProvidersTable } from './my-requests.tables.ts';

export type ProviderRow = Selectable<ProvidersTable>;

/** All of them, the first made first. */
export async function providerRows(db: Db | Trx): Promise<ProviderRow[]> {
  return db.selectFrom('customer_providers').selectAll().orderBy('created_at').orderBy('id').execute();
}

export async function providerRow(db: Db | Trx, id: string): Promise<ProviderRow | undefined> {
  return db.selectFrom('customer_providers').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockProvider(trx: Trx, id: string): Promise<ProviderRow | undefined> {
  return trx.selectFrom('customer_providers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertProvider(trx: Trx, row: Insertable<ProvidersTable>): Promise<void> {
  await trx.insertInto('customer_providers').values(row).execute();
}

export async function updateProvider(trx: Trx, id: string, change: Updateable<ProvidersTable>): Promise<void> {
  await trx.updateTable('customer_providers').set(change).where('id', '=', id).execute();
}

export async function deleteProvider(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('customer_providers').where('id', '=', id).execute();
}

/** Who came in by its word has to come again. */
export async function endSessionsOf(trx: Trx, providerId: string): Promise<void> {
  await trx.deleteFrom('customer_sessions').where('provider_id', '=', providerId).execute();
}

/** Accounts of an issuer that nobody is asked about any more. */
export async function forgetAccountsOf(trx: Trx, issuer: string): Promise<void> {
  await trx
    .deleteFrom('customer_accounts')
    .where('issuer', '=', issuer)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('customer_providers as p').select('p.id').where('p.issuer', '=', issuer))),
    )
    .execute();
}
