import type { CardField, CardFieldValues } from '../../../contract/contacts.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import { fieldProblem } from '../../platform/http/problem.ts';

const MOST_LETTERS = 2_000;
const YES = new Set(['yes', 'true', '1', 'x', 'y', 'sì', 'si', 'sí', 'da', 'vero', 'verdadero', 'adevărat']);
const NO = new Set(['no', 'false', '0', '', 'n', 'nu', 'falso', 'fals']);

/** What a value that does not fit is not. */
type Misfit = 'bad_number' | 'bad_choice' | 'bad_date' | 'bad_yes_no' | 'too_long';

/**
 * A value as it is kept, read from what somebody gave: the value itself, or its words as they stand in a list. Choices may be
 * given by id or by name, several in one text with `;` or `,` between them.
 * @returns the value, or what it is not.
 */
export function readFieldValue(
  field: Pick<CardField, 'kind' | 'choices'>,
  given: FieldValue,
): { value: FieldValue } | { misfit: Misfit } {
  const text = typeof given === 'string' ? given.trim() : null;
  switch (field.kind) {
    case 'text':
      if (text === null) return { value: String(given) };
      return text.length > MOST_LETTERS ? { misfit: 'too_long' } : { value: text };
    case 'number': {
      const number = typeof given === 'number' ? given : text === null ? null : readNumber(text);
      return number === null || !Number.isFinite(number) ? { misfit: 'bad_number' } : { value: number };
    }
    case 'date':
      return text !== null && isDate(text) ? { value: text } : { misfit: 'bad_date' };
    case 'checkbox':
      if (typeof given === 'boolean') return { value: given };
      if (text === null) return { misfit: 'bad_yes_no' };
      if (YES.has(text.toLowerCase())) return { value: true };
      return NO.has(text.toLowerCase()) ? { value: false } : { misfit: 'bad_yes_no' };
    case 'choice': {
      const id = text === null ? undefined : choiceId(field, text);
      return id === undefined ? { misfit: 'bad_choice' } : { value: id };
    }
    case 'choices': {
      const names = Array.isArray(given) ? given : text === null ? null : text.split(/[;,]/);
      if (names === null) return { misfit: 'bad_choice' };
      const ids = names
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => choiceId(field, name));
      return ids.includes(undefined) ? { misfit: 'bad_choice' } : { value: [...new Set(ids as string[])] };
    }
  }
}

/**
 * The values after a change; null takes one away.
 * @throws Problem 422 for a field that is not there, or a value that does not fit it.
 */
export function changedFields(
  fields: readonly CardField[],
  before: CardFieldValues,
  change: Record<string, FieldValue | null>,
): CardFieldValues {
  const after = { ...before };
  for (const [id, given] of Object.entries(change)) {
    const field = fields.find((one) => one.id === id);
    if (!field) throw fieldProblem(`fields.${id}`, 'There is no such field.');
    if (given === null || given === '') {
      delete after[id];
      continue;
    }
    const read = readFieldValue(field, given);
    if ('misfit' in read) throw fieldProblem(`fields.${id}`, `This does not fit "${field.name}" (${field.kind}).`);
    after[id] = read.value;
  }
  return after;
}

/** Those whose fields still are there. */
export function shownFields(fields: readonly CardField[], values: CardFieldValues): CardFieldValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => fields.some((field) => field.id === id)));
}

/** `1.234,5` as well as `1,234.5`: the last sign that is followed by other than three digits is the decimal one. */
export function readNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0'’]/g, '');
  if (!/^[+-]?\d[\d.,]{0,40}$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const sign = last < 0 ? '' : (bare[last] ?? '');
  const isDecimal =
    last >= 0 && (bare.length - last - 1 !== 3 || bare.slice(0, last).includes(sign === '.' ? ',' : '.'));
  const groups = isDecimal ? bare.slice(0, last) : bare;
  if (isDecimal && groups.includes(sign)) return null;
  const number = Number(groups.replace(/[.,]/g, '') + (isDecimal ? `.${bare.slice(last + 1)}` : ''));
  return Number.isFinite(number) ? number : null;
}

function choiceId(field: Pick<CardField, 'choices'>, text: string): string | undefined {
  return field.choices.find((one) => one.id === text || one.name.toLowerCase() === text.toLowerCase())?.id;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
