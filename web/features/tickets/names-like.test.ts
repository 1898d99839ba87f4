import { expect, test } from 'vitest';
import { nameablesOf, namesLike } from './names-like.ts';

const all = nameablesOf(
  {
    teammates: [
      { id: 'm', name: 'Marta Rinaldi', can: true },
      { id: 'p', name: 'Pete Ashworth', can: true },
      { id: 's', name: 'Ștefan Popa', can: false },
      { id: 'a', name: 'Ana Petrescu', can: true },
    ],
    teams: [{ id: 'r', name: 'Repairs', tier: 1, members: ['m', 'p'], can: true }],
  },
  'm',
);
const found = (typed: string) => namesLike(all, typed).map(({ name }) => name);

test('oneself is not offered; people come before teams', () => {
  expect(found('')).toEqual(['Pete Ashworth', 'Ștefan Popa', 'Ana Petrescu', 'Repairs']);
});

test('any word of a name begins it, the first word before others', () => {
  expect(found('pet')).toEqual(['Pete Ashworth', 'Ana Petrescu']);
  expect(found('pete a')).toEqual(['Pete Ashworth']);
  expect(found('worth')).toEqual([]);
});

test('neither accents nor capitals are asked for', () => {
  expect(found('stef')).toEqual(['Ștefan Popa']);
  expect(found('POPĂ')).toEqual(['Ștefan Popa']);
});

test('what is typed is no pattern', () => {
  expect(found('.*')).toEqual([]);
});
