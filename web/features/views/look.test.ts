import { expect, test } from 'vitest';
import type { SavedView } from '../../../contract/views.ts';
import { lookKept, usualLook } from './look.ts';

test('a ready view comes in its own order, and the way round that fits it', () => {
  expect(usualLook('next', undefined)).toMatchObject({ sort: 'next', direction: 'asc', layout: 'pane' });
  expect(usualLook('solved', undefined)).toMatchObject({ sort: 'last_message', direction: 'desc' });
});

test('a saved view says how it is shown; without columns of its own it has the usual ones', () => {
  const saved = {
    sort: 'created',
    direction: 'asc',
    columns: [],
    density: 'compact',
    layout: 'list',
    lanes: 'priority',
  };
  const look = usualLook('id', saved as unknown as SavedView);
  expect(look).toMatchObject({ sort: 'created', direction: 'asc', density: 'compact', layout: 'list' });
  expect(look.columns).toContain('subject');
});

test('what a device kept is taken as far as it is known', () => {
  expect(lookKept('{"sort":"due","layout":"board","columns":["number","__proto__","gone"],"density":7}')).toEqual({
    sort: 'due',
    layout: 'board',
    columns: ['number'],
  });
  expect(lookKept('{"sort":"constructor"}')).toEqual({});
  expect(lookKept('no look at all')).toEqual({});
  expect(lookKept('null')).toEqual({});
  expect(lookKept(null)).toEqual({});
});
