import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import './company.tables.ts';

export interface CompanyRow {
  name: string;
  languages: Language[];
  timeZone: string;
  setUpAt: Temporal.Instant | null;
  setUpCodeHash: string | null;
}

export async function readCompany(db: Db): Promise<CompanyRow | undefined> {
  return db
    .selectFrom('company')
    .select(['name', 'languages', 'time_zone as timeZone', 'set_up_at as setUpAt', 'set_up_code_hash as setUpCodeHash'])
    .executeTakeFirst();
}

/** The company alone for this transaction, whether its row is there already or not. */
export async function lockCompany(trx: Trx): Promise<CompanyRow | undefined> {
  await lockForTransaction(trx, 'company');
  return readCompany(trx);
}

export interface CompanyFields {
  name?: string;
  languages?: Language[];
  time_zone?: string;
  set_up_at?: string;
  set_up_code_hash?: string | null;
}

const UNNAMED: { name: string; languages: Language[]; time_zone: string } = {
  name: 'Sportello',
  languages: ['en'],
  time_zone: 'UTC',
};

/** Changes these fields of the one row, and makes it where it is not there yet. */
export async function putCompany(trx: Trx, fields: CompanyFields): Promise<void> {
  await trx
    .insertInto('company')
    .values({ ...UNNAMED, ...fields })
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(fields))
    .execute();
}
