import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, rowAt, rowSizes, rowsBetween } from './list-layout.ts';

const sizes = rowSizes.comfortable;
const rows = (count: number, name = '') => Array.from({ length: count }, (_, place) => ({ id: `${name}${place}` }));

test('groups stand below one another, each with its name above its rows', () => {
  const layout = layOut(
    [
      { group: 'late', rows: rows(2, 'a') },
      { group: 'today', rows: rows(3, 'b') },
    ],
    sizes,
  );
  expect(layout.groups.map(({ top }) => top)).toEqual([0, 28 + 2 * 79]);
  expect(layout.height).toBe(2 * 28 + 5 * 79);
  expect(layout.topOf('b1')).toBe(28 + 2 * 79 + 28 + 79);
  expect(layout.topOf('z')).toBeUndefined();
});

test('one group without a name has no room for it', () => {
  expect(layOut([{ group: undefined, rows: rows(4) }], sizes).height).toBe(4 * 79);
});

test('the first row in sight', () => {
  const layout = layOut(
    [
      { group: 'late', rows: rows(2, 'a') },
      { group: 'today', rows: rows(3, 'b') },
    ],
    sizes,
  );
  expect(rowAt(layout, sizes.row, 0)?.id).toBe('a0');
  expect(rowAt(layout, sizes.row, 28 + 79)?.id).toBe('a1');
  expect(rowAt(layout, sizes.row, 28 + 2 * 79)?.id).toBe('b0');
  expect(rowAt(layout, sizes.row, 10_000)).toBeUndefined();
});

test('whatever is scrolled to, all rows that touch the sight are among those drawn, and hardly more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 }),
      fc.double({ min: -200, max: 80_000, noNaN: true }),
      fc.integer({ min: 0, max: 1_500 }),
      (counts, upper, sight) => {
        const layout = layOut(
          counts.map((count, place) => ({ group: `g${place}`, rows: rows(count, `${place} `) })),
          sizes,
        );
        const drawn = new Set<string>();
        for (const one of layout.groups) {
          const [from, to] = rowsBetween(one, sizes.row, upper, upper + sight);
          for (const { id } of one.rows.slice(from, to)) drawn.add(id);
        }
        const touching = layout.groups
          .flatMap((one) => one.rows)
          .filter(({ id }) => {
            const top = layout.topOf(id) ?? 0;
            return top < upper + sight && top + sizes.row > upper;
          });
        expect(touching.every(({ id }) => drawn.has(id))).toBe(true);
        expect(drawn.size).toBeLessThanOrEqual(touching.length + 2 * counts.length);
      },
    ),
  );
});
