import './records.tables.ts';
import type { Db, Insertable, Trx } from '../../platform/db/index.ts';
import { insertRows } from '../../platform/db/index.ts';
import type { MailDomainRecordsTable } from './records.tables.ts';

export async function seenRecords(db: Db | Trx, domains: readonly string[]) {
  if (domains.length === 0) return [];
  return db.selectFrom('mail_domain_records').selectAll().where('domain', 'in', domains).execute();
}

/** Puts what was seen of a domain in the place of what was seen before. */
export async function replaceSeen(
  trx: Trx,
  domain: string,
  rows: readonly Insertable<MailDomainRecordsTable>[],
): Promise<void> {
  await trx.deleteFrom('mail_domain_records').where('domain', '=', domain).execute();
  await insertRows(trx, 'mail_domain_records', rows);
}
