import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Features } from './likeness.ts';
import { compare, WORTH_ASKING } from './likeness.ts';

const isPublic = (domain: string): boolean => domain === 'postanova.example';
const person = (name: string, ...more: Partial<Features>[]): Features => ({
  name,
  addresses: [],
  phones: [],
  language: null,
  organizationId: null,
  ...Object.assign({}, ...more),
});
const score = (one: Features, other: Features): number => compare(one, other, isPublic).score;

it('asks about those who are likely one, and not about namesakes of a given name', () => {
  const giulia = person('Giulia Ferraro', { addresses: ['g.ferraro@postanova.example'], phones: ['+393335550142'] });
  expect(score(giulia, person('Giulia F.', { phones: ['3335550142'] }))).toBeGreaterThanOrEqual(WORTH_ASKING);
  expect(score(giulia, person('Ferraro, Giulia', { addresses: ['lamp@altrove.example'] }))).toBeGreaterThanOrEqual(
    WORTH_ASKING,
  );
  expect(score(giulia, person('giulia', { addresses: ['g.ferraro@altrove.example'] }))).toBeGreaterThanOrEqual(
    WORTH_ASKING,
  );
  expect(score(person('Giulia'), person('Giulia'))).toBeLessThan(WORTH_ASKING);
  expect(score(giulia, person('Marco Bianchi', { addresses: ['m.bianchi@postanova.example'] }))).toBe(0);
  expect(
    score(person('A', { addresses: ['info@uno.example'] }), person('B', { addresses: ['info@due.example'] })),
  ).toBe(0);
});

it('says what speaks for it and against', () => {
  const one = person('Ana Pop', { addresses: ['ana.pop@uno.example'], language: 'ro', organizationId: 'o1' });
  const other = person('Ana Pop', { addresses: ['anapop@due.example'], language: 'en', organizationId: 'o2' });
  expect(compare(one, other, isPublic)).toMatchObject({
    likenesses: ['same_name', 'similar_local_part'],
    differences: ['other_organization', 'other_language'],
  });
});

it('says the same of two whichever is asked first, and never leaves 0 to 100', () => {
  const word = fc.constantFrom('Ana', 'Pop', 'ion', 'F.', 'x@y.example', '');
  const features = fc.record({
    name: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
    addresses: fc.array(
      fc.constantFrom('ana.pop@uno.example', 'anapop@due.example', 'info@uno.example', 'p.ana@uno.example'),
      { maxLength: 3 },
    ),
    phones: fc.array(fc.constantFrom('+393335550142', '3335550142', '112'), { maxLength: 2 }),
    language: fc.constantFrom(null, 'it', 'ro'),
    organizationId: fc.constantFrom(null, 'o1', 'o2'),
  });
  fc.assert(
    fc.property(features, features, (one, other) => {
      expect(score(one, other)).toBe(score(other, one));
      expect(score(one, other)).toBeGreaterThanOrEqual(0);
      expect(score(one, other)).toBeLessThanOrEqual(100);
    }),
  );
});
