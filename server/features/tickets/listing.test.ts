import { beforeEach, expect, it } from 'vitest';
import { VIEWS } from '../../../contract/tickets.ts';
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

it('what is owed comes by when it is due, the rest by its last message', async () => {
  expect(await subjects('view=open')).toEqual(['Anna', 'Bruno', 'Elisa']);
  expect(await subjects('view=unassigned')).toEqual(['Anna', 'Elisa']);
  expect(await subjects('view=all')).toEqual(['Elisa', 'Dario', 'Clara', 'Bruno', 'Anna']);
  expect(await subjects('view=waiting')).toEqual(['Clara']);
  expect(await subjects('view=solved')).toEqual(['Dario']);
  expect(await subjects('view=all&language=it')).toEqual(['Elisa', 'Clara', 'Bruno']);
});

it('page by page each comes once, in the same order', async () => {
  for (const view of VIEWS) expect(await pageByPage(`view=${view}`), view).toEqual(await subjects(`view=${view}`));
});

it('a row tells whose it is and who asks', async () => {
  const { body } = await house.call('GET', '/tickets?view=open');
  expect(body.items[1]).toMatchObject({
    subject: 'Bruno',
    assignee: { name: 'Marta Rinaldi' },
    contact: { name: 'Bruno', address: 'bruno@riders.example' },
    desk: { name: 'Customer desk' },
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
