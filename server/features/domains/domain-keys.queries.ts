import type { Db, Insertable, Selectable, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { DomainKeysTable } from './domain-keys.tables.ts';
import './domain-keys.tables.ts';

export type DomainKeyRow = Selectable<DomainKeysTable>;

/** All keys of a domain that are still of use, the oldest first. */
export async function keysOf(db: Db, domain: string, retiredSince: Temporal.Instant): Promise<DomainKeyRow[]> {
  return db
    .selectFrom('domain_keys')
    .selectAll()
    .where('domain', '=', domain)
    .where(sql<boolean>`(retired_at is null or retired_at > ${retiredSince.toString()}::timestamptz)`)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Another process may have been quicker: then its key stays. */
export async function addKey(db: Db, row: Insertable<DomainKeysTable>): Promise<void> {
  await db
    .insertInto('domain_keys')
    .values(row)
    .onConflict((conflict) => conflict.columns(['domain', 'selector']).doNothing())
    .execute();
}

/** A selector that was used before and is free again gets a new key. */
export async function putKey(trx: Trx, row: Insertable<DomainKeysTable>): Promise<void> {
  await trx.deleteFrom('domain_keys').where('domain', '=', row.domain).where('selector', '=', row.selector).execute();
  await trx.insertInto('domain_keys').values(row).execute();
}

/** Lets a key sign that was just seen; its elder of the same kind retires. @returns false when it signed already. */
export async function letSign(trx: Trx, domain: string, selector: string, at: string): Promise<boolean> {
  const begun = await trx
    .updateTable('domain_keys')
    .set({ signs_from: at })
    .where('domain', '=', domain)
    .where('selector', '=', selector)
    .where('signs_from', 'is', null)
    .where('retired_at', 'is', null)
    .returning('algorithm')
    .executeTakeFirst();
  if (!begun) return false;
  await trx
    .updateTable('domain_keys')
    .set({ retired_at: at })
    .where('domain', '=', domain)
    .where('selector', '!=', selector)
    .where('algorithm', '=', begun.algorithm)
    .where('signs_from', 'is not', null)
    .where('retired_at', 'is', null)
    .execute();
  return true;
}

/** A key that is no longer in DNS signs no more. */
export async function stopSigning(db: Db, domain: string, selector: string): Promise<void> {
  await db
    .updateTable('domain_keys')
    .set({ signs_from: null })
    .where('domain', '=', domain)
    .where('selector', '=', selector)
    .where('retired_at', 'is', null)
    .execute();
}
