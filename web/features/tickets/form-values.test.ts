import { expect, test } from 'vitest';
import type { Field, RequestType } from '../../../contract/fields.ts';
import { asFilled, askedFields, readForm } from './form-values.ts';

const field = (id: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  id,
  deskId: 'd',
  key: id,
  kind,
  label: id,
  labels: {},
  help: '',
  helps: {},
  required: false,
  audience: 'team',
  everywhere: false,
  longest: null,
  multiline: false,
  least: null,
  most: null,
  unit: null,
  options: [],
  position: 0,
  archived: false,
  can: { change: true },
  ...more,
});
const fields = [
  field('always', 'text', { everywhere: true }),
  field('serial', 'text'),
  field('cost', 'number', { least: 0 }),
  field('signed', 'checkbox'),
  field('colours', 'choices'),
  field('gone', 'text', { archived: true, everywhere: true }),
];
const type = {
  form: [
    { fieldId: 'cost', required: false, audience: 'team' },
    { fieldId: 'serial', required: true, audience: 'customer' },
    { fieldId: 'gone', required: true, audience: 'customer' },
  ],
} as unknown as RequestType;

test('a kind asks for its fields in its order, then the desk for what it asks always', () => {
  expect(askedFields(fields, type).map((one) => [one.field.id, one.required])).toEqual([
    ['cost', false],
    ['serial', true],
    ['always', false],
  ]);
  expect(askedFields(fields, undefined).map((one) => one.field.id)).toEqual(['always']);
});

test('what is filled in is read by its kind, what is empty is left out, and what is missing is named', () => {
  const asked = fields.map((one) => ({ field: one, required: one.id === 'serial' || one.id === 'signed' }));
  const read = readForm(asked, { serial: ' L2-26 ', cost: '12,5', signed: true, colours: [] });
  expect(read.values).toEqual({ serial: 'L2-26', cost: 12.5, signed: true });
  expect([...read.mistakes]).toEqual([]);
  const wrong = readForm(asked, { serial: '  ', cost: '-1', signed: false });
  expect([...wrong.mistakes]).toEqual([
    ['serial', 'required'],
    ['cost', 'tooSmall'],
    ['signed', 'required'],
  ]);
});

test('kept values stand in the form as they were filled in', () => {
  expect(asFilled(field('a', 'checkbox'), undefined)).toBe(false);
  expect(asFilled(field('a', 'choices'), ['x'])).toEqual(['x']);
  expect(asFilled(field('a', 'number'), 3)).toBe('3');
});
