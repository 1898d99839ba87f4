import { beforeEach, expect, it } from 'vitest';
import { SORTS } from '../../../contract/filter.ts';
import { VIEWS } from '../../../contract/tickets.ts';
import { DIRECTIONS } from '../../../contract/views.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';

let house: TestHouse;

async function write(subject: string, language: 'en' | 'it', change: Record<string, unknown> = {}): Promise<void> {
  const text =
    language === 'it' ? 'Buongiorno, la luce non si accende più da ieri sera.' : 'Good morning, my light is broken.';
  const made = await house.call('POST', '/tickets', {
    body: { subject, text, contact: { address: `${subject.toLowerCase()}@riders.example`, name: subject } },
  });
  expect(made.status).toBe(201);
  if (Object.keys(change).length > 0) {
    expect((await house.call('PATCH', `/tickets/${made.body.id}`, { body: change })).status).toBe(200);
  }
  house.clock.set(house.clock.now().add({ minutes: 30 }));
}

async function subjects(query: string): Promise<string[]> {
  const { status, body } = await house.call('GET', `/tickets?${query}`);
  expect(status).toBe(200);
  return body.items.map((ticket: { subject: string }) => ticket.subject);
}

async function pageByPage(query: string): Promise<string[]> {
  const met: string[] = [];
  let cursor = '';
  for (let pages = 0; pages < 20; pages++) {
    const { body } = await house.call('GET', `/tickets?${query}&limit=1${cursor}`);
    met.push(...body.items.map((ticket: { subject: string }) => ticket.subject));
    if (body.nextCursor === null) return met;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
  throw new Error('the pages do not end');
}

beforeEach(async () => {
  house = await openTestHouse();
  const { id } = await house.teammate('agent', { name: 'Marta Rinaldi' });
  await write('Anna', 'en');
  await write('Bruno', 'it', { assignee: id, priority: 'high' });
  await write('Clara', 'it', { status: 'waiting' });
  await write('Dario', 'en', { status: 'solved' });
  await write('Elisa', 'it');
});

it('what is to do comes by its rank, the rest by its last message', async () => {
  // A high priority is two hours ahead.
  expect(await subjects('view=open')).toEqual(['Bruno', 'Anna', 'Elisa']);
  expect(await subjects('view=open&sort=due')).toEqual(['Anna', 'Bruno', 'Elisa']);
  expect(await subjects('view=open&sort=due&direction=desc')).toEqual(['Elisa', 'Bruno', 'Anna']);
  expect(await subjects('view=all&sort=priority')).toEqual(['Bruno', 'Anna', 'Clara', 'Dario', 'Elisa']);
  expect(await subjects('view=all&sort=number')).toEqual(['Elisa', 'Dario', 'Clara', 'Bruno', 'Anna']);
  expect(await subjects('view=all&sort=created&direction=asc')).toEqual(['Anna', 'Bruno', 'Clara', 'Dario', 'Elisa']);
  expect(await subjects('view=unassigned')).toEqual(['Anna', 'Elisa']);
  expect(await subjects('view=all')).toEqual(['Elisa', 'Dario', 'Clara', 'Bruno', 'Anna']);
  expect(await subjects('view=waiting')).toEqual(['Clara']);
  expect(await subjects('view=solved')).toEqual(['Dario']);
  expect(await subjects('view=all&language=it')).toEqual(['Elisa', 'Clara', 'Bruno']);
});

it('page by page each comes once, in the same order', async () => {
  for (const view of VIEWS) expect(await pageByPage(`view=${view}`), view).toEqual(await subjects(`view=${view}`));
  for (const sort of SORTS) {
    for (const direction of DIRECTIONS) {
      const query = `view=all&sort=${sort}&direction=${direction}`;
      expect(await pageByPage(query), query).toEqual(await subjects(query));
    }
  }
});

it('a row tells whose it is and who asks', async () => {
  const { body } = await house.call('GET', '/tickets?view=open');
  expect(body.items[0]).toMatchObject({
    subject: 'Bruno',
    assignee: { name: 'Marta Rinaldi' },
    contact: { name: 'Bruno', address: 'bruno@riders.example' },
    desk: { name: 'Customer desk' },
    why: { kind: 'due', at: '2026-11-19T14:50:00Z' },
    snoozedUntil: null,
    mentioned: false,
    hasDraft: false,
  });
});

it('counts say what the lists hold', async () => {
  const { body } = await house.call('GET', '/tickets/counts');
  for (const view of VIEWS) expect(body.views[view], view).toBe((await subjects(`view=${view}`)).length);
  expect(body.languages).toEqual([
    { language: 'it', count: 2 },
    { language: 'en', count: 1 },
  ]);
});

it('the next ticket is the one after this, and the first again after the last or one that is done', async () => {
  const { body } = await house.call('GET', '/tickets?view=unassigned');
  const [anna, elisa] = body.items;
  const next = async (query: string) =>
    (await house.call('GET', `/tickets/next?${query}`)).body.ticket?.subject ?? null;
  expect(await next('')).toBe('Anna');
  expect(await next(`after=${anna.id}`)).toBe('Elisa');
  expect(await next(`after=${elisa.id}`)).toBe('Anna');
  await house.call('POST', `/tickets/${anna.id}/solution`);
  expect(await next(`after=${anna.id}`)).toBe('Elisa');
  expect(await next(`after=${elisa.id}`)).toBe(null);
  expect(await next(`view=all&after=${elisa.id}`)).toBe('Dario');
});

it('a board has a lane for each state, with its count and its cards, and goes on lane by lane', async () => {
  const board = async (query: string) =>
    (await house.call('GET', `/tickets/board?${query}`)).body.lanes.map(
      (lane: { lane: string; name: string | null; count: number; items: { subject: string }[] }) => [
        lane.name ?? lane.lane,
        lane.count,
        lane.items.map((item) => item.subject),
      ],
    );
  expect(await board('view=all')).toEqual([
    ['new', 3, ['Elisa', 'Bruno', 'Anna']],
    ['open', 0, []],
    ['waiting', 1, ['Clara']],
    ['on_hold', 0, []],
    ['solved', 1, ['Dario']],
  ]);
  expect(await board('view=open&by=status')).toEqual([
    ['new', 3, ['Bruno', 'Anna', 'Elisa']],
    ['open', 0, []],
  ]);
  expect(await board('view=all&by=assignee')).toEqual([
    ['none', 3, ['Elisa', 'Clara', 'Anna']],
    ['Marta Rinaldi', 1, ['Bruno']],
  ]);
  expect(await board('view=open&by=priority')).toEqual([
    ['urgent', 0, []],
    ['high', 1, ['Bruno']],
    ['normal', 2, ['Anna', 'Elisa']],
    ['low', 0, []],
  ]);
  expect(await board('view=all&by=category')).toEqual([['none', 4, ['Elisa', 'Clara', 'Bruno', 'Anna']]]);
  expect(await pageByPage('view=all&by=status&lane=new')).toEqual(['Elisa', 'Bruno', 'Anna']);
  expect(await pageByPage('view=all&by=assignee&lane=none')).toEqual(['Elisa', 'Clara', 'Anna']);
  expect((await house.call('GET', '/tickets?by=status&lane=gone')).status).toBe(422);
  expect((await house.call('GET', '/tickets?lane=new')).status).toBe(422);
});

it('a filter narrows a view, and is counted as it is listed', async () => {
  const filter = (parts: object) => `filter=${encodeURIComponent(JSON.stringify(parts))}`;
  for (const [query, expected] of [
    [`view=open&${filter({ language: ['it'] })}`, ['Bruno', 'Elisa']],
    [`view=open&${filter({ not: { priority: ['high'] } })}`, ['Anna', 'Elisa']],
    [filter({ created: { after: '0d' }, status: ['solved'] }), ['Dario']],
    [`view=next&${filter({ assignee: ['none'] })}`, ['Anna', 'Elisa']],
  ] as const) {
    expect(await subjects(query), query).toEqual(expected);
    expect((await house.call('GET', `/tickets/count?${query}`)).body.count, query).toBe(expected.length);
  }
});
