import { expect, test } from 'vitest';
import type { Assignables } from '../../../contract/teams.ts';
import { receiversLike } from './receiver-field.tsx';

const assignables: Assignables = {
  teammates: ['Marta Rinaldi', 'Ioana Pârvu', 'Pete Ashworth'].map((name) => ({ id: name, name, can: true })),
  teams: [{ id: 'Repairs', name: 'Repairs', tier: 1, members: [], can: true }],
};
const names = (typed: string) => receiversLike(assignables, 'Marta Rinaldi', typed).map(({ name }) => name);

test('everybody but oneself can get it, and teams', () => {
  expect(names('')).toEqual(['Ioana Pârvu', 'Pete Ashworth', 'Repairs']);
});
test('accents do not matter, and a name that begins so comes before one that holds it', () => {
  expect(names('parvu')).toEqual(['Ioana Pârvu']);
  expect(names('pe')).toEqual(['Pete Ashworth']);
  expect(names('p')).toEqual(['Pete Ashworth', 'Ioana Pârvu', 'Repairs']);
});
test('where there are many colleagues one still sees, before anything is typed, that it may be a team', () => {
  const many: Assignables = {
    teammates: Array.from({ length: 20 }, (_, place) => ({ id: `p${place}`, name: `Person ${place}`, can: true })),
    teams: ['Repairs', 'Shops', 'Care'].map((name) => ({ id: name, name, tier: 1, members: [], can: true })),
  };
  const shown = receiversLike(many, 'me', '').map(({ name }) => name);
  expect(shown).toHaveLength(6);
  expect(shown.slice(4)).toEqual(['Repairs', 'Shops']);
});
