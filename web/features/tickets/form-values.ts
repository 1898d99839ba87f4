import type { FieldValue, FieldValuesChange } from '../../../contract/field-values.ts';
import type { Field, RequestType } from '../../../contract/fields.ts';
import { isFilled, type ReadValue, readFieldValue } from './own-field-value.ts';

/** What stands in a form's field: the typed words (of a choice its option's id), a tick, or several options. */
export type Filled = string | boolean | readonly string[];
export type FormValues = Readonly<Record<string, Filled>>;

/** A kept value as it stands in a form. */
export function asFilled(field: Pick<Field, 'kind'>, value: FieldValue | undefined): Filled {
  if (field.kind === 'checkbox') return value === true;
  if (field.kind === 'choices') return Array.isArray(value) ? value.map(String) : [];
  return value === undefined ? '' : String(value);
}

export interface AskedField {
  field: Field;
  required: boolean;
}

/** What a form of this kind asks on this desk, in its order; then what the desk asks of every request. */
export function askedFields(fields: readonly Field[], type: RequestType | undefined): AskedField[] {
  const inForm = (type?.form ?? []).flatMap(({ fieldId, required }) => {
    const field = fields.find(({ id, archived }) => id === fieldId && !archived);
    return field === undefined ? [] : [{ field, required: required || field.required }];
  });
  const always = fields
    .filter((field) => field.everywhere && !field.archived && !inForm.some((one) => one.field.id === field.id))
    .sort((a, b) => a.position - b.position)
    .map((field) => ({ field, required: false }));
  return [...inForm, ...always];
}

export type FieldMistake = 'required' | Extract<ReadValue, { wrong: unknown }>['wrong'];

/** The values as the server takes them, and for each field that cannot be kept so why; what is empty is left out. */
export function readForm(
  asked: readonly AskedField[],
  filled: FormValues,
): { values: FieldValuesChange; mistakes: ReadonlyMap<string, FieldMistake> } {
  const values: FieldValuesChange = {};
  const mistakes = new Map<string, FieldMistake>();
  for (const { field, required } of asked) {
    const given = filled[field.id] ?? asFilled(field, undefined);
    const read: ReadValue =
      typeof given === 'string'
        ? readFieldValue(field, given)
        : { value: typeof given === 'boolean' ? given : [...given] };
    if ('wrong' in read) mistakes.set(field.id, read.wrong);
    else if (read.value !== null && isFilled(read.value)) values[field.id] = read.value;
    else if (required) mistakes.set(field.id, 'required');
  }
  return { values, mistakes };
}
