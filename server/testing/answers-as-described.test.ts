import { expect, test } from 'vitest';
import type { ApiDocument } from './answers-as-described.ts';
import { notAsDescribed } from './answers-as-described.ts';

const item = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, due: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
  required: ['id', 'due'],
};
const document: ApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/api/v1/lamps': {
      get: {
        responses: {
          200: { content: { 'application/json': { schema: { type: 'array', items: item } } } },
          204: {},
        },
      },
    },
  },
};
const ID = '01890000-0000-7000-8000-000000000000';

function faultsOf(status: number, body: unknown, contentType = 'application/json'): string[] {
  const text = body === undefined ? '' : JSON.stringify(body);
  return notAsDescribed(document, 'GET /lamps', { status, contentType, text });
}

test('an answer as it is described has no fault', () => {
  expect(faultsOf(200, [{ id: ID, due: null }])).toEqual([]);
  expect(faultsOf(204, undefined, '')).toEqual([]);
  const told = { type: 'urn:sportello:problem:not-found', title: 'Not found', status: 404, detail: 'No such lamp.' };
  expect(faultsOf(404, told, 'application/problem+json; charset=utf-8')).toEqual([]);
});

test('another type, a key too many or too few, another status and another kind of content are found', () => {
  const wrong: [number, unknown, string?][] = [
    [200, [{ id: ID, due: 7 }]],
    [200, [{ id: 'one', due: null }]],
    [200, [{ id: ID }]],
    [200, [{ id: ID, due: null, secret: 'x' }]],
    [200, { items: [] }],
    [201, []],
    [204, []],
    [200, [], 'text/html'],
    [404, { message: 'no' }],
    [404, { message: 'no' }, 'application/problem+json'],
    [404, { type: 'about:blank', title: 'a', status: 404, detail: 'b' }, 'application/problem+json'],
    [404, { type: 'urn:sportello:problem:a', title: 'a', status: 400, detail: 'b' }, 'application/problem+json'],
  ];
  for (const [status, body, kind] of wrong)
    expect([status, body, faultsOf(status, body, kind).length]).not.toEqual([status, body, 0]);
});
