import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIELD_KINDS, FIELD_LIMITS } from '../../../contract/field-values.ts';
import type { FieldOfValue } from './field-values.ts';
import { checkValue, sameValue } from './field-values.ts';

const options = [
  { id: '0197a000-0000-7000-8000-000000000001', names: { en: 'Frame', it: 'Telaio' } },
  { id: '0197a000-0000-7000-8000-000000000002', names: { en: 'Battery' } },
  { id: '0197a000-0000-7000-8000-000000000003', names: { en: 'Saddle' }, archived: true },
];
const [frame = '', battery = '', saddle = ''] = options.map((option) => option.id);

function field(kind: FieldOfValue['kind'], rules: FieldOfValue['rules'] = {}): FieldOfValue {
  return { kind, rules, options };
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.array(fc.oneof(fc.string(), fc.constantFrom(frame, battery, saddle, 'frame', 'TELAIO')), { maxLength: 6 }),
  fc.constantFrom(frame, battery, saddle, ' battery ', '2026-02-29', '2028-02-29', '2026-12-01', '-000001-01-01'),
  fc.constant(null),
);

it('what is kept is of its kind, and kept again it stays the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELD_KINDS), anything, (kind, given) => {
      const kept = checkValue(field(kind, { least: -5, most: 5, longest: 20 }), given);
      if (!kept.ok) {
        expect(kept.doubt).not.toBe('');
        return;
      }
      const { value } = kept;
      if (value === null) return;
      if (kind === 'text') expect(value.toString().length).toBeLessThanOrEqual(20);
      if (kind === 'number') expect(Math.abs(Number(value))).toBeLessThanOrEqual(5);
      if (kind === 'choice') expect([frame, battery]).toContain(value);
      if (kind === 'choices')
        expect(value).toSatisfy((ids: string[]) => ids.every((id) => [frame, battery].includes(id)));
      if (kind === 'date') expect(Temporal.PlainDate.from(String(value)).toString()).toBe(value);
      if (kind === 'checkbox') expect(value).toBeTypeOf('boolean');
      expect(checkValue(field(kind, { least: -5, most: 5, longest: 20 }), value)).toEqual({ ok: true, value });
    }),
  );
});

it('takes options by id or by words in any language, each once and in their order', () => {
  expect(checkValue(field('choice'), 'telaio')).toEqual({ ok: true, value: frame });
  expect(checkValue(field('choices'), ['Battery', frame, 'FRAME'])).toEqual({ ok: true, value: [frame, battery] });
  expect(checkValue(field('choices'), [])).toEqual({ ok: true, value: null });
});

it('an archived option stays where it was and comes nowhere else', () => {
  expect(checkValue(field('choice'), saddle).ok).toBe(false);
  expect(checkValue(field('choice'), saddle, saddle)).toEqual({ ok: true, value: saddle });
  expect(checkValue(field('choices'), [saddle, frame], [saddle])).toEqual({ ok: true, value: [frame, saddle] });
});

it('what is empty is nothing, what does not fit says why', () => {
  expect(checkValue(field('text'), ' \n ')).toEqual({ ok: true, value: null });
  expect(checkValue(field('text'), 'a'.repeat(FIELD_LIMITS.textValue + 1)).ok).toBe(false);
  expect(checkValue(field('date'), '2026-02-30')).toMatchObject({ doubt: expect.stringContaining('calendar') });
  expect(checkValue(field('number', { least: 0 }), -1)).toMatchObject({ doubt: 'This is 0 at least.' });
  expect(checkValue(field('number'), Number.NaN).ok).toBe(false);
  expect(checkValue(field('checkbox'), 'yes').ok).toBe(false);
});

it('lists are the same by what they hold', () => {
  expect(sameValue(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(sameValue(undefined, null)).toBe(true);
  expect(sameValue(0, null)).toBe(false);
});
