import { FIELD_LIMITS } from '../../../contract/field-limits.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Field } from '../../../contract/fields.ts';

/** What was typed as the field's value, or why it is none: `notANumber`, `tooSmall`, `tooLarge`, `tooLong`, `noDay`. */
export type ReadValue =
  | { value: FieldValue | null }
  | { wrong: 'notANumber' | 'tooSmall' | 'tooLarge' | 'tooLong' | 'noDay' };

/** As the server keeps it: of a text its words, a number with point or comma, a day as YYYY-MM-DD; nothing is null. */
export function readFieldValue(field: Pick<Field, 'kind' | 'least' | 'most' | 'longest'>, typed: string): ReadValue {
  const words = typed.trim();
  if (words === '') return { value: null };
  switch (field.kind) {
    case 'number': {
      const written = words.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
      const number = /^-?\d{1,15}(\.\d{1,10})?$/.test(written) ? Number(written) : Number.NaN;
      if (Number.isNaN(number)) return { wrong: 'notANumber' };
      if (field.least !== null && number < field.least) return { wrong: 'tooSmall' };
      if (field.most !== null && number > field.most) return { wrong: 'tooLarge' };
      return { value: number };
    }
    case 'date':
      return isDay(words) ? { value: words } : { wrong: 'noDay' };
    default:
      return words.length > (field.longest ?? FIELD_LIMITS.textValue) ? { wrong: 'tooLong' } : { value: words };
  }
}

/** 2026-02-30 looks like a day and is none. */
function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written;
}

/** Whether the field holds anything; a box without a tick holds nothing. */
export function isFilled(value: FieldValue | undefined): boolean {
  if (value === undefined || value === false || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

/** In words; options by their names, those that were taken away too. */
export function sayFieldValue(
  field: Pick<Field, 'kind' | 'unit' | 'options'>,
  value: FieldValue,
  say: { number: (value: number) => string; day: (day: string) => string; yes: string; no: string },
): string {
  const optionName = (id: string) => field.options.find((option) => option.id === id)?.name ?? id;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (typeof value === 'number') return field.unit === null ? say.number(value) : `${say.number(value)} ${field.unit}`;
  if (Array.isArray(value)) return value.map(optionName).join(', ');
  if (field.kind === 'choice') return optionName(value);
  return field.kind === 'date' && isDay(value) ? say.day(value) : value;
}
