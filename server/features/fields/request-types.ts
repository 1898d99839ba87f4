import { FIELD_LIMITS } from '../../../contract/field-values.ts';
import type { NewRequestType, RequestTypeChange } from '../../../contract/fields.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Trx } from '../../platform/db/index.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { categoryById, setPositions } from './categories.queries.ts';
import { freeKey, lockForms } from './defining-fields.ts';
import { requestTypeArchived, requestTypeChanged, requestTypeCreated, requestTypeRestored } from './fields.events.ts';
import { fieldsOfDesk } from './fields.queries.ts';
import type { RequestTypeRow } from './request-types.queries.ts';
import { insertRequestType, requestTypeById, requestTypesOfDesk, updateRequestType } from './request-types.queries.ts';
import { keyFrom, saysIt } from './words.ts';

const ICON = 'message-circle';

/** @returns its id. @throws Problem 403; 422 for a key that is taken, a field or a category of elsewhere, a full desk. */
export async function createRequestType(one: Act, deskId: string, input: NewRequestType): Promise<string> {
  requirePermission(one.actor, 'field.manage', deskId);
  await lockForms(one, deskId);
  const all = await requestTypesOfDesk(one.trx, deskId, true);
  const standing = all.filter((each) => each.archived_at === null);
  requireRoom(standing.length);
  const key = input.key ?? freeKey(keyFrom(input.names) || 'request', all);
  if (all.some((each) => each.key === key))
    throw fieldProblem('key', `There is a request type with the key "${key}" already.`);
  await requireOfDesk(one.trx, deskId, input);
  const id = newId();
  await insertRequestType(one.trx, {
    id,
    desk_id: deskId,
    key,
    names: input.names,
    descriptions: input.descriptions ?? {},
    icon: input.icon ?? ICON,
    form: input.form ?? [],
    defaults: input.defaults ?? {},
    position: standing.length,
    created_at: one.at.toString(),
  });
  one.record(requestTypeCreated, { requestTypeId: id }, { deskId });
  return id;
}

function requireRoom(standing: number): void {
  if (standing >= FIELD_LIMITS.requestTypes)
    throw fieldProblem('names', `A desk has ${FIELD_LIMITS.requestTypes} request types at most. Archive some first.`);
}

/** The form and the defaults name only what is the desk's own. */
async function requireOfDesk(trx: Trx, deskId: string, { form, defaults }: RequestTypeChange): Promise<void> {
  if (form !== undefined) {
    const known = new Set((await fieldsOfDesk(trx, deskId)).map((field) => field.id));
    if (form.some((item) => !known.has(item.fieldId)))
      throw fieldProblem('form', 'There is no such field on this desk.');
    if (new Set(form.map((item) => item.fieldId)).size < form.length)
      throw fieldProblem('form', 'A field is in the form twice.');
  }
  if (defaults?.categoryId != null) {
    const category = await categoryById(trx, defaults.categoryId);
    if (category?.desk_id !== deskId || category.archived_at !== null)
      throw fieldProblem('defaults.categoryId', 'There is no such category on this desk.');
  }
}

async function requestTypeToChange(one: Act, id: string): Promise<RequestTypeRow> {
  const found = await requestTypeById(one.trx, id);
  if (!found || !may(one.actor, 'desk.read', found.desk_id)) throw notFound('request type');
  requirePermission(one.actor, 'field.manage', found.desk_id);
  await lockForms(one, found.desk_id);
  return (await requestTypeById(one.trx, id)) ?? found;
}

/** Its key stays; lists replace what was there. @throws Problem 404, 403, 422. */
export async function changeRequestType(one: Act, id: string, change: RequestTypeChange): Promise<void> {
  const type = await requestTypeToChange(one, id);
  await requireOfDesk(one.trx, type.desk_id, change);
  const { names, descriptions, icon, form, defaults } = change;
  await updateRequestType(one.trx, id, { names, descriptions, icon: icon ?? type.icon, form, defaults });
  if (change.position !== undefined) {
    const others = (await requestTypesOfDesk(one.trx, type.desk_id))
      .map((each) => each.id)
      .filter((each) => each !== id);
    others.splice(change.position, 0, id);
    await setPositions(one.trx, 'request_types', others);
  }
  one.record(requestTypeChanged, { requestTypeId: id }, { deskId: type.desk_id });
}

/** Tickets keep it, and it is offered for no other. @throws Problem 404, 403. */
export async function archiveRequestType(one: Act, id: string): Promise<void> {
  const type = await requestTypeToChange(one, id);
  if (type.archived_at !== null) return;
  await updateRequestType(one.trx, id, { archived_at: one.at.toString() });
  one.record(requestTypeArchived, { requestTypeId: id }, { deskId: type.desk_id });
}

/** @throws Problem 404, 403; 422 where the desk is full by now. */
export async function restoreRequestType(one: Act, id: string): Promise<void> {
  const type = await requestTypeToChange(one, id);
  if (type.archived_at === null) return;
  const standing = await requestTypesOfDesk(one.trx, type.desk_id);
  requireRoom(standing.length);
  await updateRequestType(one.trx, id, { archived_at: null, position: standing.length });
  one.record(requestTypeRestored, { requestTypeId: id }, { deskId: type.desk_id });
}

/** The request type of a desk by its key, its name in any language, or its id. @throws Problem 422 where there is none. */
export async function requestTypeFor(trx: Trx, deskId: string, wanted: string): Promise<RequestTypeRow> {
  const standing = await requestTypesOfDesk(trx, deskId);
  const lower = wanted.toLowerCase();
  const found =
    standing.find((type) => type.id === lower) ??
    standing.find((type) => type.key === lower) ??
    standing.find((type) => saysIt(type.names, wanted));
  if (found) return found;
  const keys = standing.map((type) => type.key).join(', ');
  throw fieldProblem('requestType', `There is no request type "${wanted}" on this desk. It has: ${keys || 'none'}.`);
}

/** The request type of another desk with the same key, if there is one. */
export async function sameRequestTypeOn(trx: Trx, requestTypeId: string, deskId: string): Promise<string | null> {
  const type = await requestTypeById(trx, requestTypeId);
  if (!type) return null;
  return (await requestTypesOfDesk(trx, deskId)).find((each) => each.key === type.key)?.id ?? null;
}
