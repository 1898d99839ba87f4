import fc from 'fast-check';
import { expect, it } from 'vitest';
import { etagOf, matches } from './changed-meanwhile.ts';

it('If-Match means the version that it was given with, and no other', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.array(fc.string(), { maxLength: 3 }), (version, other, noise) => {
      const tags = [...noise.map((each) => `"x${each.replace(/[",]/g, '')}"`), etagOf(version)].join(', ');
      expect(matches(tags, version)).toBe(true);
      expect(matches(etagOf(other), version)).toBe(other === version);
    }),
  );
});

it('takes what a proxy weakened for what it was, anything for *, and nothing for what is no tag', () => {
  expect(matches('W/"v7"', 7)).toBe(true);
  expect(matches(' * ', 7)).toBe(true);
  for (const wrong of ['v7', '7', '', '"v77"', '"v7', 'w/"v7"']) expect(matches(wrong, 7), wrong).toBe(false);
});
