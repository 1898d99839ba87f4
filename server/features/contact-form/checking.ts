import { FORM_LIMITS } from '../../../contract/contact-form.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import { mailAddress } from '../../../contract/shapes.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { DeskBook } from '../desks/index.ts';
import { fillIn } from '../fields/index.ts';
import { splitAddress } from '../tickets/index.ts';
import type { AskedField, OfferedForm } from './asking.ts';

/** Why a part of a form cannot be sent; the page has a sentence for each. */
export type FormError =
  | 'words.empty'
  | 'words.long'
  | 'address.missing'
  | 'address.none'
  | 'address.ours'
  | 'field.required'
  | 'field.number'
  | 'field.date'
  | 'field.long'
  | 'field.other';

export interface CheckedForm {
  requestTypeId: string | null;
  words: string;
  address: string;
  fields: Record<string, FieldValue>;
  /** By the name of what was asked: `words`, `address`, or the field's id. */
  errors: Map<string, FormError>;
}

/** Names of an own field in a form, `f.` and its id; of a choice of several, with the option's id behind it. */
export const fieldName = (fieldId: string, optionId?: string): string =>
  `f.${fieldId}${optionId === undefined ? '' : `.${optionId}`}`;

/** What of a form was given can be kept, and why the rest cannot. `given`: as the browser sent it. */
export function checkForm(
  form: OfferedForm,
  book: DeskBook,
  given: Readonly<Record<string, string>>,
  hasFiles: boolean,
): CheckedForm {
  const errors = new Map<string, FormError>();
  const words = plain(given.words ?? '');
  if (words === '' && !hasFiles) errors.set('words', 'words.empty');
  else if (words.length > FORM_LIMITS.words) errors.set('words', 'words.long');
  const address = (given.address ?? '').trim().toLowerCase();
  const wrong = addressError(address, book);
  if (wrong) errors.set('address', wrong);
  // A form with one kind of request asks nobody to choose it.
  const type =
    form.types.find((each) => each.id === given.type) ?? (form.types.length === 1 ? form.types[0] : undefined);
  const fields: Record<string, FieldValue> = {};
  for (const field of type ? form.fields.filter((each) => each.types.includes(type.id)) : []) {
    const value = givenIn(field, given);
    const checked = checkField(form, field, value, field.requiredBy.includes(type?.id ?? ''));
    if (typeof checked === 'string') errors.set(field.id, checked);
    else if (checked.value !== null) fields[field.id] = checked.value;
  }
  return { requestTypeId: type?.id ?? null, words, address, fields, errors };
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed().trim();
}

function addressError(address: string, book: DeskBook): FormError | null {
  if (address === '') return 'address.missing';
  if (!mailAddress.safeParse(address).success) return 'address.none';
  return book.byAddress(splitAddress(address).base) ? 'address.ours' : null;
}

function givenIn(field: AskedField, given: Readonly<Record<string, string>>): FieldValue | null {
  if (field.kind === 'choices')
    return field.options.filter((option) => given[fieldName(field.id, option.id)]).map((option) => option.id);
  const text = plain(given[fieldName(field.id)] ?? '');
  if (text === '') return null;
  if (field.kind === 'checkbox') return true;
  // As people write it where a comma is the point.
  if (field.kind === 'number') return Number(text.replace(/\s/g, '').replace(',', '.'));
  return text;
}

function checkField(
  form: OfferedForm,
  field: AskedField,
  value: FieldValue | null,
  required: boolean,
): FormError | { value: FieldValue | null } {
  try {
    const kept = fillIn(form.rows, {}, { [field.id]: value }).values[field.id] ?? null;
    const empty = kept === null || (Array.isArray(kept) && kept.length === 0);
    return empty && required ? 'field.required' : { value: empty ? null : kept };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (field.kind === 'number') return 'field.number';
    if (field.kind === 'date') return 'field.date';
    return field.kind === 'text' ? 'field.long' : 'field.other';
  }
}
