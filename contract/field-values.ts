import { z } from 'zod';
import { FIELD_LIMITS } from './field-limits.ts';
import { LIMITS } from './limits.ts';

export { FIELD_KINDS, FIELD_LIMITS, type FieldKind } from './field-limits.ts';

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
