import type { FieldValue } from '../../../contract/field-values.ts';
import type { NewOrganization, OrganizationChange } from '../../../contract/organizations.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { cardFields, changedFields } from '../card-fields/index.ts';
import { deskBook } from '../desks/index.ts';
import { organizationChanged, organizationCreated } from './organizations.events.ts';
import {
  insertOrganization,
  lockOrganization,
  replaceDesks,
  replaceDomains,
  touchOrganization,
} from './organizations.queries.ts';
import { isPublicProvider } from './public-providers.ts';

/** @returns its id. @throws Problem 403; 422 for a domain that is a public provider's, ours, or another organization's. */
export async function createOrganization(one: Act, input: NewOrganization): Promise<string> {
  requirePermission(one.actor, 'organization.change');
  const id = newId();
  await insertOrganization(one.trx, id, input.name, one.at);
  await setFacts(one, id, {}, input);
  await setDomains(one, id, input.domains);
  await setDesks(one, id, input.sharesOn);
  one.record(organizationCreated, { organizationId: id });
  return id;
}

/** Changes what is given; lists replace what was there. @throws Problem 404, and as `createOrganization`. */
export async function changeOrganization(one: Act, id: string, change: OrganizationChange): Promise<void> {
  requirePermission(one.actor, 'organization.change');
  const before = await lockOrganization(one.trx, id);
  if (!before) throw notFound('organization');
  await setFacts(one, id, before.fields, change);
  if (change.domains !== undefined) await setDomains(one, id, change.domains);
  if (change.sharesOn !== undefined) await setDesks(one, id, change.sharesOn);
  one.record(organizationChanged, { organizationId: id });
}

async function setFacts(
  one: Act,
  id: string,
  before: Record<string, FieldValue>,
  { fields, ...change }: OrganizationChange,
): Promise<void> {
  const after =
    fields === undefined ? {} : { fields: changedFields(await cardFields(one.trx, 'organization'), before, fields) };
  await touchOrganization(one.trx, id, { ...change, ...after }, one.at);
}

async function setDomains(one: Act, id: string, domains: readonly string[]): Promise<void> {
  const wanted = [...new Set(domains)];
  const common = wanted.find(isPublicProvider);
  if (common !== undefined)
    throw fieldProblem('domains', `At ${common} anybody gets an address: it belongs to no organization.`);
  const taken = await replaceDomains(one.trx, id, wanted);
  if (taken !== undefined) throw fieldProblem('domains', `${taken} belongs to another organization already.`);
}

async function setDesks(one: Act, id: string, deskIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(deskIds)];
  const book = await deskBook(one.platform.db);
  if (wanted.some((deskId) => book.desk(deskId) === undefined))
    throw fieldProblem('sharesOn', 'There is no such desk.');
  await replaceDesks(one.trx, id, wanted);
}
