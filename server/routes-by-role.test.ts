import { expect, test } from 'vitest';
import { CALLED, ROUTES } from './routes-by-role.table.ts';
import type { ApiDocument } from './testing/answers-as-described.ts';
import { notAsDescribed } from './testing/answers-as-described.ts';
import { CALLERS, openCalledHouse } from './testing/callers.ts';
import { openCallsOfRoutes } from './testing/calls-of-routes.ts';

test('every route answers everybody as the table and the OpenAPI document say', { timeout: 480_000 }, async () => {
  expect(CALLED).toEqual([...CALLERS]);
  const called = await openCalledHouse();
  const declared = called.house.declared.map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(declared)].sort(), 'a route without a row, or a row without a route').toEqual(
    Object.keys(ROUTES).sort(),
  );
  const { body: document } = await called.house.call('GET', '/openapi.json', { token: null });
  expect(document.openapi).toBe('3.1.0');
  const described = Object.entries((document as ApiDocument).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  expect(described.sort()).toEqual(Object.keys(ROUTES).sort());

  const calls = await openCallsOfRoutes(called);
  const answered: Record<string, string> = {};
  const otherwise = new Set<string>();
  for (const route of Object.keys(ROUTES)) {
    const statuses: number[] = [];
    for (const name of CALLERS) {
      const came = await calls.answerOf(route, called.callers[name]);
      statuses.push(came.status);
      for (const fault of notAsDescribed(document, route, came)) otherwise.add(fault);
    }
    answered[route] = statuses.join(' ');
  }
  expect([...otherwise], 'what the OpenAPI document does not say').toEqual([]);
  expect(answered).toEqual(ROUTES);
});

test('a body that is no JSON, or no object of the route, is told as a problem by every route', {
  timeout: 240_000,
}, async () => {
  const called = await openCalledHouse();
  const { owner } = called.callers;
  const { body } = await called.house.call('GET', '/openapi.json', { token: null });
  const document = body as ApiDocument;
  const otherwise: string[] = [];
  let asked = 0;
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { requestBody }] of Object.entries(methods)) {
      if (!requestBody?.content?.['application/json']) continue;
      const route = `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
      for (const words of ['{"', '[]', '{"name": {"not": ["a", 1]}, "subject": 7, "ids": "x"}']) {
        asked += 1;
        const headers = { ...owner.headers, 'content-type': 'application/json' };
        const {
          status,
          headers: told,
          body: came,
        } = await called.house.call(method.toUpperCase(), path.replace(/\{[^}]+\}/g, crypto.randomUUID()), {
          token: null,
          headers,
          body: words,
        });
        const text = typeof came === 'string' ? came : JSON.stringify(came);
        if (status >= 500) otherwise.push(`${route} ${words}: ${status}`);
        otherwise.push(
          ...notAsDescribed(document, route, { status, contentType: told.get('content-type') ?? '', text }),
        );
      }
    }
  }
  expect(asked).toBeGreaterThan(200);
  expect(otherwise).toEqual([]);
});
