import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initials, tintOf } from './face-letters.ts';

test.each([
  ['Marta Rinaldi', 'MR'],
  ['Giulia', 'G'],
  ['@velo_bristol', 'V'],
  ['g.ferraro@postanova.example', 'GF'],
  ['maria@example.test', 'M'],
  ['Ștefan cel Mare', 'ȘM'],
  ['“Ana” (sales)', 'A'],
  ['', '?'],
  ['***', '?'],
])('%s is %s', (name, letters) => expect(initials(name)).toBe(letters));

test('a face always has one to a few letters and one of six tints, whoever wrote the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(initials(name).length).toBeGreaterThan(0);
      expect([1, 2, 3, 4, 5, 6]).toContain(tintOf(name));
    }),
  );
});
