import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELD_LIMITS } from '../../../../contract/field-limits.ts';
import type { Category } from '../../../../contract/fields.ts';
import { type Direction, inOrder, movedTo, stepTo, withBelow } from './category-moves.ts';

const category = (id: string, parentId: string | null, position: number): Category => ({
  id,
  name: id,
  path: [id],
  deskId: 'd',
  parentId,
  depth: 1,
  position,
  archived: false,
  openTickets: 0,
  can: { change: true },
});
/** Written as it is seen: two spaces a level. */
const draw = (tree: readonly Category[]) => tree.map(({ name, depth }) => `${'  '.repeat(depth - 1)}${name}`);
const lamps = inOrder([
  category('Faro', null, 1),
  category('Luna', null, 0),
  category('charging', 'Luna', 0),
  category('strap', 'Luna', 1),
  category('cable', 'charging', 0),
]);
const step = (id: string, direction: Direction) => {
  const spot = stepTo(lamps, id, direction);
  return spot && draw(movedTo(lamps, id, spot));
};

test('steps go where the eye expects', () => {
  expect(draw(lamps)).toEqual(['Luna', '  charging', '    cable', '  strap', 'Faro']);
  expect(step('strap', 'up')).toEqual(['Luna', '  strap', '  charging', '    cable', 'Faro']);
  expect(step('strap', 'in')).toEqual(['Luna', '  charging', '    cable', '    strap', 'Faro']);
  expect(step('cable', 'out')).toEqual(['Luna', '  charging', '  cable', '  strap', 'Faro']);
  expect(step('charging', 'out')).toEqual(['Luna', '  strap', 'charging', '  cable', 'Faro']);
  expect(step('Luna', 'down')).toEqual(['Faro', 'Luna', '  charging', '    cable', '  strap']);
});

test('where there is no such place nothing is offered', () => {
  expect(step('Luna', 'up')).toBeUndefined();
  expect(step('Luna', 'in')).toBeUndefined();
  expect(step('Faro', 'out')).toBeUndefined();
  expect(step('Faro', 'down')).toBeUndefined();
});

test('a category is not put under itself', () => {
  expect(movedTo(lamps, 'Luna', { parentId: 'cable', position: 0 })).toEqual(lamps);
});

test('whatever steps are taken, nothing is lost, doubled or too deep', () => {
  const steps = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom<Direction>('up', 'down', 'in', 'out')),
    { maxLength: 60 },
  );
  const start = inOrder(Array.from({ length: 10 }, (_, at) => category(`c${at}`, null, at)));
  fc.assert(
    fc.property(steps, (taken) => {
      let tree = start;
      for (const [at, direction] of taken) {
        const spot = stepTo(tree, `c${at}`, direction);
        if (spot) tree = movedTo(tree, `c${at}`, spot);
      }
      expect(tree.map(({ id }) => id).sort()).toEqual(start.map(({ id }) => id).sort());
      expect(Math.max(...tree.map(({ depth }) => depth))).toBeLessThanOrEqual(FIELD_LIMITS.categoryDepth);
      for (const { id } of tree) expect(withBelow(tree, id).filter((one) => one.id === id)).toHaveLength(1);
    }),
  );
});
