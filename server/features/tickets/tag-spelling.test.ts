import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIMITS } from '../../../contract/limits.ts';
import { eachTagOnce, tagKey, tidyTag } from './tag-spelling.ts';

const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.constantFrom('VIP', ' vip', 'Perché', 'Perche\u0301'),
);

it('tidied again, a tag stays as it is, and fits', () => {
  fc.assert(
    fc.property(written, (tag) => {
      const tidy = tidyTag(tag);
      expect(tidyTag(tidy)).toBe(tidy);
      expect([...tidy].length).toBeLessThanOrEqual(LIMITS.tagLength);
      expect(tagKey(tidy)).toBe(tagKey(tag));
      expect(tidy.isWellFormed() && !tidy.includes('\0')).toBe(true);
    }),
  );
});

it('of a list each tag is there once, whatever its spellings', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 20 }), (tags) => {
      const once = eachTagOnce(tags);
      expect(new Set(once.map((tag) => tag.key)).size).toBe(once.length);
      for (const tag of tags) if (tagKey(tag) !== '') expect(once.map((each) => each.key)).toContain(tagKey(tag));
      expect(eachTagOnce(once.map((tag) => tag.name))).toEqual(once);
    }),
  );
});

it('keeps the first spelling', () => {
  expect(eachTagOnce(['VIP', 'vip ', 'Perche\u0301', 'perché', ' '])).toEqual([
    { key: 'vip', name: 'VIP' },
    { key: 'perché', name: 'Perché' },
  ]);
});
