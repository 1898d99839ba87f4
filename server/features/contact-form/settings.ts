import { isDeepStrictEqual } from 'node:util';
import type { ContactFormChange } from '../../../contract/contact-form.ts';
import { FORM_LIMITS } from '../../../contract/contact-form.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { RequestTypeRow } from '../fields/index.ts';
import { requestTypesOfDesk } from '../fields/index.ts';
import { contactFormChanged } from './contact-form.events.ts';
import type { FormRow } from './contact-form.queries.ts';
import { formRow, saveForm } from './contact-form.queries.ts';

const AS_IT_COMES: FormRow = { offered: true, request_type_ids: null, sites: [] };

/** How a desk's form is set, and the request types that it offers, in the form's order. */
export async function formSettings(
  db: Db | Trx,
  deskId: string,
): Promise<FormRow & { types: RequestTypeRow[]; others: RequestTypeRow[] }> {
  const row = (await formRow(db, deskId)) ?? AS_IT_COMES;
  const all = await requestTypesOfDesk(db, deskId);
  const chosen = row.request_type_ids;
  const types = (
    chosen === null ? all : chosen.flatMap((typeId) => all.find((type) => type.id === typeId) ?? [])
  ).slice(0, FORM_LIMITS.requestTypes);
  return { ...row, types, others: all.filter((type) => !types.includes(type)) };
}

/** What is left out stays. @throws Problem 403; 422 for a request type of elsewhere. */
export async function changeContactForm(one: Act, deskId: string, change: ContactFormChange): Promise<void> {
  requirePermission(one.actor, 'contact-form.change', deskId);
  await lockForTransaction(one.trx, `contact-form ${deskId}`);
  const before = (await formRow(one.trx, deskId)) ?? AS_IT_COMES;
  if (change.requestTypes) {
    const known = new Set((await requestTypesOfDesk(one.trx, deskId)).map((type) => type.id));
    if (change.requestTypes.some((typeId) => !known.has(typeId)))
      throw fieldProblem('requestTypes', 'There is no such request type on this desk.');
  }
  const after: FormRow = {
    offered: change.offered ?? before.offered,
    request_type_ids:
      change.requestTypes === undefined
        ? before.request_type_ids
        : change.requestTypes && [...new Set(change.requestTypes)],
    sites: change.sites === undefined ? before.sites : [...new Set(change.sites)],
  };
  if (isDeepStrictEqual(after, before)) return;
  const changed = [
    ...(after.offered === before.offered ? [] : ['offered']),
    ...(isDeepStrictEqual(after.request_type_ids, before.request_type_ids) ? [] : ['requestTypes']),
    ...(isDeepStrictEqual(after.sites, before.sites) ? [] : ['sites']),
  ];
  const by = one.actor.kind === 'teammate' ? one.actor.id : null;
  await saveForm(one.trx, deskId, after, { at: one.at, by });
  one.record(contactFormChanged, { deskId, settings: changed }, { deskId });
}
