import { expect, test } from 'vitest';
import { pathOfPush } from './push-path.ts';

test('a pressed push message opens a place of the app', () => {
  expect(pathOfPush({ open: '/tickets/1042' })).toBe('/tickets/1042');
  expect(pathOfPush({ open: '/inbox' })).toBe('/inbox');
});

test('it never leads elsewhere', () => {
  for (const open of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
    7,
    null,
  ])
    expect(pathOfPush({ open }), String(open)).toBeUndefined();
  for (const message of [undefined, null, 'x', 3, [], {}]) expect(pathOfPush(message)).toBeUndefined();
});
