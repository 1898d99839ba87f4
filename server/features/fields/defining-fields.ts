import type { FieldKind } from '../../../contract/field-values.ts';
import { FIELD_LIMITS } from '../../../contract/field-values.ts';
import type { FieldChange, NewField } from '../../../contract/fields.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { setPositions } from './categories.queries.ts';
import { fieldArchived, fieldChanged, fieldCreated, fieldRestored } from './fields.events.ts';
import type { FieldRow } from './fields.queries.ts';
import { fieldById, fieldsOfDesk, insertField, updateField } from './fields.queries.ts';
import type { FieldOption, FieldRules } from './fields.tables.ts';
import { keyFrom } from './words.ts';

/** A desk's fields and forms change one at a time: keys and places are theirs alone. */
export async function lockForms(one: Act, deskId: string): Promise<void> {
  await lockForTransaction(one.trx, `forms ${deskId}`);
}

/** @returns its id. @throws Problem 403; 422 for a key that is taken, bounds the wrong way round, a choice without options. */
export async function createField(one: Act, deskId: string, input: NewField): Promise<string> {
  requirePermission(one.actor, 'field.manage', deskId);
  await lockForms(one, deskId);
  const all = await fieldsOfDesk(one.trx, deskId, true);
  const standing = all.filter((field) => field.archived_at === null);
  if (standing.length >= FIELD_LIMITS.fields)
    throw fieldProblem('kind', `A desk has ${FIELD_LIMITS.fields} fields at most. Archive some first.`);
  const key = input.key ?? freeKey(keyFrom(input.labels) || input.kind, all);
  if (all.some((field) => field.key === key))
    throw fieldProblem('key', `There is a field with the key "${key}" already.`);
  const id = newId();
  await insertField(one.trx, {
    id,
    desk_id: deskId,
    key,
    kind: input.kind,
    labels: input.labels,
    helps: input.helps ?? {},
    required: input.required ?? false,
    audience: input.audience ?? 'team',
    everywhere: input.everywhere ?? true,
    rules: rulesFrom(input.kind, {}, input),
    options: optionsFrom(input.kind, [], input.options),
    position: standing.length,
    created_at: one.at.toString(),
  });
  one.record(fieldCreated, { fieldId: id }, { deskId });
  return id;
}

/** "needed_by", "needed_by_2" …: the first that no field of the desk has. */
export function freeKey(wanted: string, taken: readonly { key: string }[]): string {
  const keys = new Set(taken.map((each) => each.key));
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? wanted : `${wanted.slice(0, 36)}_${n}`;
    if (!keys.has(key)) return key;
  }
}

function rulesFrom(kind: FieldKind, before: FieldRules, change: FieldChange): FieldRules {
  const rules: FieldRules = {};
  const pick = <Name extends keyof FieldRules>(name: Name): void => {
    const value = change[name] === undefined ? before[name] : change[name];
    if (value !== undefined && value !== null) rules[name] = value as NonNullable<FieldRules[Name]>;
  };
  if (kind === 'text') {
    pick('longest');
    pick('multiline');
  }
  if (kind === 'number') {
    pick('least');
    pick('most');
    pick('unit');
    if (rules.least != null && rules.most != null && rules.least > rules.most)
      throw fieldProblem('most', 'The most is less than the least.');
  }
  return rules;
}

function optionsFrom(kind: FieldKind, before: readonly FieldOption[], given: NewField['options']): FieldOption[] {
  if (kind !== 'choice' && kind !== 'choices') return [];
  if (given === undefined && before.length > 0) return [...before];
  if (given === undefined || given.length === 0) throw fieldProblem('options', 'A choice needs options.');
  const known = new Map(before.map((option) => [option.id, option]));
  const options = given.map(({ id, names }) => {
    if (id !== undefined && !known.has(id)) throw fieldProblem('options', 'There is no such option.');
    return { id: id ?? newId(), names };
  });
  const kept = new Set(options.map((option) => option.id));
  if (kept.size < options.length) throw fieldProblem('options', 'An option is there twice.');
  const gone = before.filter((option) => !kept.has(option.id)).map((option) => ({ ...option, archived: true }));
  if (options.length + gone.length > 2 * FIELD_LIMITS.options)
    throw fieldProblem('options', 'This field has too many options, those archived included. Make a new field.');
  return [...options, ...gone];
}

async function fieldFor(one: Act, id: string): Promise<FieldRow> {
  const found = await fieldById(one.trx, id);
  if (!found || !may(one.actor, 'desk.read', found.desk_id)) throw notFound('field');
  requirePermission(one.actor, 'field.manage', found.desk_id);
  await lockForms(one, found.desk_id);
  return (await fieldById(one.trx, id)) ?? found;
}

/** Its kind and its key stay. @throws Problem 404, 403, 422. */
export async function changeField(one: Act, id: string, change: FieldChange): Promise<void> {
  const field = await fieldFor(one, id);
  await updateField(one.trx, id, {
    labels: change.labels,
    helps: change.helps,
    required: change.required,
    audience: change.audience,
    everywhere: change.everywhere,
    rules: rulesFrom(field.kind, field.rules, change),
    options: optionsFrom(field.kind, field.options, change.options),
  });
  if (change.position !== undefined) {
    const others = (await fieldsOfDesk(one.trx, field.desk_id)).map((each) => each.id).filter((each) => each !== id);
    others.splice(change.position, 0, id);
    await setPositions(one.trx, 'fields', others);
  }
  one.record(fieldChanged, { fieldId: id }, { deskId: field.desk_id });
}

/** Values stay with their tickets, and are shown no more. @throws Problem 404, 403. */
export async function archiveField(one: Act, id: string): Promise<void> {
  const field = await fieldFor(one, id);
  if (field.archived_at !== null) return;
  await updateField(one.trx, id, { archived_at: one.at.toString() });
  one.record(fieldArchived, { fieldId: id }, { deskId: field.desk_id });
}

/** @throws Problem 404, 403; 422 where the desk is full by now. */
export async function restoreField(one: Act, id: string): Promise<void> {
  const field = await fieldFor(one, id);
  if (field.archived_at === null) return;
  const standing = await fieldsOfDesk(one.trx, field.desk_id);
  if (standing.length >= FIELD_LIMITS.fields)
    throw fieldProblem('kind', `A desk has ${FIELD_LIMITS.fields} fields at most. Archive some first.`);
  await updateField(one.trx, id, { archived_at: null, position: standing.length });
  one.record(fieldRestored, { fieldId: id }, { deskId: field.desk_id });
}
