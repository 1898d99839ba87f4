import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { putCompany } from './company.queries.ts';

export interface NewCompany {
  name: string;
  languages: readonly Language[];
  timeZone: string;
}

/**
 * Writes the company down as set up, within the caller's transaction; the one-time code ends with it. For set-up in its two
 * ways and for the sample company. The caller makes sure, under lockCompany, that this has not been done.
 */
export async function foundCompany(one: Act, company: NewCompany): Promise<void> {
  await putCompany(one.trx, {
    name: company.name,
    languages: [...new Set(company.languages)],
    time_zone: company.timeZone,
    set_up_at: one.at.toString(),
    set_up_code_hash: null,
  });
}
