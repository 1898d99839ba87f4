import type { z } from 'zod';
import type { Company, companyChange, Me } from '../../../contract/people.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { companyChanged } from './company.events.ts';
import type { CompanyFields } from './company.queries.ts';
import { lockCompany, putCompany, readCompany } from './company.queries.ts';

/** The company as everybody in it knows it. */
export async function companyFacts(db: Db): Promise<Me['company']> {
  const company = await readCompany(db);
  return { name: company?.name ?? '', languages: company?.languages ?? ['en'], timeZone: company?.timeZone ?? 'UTC' };
}

export async function companySeenBy(platform: Platform, actor: Actor): Promise<Company> {
  return { ...(await companyFacts(platform.db)), can: { change: may(actor, 'company.change') } };
}

/** Changes the company's name, languages or time zone. What is left out, or said again, stays. */
export async function changeCompany(
  platform: Platform,
  actor: Actor,
  change: z.output<typeof companyChange>,
): Promise<void> {
  requirePermission(actor, 'company.change');
  await act(platform, actor, async (one) => {
    const before = await lockCompany(one.trx);
    const fields: CompanyFields = {};
    if (change.name !== undefined && change.name !== before?.name) fields.name = change.name;
    if (change.timeZone !== undefined && change.timeZone !== before?.timeZone) fields.time_zone = change.timeZone;
    const languages = change.languages && [...new Set(change.languages)];
    if (languages && languages.join() !== before?.languages.join()) fields.languages = languages;
    if (Object.keys(fields).length === 0) return;
    await putCompany(one.trx, fields);
    one.record(companyChanged, { fields: Object.keys(fields) });
  });
}
