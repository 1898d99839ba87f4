import { expect, test } from 'vitest';
import { CALLED, ROUTES } from './routes-by-role.table.ts';
import { CALLERS, openCalledHouse } from './testing/callers.ts';
import { openCallsOfRoutes } from './testing/calls-of-routes.ts';

test('every route answers everybody as the table says', { timeout: 240_000 }, async () => {
  expect(CALLED).toEqual([...CALLERS]);
  const called = await openCalledHouse();
  const declared = called.house.declared.map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(declared)].sort(), 'a route without a row, or a row without a route').toEqual(
    Object.keys(ROUTES).sort(),
  );

  const calls = await openCallsOfRoutes(called);
  const answered: Record<string, string> = {};
  for (const route of Object.keys(ROUTES)) {
    const statuses: number[] = [];
    for (const name of CALLERS) statuses.push(await calls.statusOf(route, called.callers[name]));
    answered[route] = statuses.join(' ');
  }
  expect(answered).toEqual(ROUTES);
});
