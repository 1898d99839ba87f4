import type { FieldValue } from '../../../contract/field-values.ts';
import { problem } from '../../platform/http/problem.ts';
import { checkValue, sameValue } from './field-values.ts';
import type { FieldRow } from './fields.queries.ts';
import type { FormItem } from './fields.tables.ts';

export type FilledIn = Record<string, FieldValue>;

export interface ChangedValue {
  field: FieldRow;
  from: FieldValue | null;
  to: FieldValue | null;
}

/**
 * Values by the field's id after a change of some of them.
 * @param given by the field's id or key; null takes a value away
 * @throws Problem 422 that names each value that does not fit its field.
 */
export function fillIn(
  fields: readonly FieldRow[],
  before: FilledIn,
  given: Readonly<Record<string, FieldValue | null>>,
): { values: FilledIn; changed: ChangedValue[] } {
  const values = { ...before };
  const changed: ChangedValue[] = [];
  const errors: { path: string; detail: string }[] = [];
  for (const [idOrKey, wanted] of Object.entries(given)) {
    const field = fields.find((each) => each.id === idOrKey.toLowerCase() || each.key === idOrKey);
    if (!field) {
      errors.push({ path: `fields.${idOrKey}`, detail: 'There is no such field on this desk.' });
      continue;
    }
    const from = values[field.id] ?? null;
    const checked = checkValue(field, wanted, from ?? undefined);
    if (!checked.ok) {
      errors.push({ path: `fields.${idOrKey}`, detail: checked.doubt });
      continue;
    }
    if (sameValue(from, checked.value)) continue;
    if (checked.value === null) delete values[field.id];
    else values[field.id] = checked.value;
    changed.push({ field, from, to: checked.value });
  }
  refuse(errors);
  return { values, changed };
}

/** @throws Problem 422 that names each field of the form, by its key, that is required and has no value. */
export function requireFilled(fields: readonly FieldRow[], form: readonly FormItem[], values: FilledIn): void {
  const errors = fields
    .filter((field) => isRequired(field, form) && values[field.id] === undefined)
    .map((field) => ({ path: `fields.${field.key}`, detail: 'This is required here.' }));
  refuse(errors);
}

/** Required by the form, or on every ticket where the form has it. */
export function isRequired(field: FieldRow, form: readonly FormItem[]): boolean {
  const item = form.find((each) => each.fieldId === field.id);
  return item !== undefined && (item.required || field.required);
}

function refuse(errors: { path: string; detail: string }[]): void {
  const [first] = errors;
  if (first) throw problem(422, 'invalid', `"${first.path}" cannot be used: ${first.detail}`, errors);
}

/**
 * What a ticket's values become on another desk: what both desks call the same and is of the same kind goes along, choices
 * by their words. What the other desk does not have stays where it is, unseen, and is there again when the ticket comes back.
 */
export function carryOver(from: readonly FieldRow[], to: readonly FieldRow[], before: FilledIn): FilledIn {
  const values = { ...before };
  for (const target of to) {
    const source = from.find((each) => each.key === target.key && each.kind === target.kind);
    const value = source && before[source.id];
    if (source === undefined || value === undefined || values[target.id] !== undefined) continue;
    const worded = inWords(source, value);
    const checked = checkValue(target, worded);
    if (checked.ok && checked.value !== null) values[target.id] = checked.value;
  }
  return values;
}

function inWords(field: FieldRow, value: FieldValue): FieldValue {
  const words = (id: string): string => {
    const names = field.options.find((option) => option.id === id)?.names ?? {};
    return names.en ?? Object.values(names)[0] ?? id;
  };
  if (field.kind === 'choice') return words(String(value));
  if (field.kind === 'choices' && Array.isArray(value)) return value.map(words);
  return value;
}
