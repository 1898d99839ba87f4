import { expect, test } from 'vitest';
import { placesOf } from './marking.ts';

test('words are found where they begin, whatever their capitals', () => {
  expect(placesOf('Il Tappo: tappo, stappo', ['tappo'])).toEqual([
    [3, 8],
    [10, 15],
  ]);
});
test('no two marks lie over one another, and codes are found with their signs', () => {
  expect(placesOf('ERR_X-12 again', ['err_x-12', 'err'])).toEqual([[0, 8]]);
});
test('a text whose small letters are longer is left alone', () => expect(placesOf('İx', ['x'])).toEqual([]));
