import type { FieldKind, FieldValue } from '../../../contract/field-values.ts';
import { FIELD_LIMITS } from '../../../contract/field-values.ts';
import type { FieldOption, FieldRules } from './fields.tables.ts';
import { foldCase, saysIt } from './words.ts';

/** As much of a field as its values are checked by. */
export interface FieldOfValue {
  kind: FieldKind;
  rules: FieldRules;
  options: readonly FieldOption[];
}

export type CheckedValue = { ok: true; value: FieldValue | null } | { ok: false; doubt: string };

/**
 * A value as it is kept: text trimmed, options by their ids, a day as YYYY-MM-DD; null for what is empty. An option may be
 * named by its id or its words, and one that was archived only where `before` holds it already.
 */
export function checkValue(field: FieldOfValue, given: FieldValue | null, before?: FieldValue): CheckedValue {
  if (given === null) return { ok: true, value: null };
  switch (field.kind) {
    case 'text':
      return checkText(field.rules, given);
    case 'number':
      return checkNumber(field.rules, given);
    case 'choice':
      return checkChoice(field.options, given, before);
    case 'choices':
      return checkChoices(field.options, given, before);
    case 'date':
      return checkDate(given);
    case 'checkbox':
      return typeof given === 'boolean' ? { ok: true, value: given } : doubt('This is yes or no: true or false.');
  }
}

function doubt(words: string): CheckedValue {
  return { ok: false, doubt: words };
}

function checkText(rules: FieldRules, given: FieldValue): CheckedValue {
  if (typeof given !== 'string') return doubt('This is a text.');
  // PostgreSQL keeps neither a zero character nor half of a pair in a text.
  const value = given.replaceAll('\0', '').toWellFormed().normalize('NFC').trim();
  const longest = rules.longest ?? FIELD_LIMITS.textValue;
  if (value.length > longest) return doubt(`This holds ${longest} characters at most.`);
  return { ok: true, value: value === '' ? null : value };
}

function checkNumber({ least, most }: FieldRules, given: FieldValue): CheckedValue {
  if (typeof given !== 'number' || !Number.isFinite(given)) return doubt('This is a number.');
  if (least != null && given < least) return doubt(`This is ${least} at least.`);
  if (most != null && given > most) return doubt(`This is ${most} at most.`);
  return { ok: true, value: given };
}

function optionNamed(options: readonly FieldOption[], given: string, before: readonly string[]): string | undefined {
  const offered = options.filter((option) => option.archived !== true || before.includes(option.id));
  const byId = offered.find((option) => option.id === given.toLowerCase());
  return (byId ?? offered.find((option) => saysIt(option.names, given)))?.id;
}

function checkChoice(options: readonly FieldOption[], given: FieldValue, before: FieldValue | undefined): CheckedValue {
  if (typeof given !== 'string') return doubt('This is one option, by its id or its words.');
  if (foldCase(given) === '') return { ok: true, value: null };
  const option = optionNamed(options, given, typeof before === 'string' ? [before] : []);
  return option === undefined ? doubt(`There is no option "${given}".`) : { ok: true, value: option };
}

function checkChoices(
  options: readonly FieldOption[],
  given: FieldValue,
  before: FieldValue | undefined,
): CheckedValue {
  if (!Array.isArray(given)) return doubt('This is a list of options, by their ids or their words.');
  const chosen = new Set<string>();
  for (const each of given) {
    const option = optionNamed(options, each, Array.isArray(before) ? before : []);
    if (option === undefined) return doubt(`There is no option "${each}".`);
    chosen.add(option);
  }
  // In the order of the options, so that the same choice is the same value.
  const value = options.map((option) => option.id).filter((id) => chosen.has(id));
  return { ok: true, value: value.length === 0 ? null : value };
}

function checkDate(given: FieldValue): CheckedValue {
  if (typeof given !== 'string') return doubt('This is a day, as 2026-11-30.');
  if (given.trim() === '') return { ok: true, value: null };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return doubt('This is a day, as 2026-11-30.');
  try {
    return { ok: true, value: Temporal.PlainDate.from(given, { overflow: 'reject' }).toString() };
  } catch (error) {
    if (error instanceof RangeError) return doubt(`There is no ${given} in the calendar.`);
    throw error;
  }
}

export function sameValue(one: FieldValue | null | undefined, other: FieldValue | null | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
