import { z } from 'zod';
import { LIMITS } from './limits.ts';

export const FIELD_LIMITS = {
  categories: 500,
  categoryDepth: 4,
  fields: 60,
  requestTypes: 60,
  options: 200,
  /** Characters of one text value. */
  textValue: 5_000,
  choices: 50,
  help: 500,
  unit: 20,
  minutes: 60 * 24 * 366,
  /** Of one ticket, all entries together. */
  ticketMinutes: 60 * 24 * 366 * 100,
  note: 500,
} as const;

export const FIELD_KINDS = ['text', 'number', 'choice', 'choices', 'date', 'checkbox'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
/** text, choice (an option's id), date (YYYY-MM-DD): string; number; checkbox: boolean; choices: options' ids. */
export const fieldValue = z.union([
  z.string().max(FIELD_LIMITS.textValue),
  z.number(),
  z.boolean(),
  z.array(z.string().max(LIMITS.name)).max(FIELD_LIMITS.choices),
]);
export type FieldValue = z.infer<typeof fieldValue>;

/** Values by the field's id or key; null takes one away. */
export const fieldValues = z.record(z.string().max(64), fieldValue.nullable());
export type FieldValuesChange = z.infer<typeof fieldValues>;
