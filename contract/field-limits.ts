// Apart from the shapes, so that a screen can read it without their library.

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
