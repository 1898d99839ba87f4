import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { cache } from '../../api/index.ts';
import { speak } from '../../i18n/index.ts';
import { currentToasts, toast } from '../../ui/toasts.ts';
import { changeField } from './changing.ts';
import { openConflict, tellConflict } from './conflicts.ts';

const ticket = {
  id: 't1',
  number: 4127,
  subject: 'Luna 2',
  status: 'open',
  priority: 'normal',
  category: null,
  tags: [],
  assignee: null,
  desk: { id: 'd1', name: 'Customers' },
  dueAt: null,
  version: 3,
  participants: [],
  links: [],
} as unknown as TicketDetail;
const listKey = ['tickets', 'next', null, null];
const inList = () => cache.getQueryData<{ pages: { items: TicketDetail[] }[] }>(listKey)?.pages[0]?.items[0];
const open = () => cache.getQueryData<TicketDetail>(['ticket', 't1']);
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

let asked: { method: string; body: Record<string, unknown> }[];
/** What PATCH answers, one after the other, and what the ticket is when it is read. */
let answers: Response[];
let onServer: TicketDetail;
/** Holds the server's answers back until it is let go. */
let gate: PromiseWithResolvers<void>;

beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  await speak('en', 'Europe/Rome');
  asked = [];
  answers = [];
  gate = Promise.withResolvers<void>();
  gate.resolve();
  onServer = ticket;
  vi.stubGlobal('fetch', async (_path: string, init: { method: string; body?: string }) => {
    await gate.promise;
    if (init.method === 'GET') return json(200, onServer);
    asked.push({ method: init.method, body: JSON.parse(init.body ?? '{}') });
    return answers.shift() ?? json(500, {});
  });
  cache.clear();
  cache.setQueryData(['ticket', 't1'], ticket);
  cache.setQueryData(listKey, { pages: [{ items: [ticket], nextCursor: null }], pageParams: [undefined] });
  tellConflict(undefined);
});
afterEach(() => vi.unstubAllGlobals());

test('a change shows in ticket and list before the server has answered', async () => {
  answers = [json(200, { ...ticket, priority: 'high', version: 4 })];
  gate = Promise.withResolvers<void>();
  const done = changeField(ticket, { field: 'priority', value: 'high' });
  await vi.waitFor(() => expect(open()?.priority).toBe('high'));
  expect(inList()?.priority).toBe('high');
  gate.resolve();
  expect(await done).toBe(true);
  expect(asked).toEqual([{ method: 'PATCH', body: { priority: 'high', ifVersion: 3 } }]);
  expect(open()?.version).toBe(4);
});

test('a refusal brings the old value back, and nothing else, and says why', async () => {
  toast({ title: 'earlier' });
  answers = [json(403, { detail: 'Luca closed it first.' })];
  gate = Promise.withResolvers<void>();
  const done = changeField(ticket, { field: 'priority', value: 'high' });
  await vi.waitFor(() => expect(open()?.priority).toBe('high'));
  cache.setQueryData<TicketDetail>(['ticket', 't1'], (shown) => shown && { ...shown, tags: ['came meanwhile'] });
  gate.resolve();
  expect(await done).toBe(false);
  expect(open()).toMatchObject({ priority: 'normal', tags: ['came meanwhile'] });
  expect(inList()?.priority).toBe('normal');
  expect(currentToasts().at(-1)).toMatchObject({ tone: 'failed', text: 'Luca closed it first.' });
});

test('when another field changed meanwhile it is asked again, and nobody notices', async () => {
  onServer = { ...ticket, tags: ['x'], version: 5 };
  answers = [json(409, { version: 5 }), json(200, { ...onServer, priority: 'high', version: 6 })];
  expect(await changeField(ticket, { field: 'priority', value: 'high' })).toBe(true);
  expect(asked.map(({ body }) => body.ifVersion)).toEqual([3, 5]);
  expect(openConflict()).toBeUndefined();
});

test('when this very field changed, theirs is painted and the person is asked', async () => {
  onServer = { ...ticket, priority: 'urgent', version: 5 };
  answers = [json(409, { version: 5 })];
  expect(await changeField(ticket, { field: 'priority', value: 'high' })).toBe(false);
  expect(open()?.priority).toBe('urgent');
  expect(openConflict()).toEqual({
    ticketId: 't1',
    theirs: { field: 'priority', value: 'urgent' },
    wanted: { field: 'priority', value: 'high' },
  });
});

test('a refusal that is not about age is not asked for ever', async () => {
  answers = [json(409, { detail: 'This ticket was merged.' })];
  expect(await changeField(ticket, { field: 'priority', value: 'high' })).toBe(false);
  expect(asked).toHaveLength(1);
  expect(open()?.priority).toBe('normal');
});

test('who changed the field meanwhile is told as the server said it', async () => {
  onServer = { ...ticket, priority: 'urgent', version: 5 };
  const change = { field: 'priority', value: 'urgent', by: { kind: 'teammate', id: 'p2', name: 'Ioana' }, at: 'then' };
  answers = [json(409, { version: 5, changes: [change] })];
  expect(await changeField(ticket, { field: 'priority', value: 'high' })).toBe(false);
  expect(openConflict()?.by).toEqual({ name: 'Ioana', at: 'then' });
});

test('a tag given while somebody gave another is given beside it, and nobody is asked', async () => {
  onServer = { ...ticket, tags: ['warranty'], version: 4 };
  answers = [json(409, { version: 4 }), json(200, { ...ticket, tags: ['warranty', 'rain'], version: 5 })];
  expect(await changeField(ticket, { field: 'tags', value: ['rain'] })).toBe(true);
  expect(asked.map(({ body }) => body)).toEqual([
    { tags: ['rain'], ifVersion: 3 },
    { tags: ['warranty', 'rain'], ifVersion: 4 },
  ]);
});

test('what is asked of tickets without being a list of them stays as it is', async () => {
  cache.setQueryData(['tickets', 'any'], { any: true });
  answers = [json(200, { ...ticket, priority: 'high', version: 4 })];
  expect(await changeField(ticket, { field: 'priority', value: 'high' })).toBe(true);
  expect(cache.getQueryData(['tickets', 'any'])).toEqual({ any: true });
});
