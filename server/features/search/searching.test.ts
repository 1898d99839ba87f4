import { beforeEach, expect, test } from 'vitest';
import type { FoundTicket } from '../../../contract/search.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { openTicketHouse } from '../../testing/tickets.ts';

let house: TicketHouse;
beforeEach(async () => {
  house = await openTicketHouse();
});

async function written(subject: string, text: string, more: object = {}): Promise<{ id: string; number: number }> {
  const made = await house.call('POST', '/tickets', {
    body: { subject, text, contact: { address: 'giulia@mail.example', name: 'Giulia Ferraro' }, ...more },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

async function search(q: string, more = ''): Promise<{ items: FoundTicket[]; [part: string]: unknown }> {
  const answer = await house.call('GET', `/search?q=${encodeURIComponent(q)}${more}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const subjects = async (q: string, more = '') => (await search(q, more)).items.map(({ ticket }) => ticket.subject);

test('words are found in every form of their language, without their accents, and marked', async () => {
  await written('Una domanda', 'Buongiorno, le lampade che ho comprato in città non si accendono più dopo la pioggia.');
  expect(await subjects('lampada')).toEqual(['Una domanda']);
  const { items } = await search('citta');
  const [found] = items;
  expect(found?.marks.map(([from, to]) => found.snippet.slice(from, to))).toEqual(['città']);
  expect(await subjects('lampad')).toEqual(['Una domanda']);
  expect(await subjects('piog', '&typing=1')).toEqual(['Una domanda']);
  expect(await subjects('"non si accendono"')).toEqual(['Una domanda']);
  expect(await subjects('"accendono si non"')).toEqual([]);
  expect(await subjects('lampada -pioggia')).toEqual([]);
});

test('codes and numbers are found exactly, a ticket by its number first', async () => {
  const first = await written('Error', 'The gateway says ERR_X-12 and 429 for order OL-20418.');
  await written('Other', `The gateway says ERR_X-123 and 4290, as in request ${first.number}.`);
  for (const code of ['ERR_X-12', '429', 'OL-20418']) expect(await subjects(code)).toEqual(['Error']);
  const { items } = await search(`#${first.number}`);
  expect(items.map(({ ticket, why }) => [ticket.subject, why])).toEqual([
    ['Error', 'number'],
    ['Other', 'words'],
  ]);
});

test('operators narrow, what names nothing finds nothing and says so', async () => {
  await written('Refund of the lamp', 'The lamp arrived broken.', { tags: ['refund'], priority: 'high' });
  await written('Another lamp', 'The lamp arrived late.');
  expect(await subjects('lamp tag:refund')).toEqual(['Refund of the lamp']);
  expect(await subjects('lamp -tag:refund')).toEqual(['Another lamp']);
  expect(await subjects('from:giulia priority:high')).toEqual(['Refund of the lamp']);
  expect((await subjects('lamp after:2020 before:2090')).sort()).toEqual(['Another lamp', 'Refund of the lamp']);
  const unknown = await search('lamp desk:nowhere');
  expect(unknown.items).toEqual([]);
  expect(unknown.understood).toMatchObject([{ kind: 'word' }, { operator: 'desk', unknown: true }]);
});

test('a slip is forgiven when nothing matches', async () => {
  await written('Battery', 'The battery does not charge.');
  await house.doJob('search.count-words');
  const answer = await search('batery');
  expect(answer.items.map(({ ticket }) => ticket.subject)).toEqual(['Battery']);
  expect(answer.corrected).toMatchObject({ q: 'battery' });
});

test('pages follow each other without gap or repetition, in both orders', async () => {
  for (let n = 0; n < 7; n++) await written(`Lamp ${n}`, 'A lamp.');
  for (const sort of ['newest', 'best']) {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await search('lamp', `&limit=3&sort=${sort}${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ ticket }) => ticket.subject));
      cursor = (page.nextCursor as string | null) ?? '';
    } while (cursor !== '');
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  }
});

test('what is on a desk that one may not see is not found, counted, completed or hinted at', async () => {
  const hidden = await written('Zanzibar', 'The zanzibar project is secret.', { desk: 'IT desk', tags: ['hush'] });
  await house.doJob('search.count-words');
  const agent: Actor = await house.teammate('agent', { deskId: house.deskId });
  const asked = async (path: string) => (await house.as(agent, 'GET', path)).body;
  for (const q of [
    'zanzibar',
    'zanzibr',
    `%23${hidden.number}`,
    'desk:IT',
    'tag:hush',
    'zanz&typing=1',
    'from:giulia',
  ]) {
    expect(await asked(`/search?q=${q}`)).toMatchObject({
      items: [],
      total: { tickets: 0, more: false },
      corrected: null,
    });
  }
  for (const q of ['desk:I', 'tag:', 'from:giu']) {
    const { items } = await asked(`/search/completions?q=${q}`);
    expect(items).toEqual([]);
  }
  expect((await house.as(agent, 'GET', `/tickets/${hidden.id}/similar`)).status).toBe(404);
});

test('similar tickets share rare words', async () => {
  const one = await written('Gimbal', 'The gimbal of my astrolabe wobbles.');
  await written('Wobbling', 'An astrolabe whose gimbal wobbles badly.');
  await written('Invoice', 'Please send an invoice.');
  await house.doJob('search.count-words');
  const { body } = await house.call('GET', `/tickets/${one.id}/similar`);
  expect(body.items.map(({ ticket }: FoundTicket) => ticket.subject)).toEqual(['Wobbling']);
});
