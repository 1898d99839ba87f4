import { beforeEach, expect, test } from 'vitest';
import { labelledQuestions } from '../../testing/labelled-questions.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { openTicketHouse } from '../../testing/tickets.ts';

let house: TicketHouse;
beforeEach(async () => {
  house = await openTicketHouse();
});

let people = 0;
async function ticket(text: string, more: Record<string, unknown> = {}): Promise<string> {
  people++;
  const body = {
    subject: text.slice(0, 40),
    text,
    contact: { address: `customer${people}@postanova.example`, name: `Customer ${people}` },
    desk: 'Customer desk',
    ...more,
  };
  const made = await house.call('POST', '/tickets', { body });
  expect(made.status).toBe(201);
  return made.body.id;
}

const suggest = async (text: string, desk = 'Customer desk') =>
  (await house.call('POST', '/suggestions', { body: { text, desk } })).body;
const learn = () => house.doJob('suggestions.learn');
const ASKED = labelledQuestions().filter(({ language }) => language === 'en' || language === 'it');
const of = (label: string) => ASKED.filter((each) => each.label === label).map(({ text }) => text);

test('a category and tags are learnt from what people said of other tickets, and follow when they correct it', async () => {
  for (const text of of('parcel-late')) await ticket(text, { category: 'Delivery', tags: ['parcel'] });
  for (const text of of('invoice-company')) await ticket(text, { category: 'Invoices' });
  const lamps: string[] = [];
  for (const text of of('not-charging')) lamps.push(await ticket(text, { category: 'Invoices' }));
  await learn();
  const parcel = await suggest('Hello, where is my parcel? The tracking page shows nothing new.');
  expect(parcel.category).toMatchObject({ name: 'Delivery' });
  expect(parcel.category.score).toBeGreaterThan(0.5);
  expect(parcel.tags).toMatchObject([{ name: 'parcel' }]);
  expect((await suggest('My lamp does not charge, the battery stays empty')).category).toMatchObject({
    name: 'Invoices',
  });
  for (const id of lamps) await house.call('PATCH', `/tickets/${id}`, { body: { category: 'Repairs' } });
  await learn();
  expect((await suggest('My lamp does not charge, the battery stays empty')).category).toMatchObject({
    name: 'Repairs',
  });
  const fresh = await ticket('The battery does not charge with any cable.');
  const shown = await house.call('GET', `/tickets/${fresh}/suggestions`);
  expect(shown.body.category).toMatchObject({ name: 'Repairs' });
});

test('of what it never heard of it says nothing, nor before anything was labelled, nor on another desk', async () => {
  expect(await suggest('Where is my parcel?')).toEqual({
    articles: [],
    similarTickets: [],
    savedReplies: [],
    category: null,
    tags: [],
  });
  for (const text of of('parcel-late')) await ticket(text, { category: 'Delivery' });
  for (const text of of('invoice-company')) await ticket(text, { category: 'Invoices' });
  await learn();
  expect((await suggest('Où est la bibliothèque municipale du quartier ?')).category).toBeNull();
  expect((await suggest('Where is my parcel? The tracking shows nothing.', 'IT desk')).category).toBeNull();
});

test('answered tickets like it with their answer, and the saved reply that answered them', async () => {
  const kept = await house.call('POST', '/saved-replies', {
    body: {
      name: 'Where a parcel is',
      desks: [house.deskId],
      texts: {
        en: '<p>Hello {{ contact.first_name }},</p><p>Parcels take three days; the tracking page is updated at night.</p>',
      },
      effects: {},
    },
  });
  const owen = await house.teammate('agent', { deskId: house.deskId, name: 'Owen' });
  for (const text of of('rain-safe')) await ticket(text);
  const [first = '', second = ''] = of('parcel-late');
  for (const text of [first, second]) {
    const id = await ticket(text);
    const body = { type: 'reply', text: 'Parcels take three days.', savedReplyId: kept.body.id };
    expect((await house.as(owen, 'POST', `/tickets/${id}/messages`, body)).status).toBe(201);
    await house.as(owen, 'POST', `/tickets/${id}/messages`, { type: 'reply', text: 'You are welcome.' });
    await house.call('PATCH', `/tickets/${id}`, { body: { status: 'solved' } });
  }
  const silent = await ticket('Parcel: the tracking shows nothing at all, said once more.');
  await house.call('PATCH', `/tickets/${silent}`, { body: { status: 'solved' } });
  await ticket('The parcel and its tracking are still open here.');
  await house.doJob('search.count-words');
  await house.doJob('questions.read');
  const { similarTickets, savedReplies } = await suggest(
    'Where is my parcel? The tracking shows nothing new since Monday.',
  );
  expect(similarTickets.length).toBeGreaterThan(0);
  expect(similarTickets[0]).toMatchObject({ status: 'solved', reply: { snippet: 'Parcels take three days.' } });
  expect(similarTickets.every(({ status }: { status: string }) => status === 'solved')).toBe(true);
  expect(similarTickets.map(({ id }: { id: string }) => id)).not.toContain(silent);
  // What is filled in later is shown as left out, and not as its source.
  const snippet = 'Hello …, Parcels take three days; the tracking page is updated at night.';
  expect(savedReplies).toMatchObject([{ id: kept.body.id, name: 'Where a parcel is', snippet }]);
  expect((await suggest('Is the light safe in the rain?')).savedReplies).toEqual([]);
});

test('articles that fit, with their passage and address; one that does not fit is left out', async () => {
  const write = (title: string, body: string, visibility = 'public') =>
    house.call('POST', '/articles', {
      body: { title, body, language: 'en', visibility, state: 'published', desk: house.deskId, deskId: house.deskId },
    });
  expect(
    (
      await write(
        'Charging the Luna 2',
        '<p>When the battery does not charge, dry the contacts and try another cable.</p>',
      )
    ).status,
  ).toBe(201);
  expect(
    (
      await write(
        'Batteries that do not charge: triage',
        '<p>Ask for the serial number; a battery that does not charge after rain goes to repair.</p>',
        'internal',
      )
    ).status,
  ).toBe(201);
  expect((await write('Handlebars', '<p>Brackets for bars of 35 mm.</p>')).status).toBe(201);
  const { articles } = await suggest('Hello,\nmy battery does not charge any more, I tried another cable.');
  expect(articles.map(({ title }: { title: string }) => title).sort()).toEqual([
    'Batteries that do not charge: triage',
    'Charging the Luna 2',
  ]);
  const inside = articles.find(({ visibility }: { visibility: string }) => visibility === 'internal');
  expect(inside.url).toMatch(new RegExp(`/answers\\?article=${inside.id}$`));
  const outside = articles.find(({ visibility }: { visibility: string }) => visibility === 'public');
  expect(outside.passage).toContain('charge');
  expect(outside.url).toMatch(/^http:\/\/help\.officinalume\.example\/help\/.*\/en\/articles\/charging-the-luna-2$/);
  expect((await suggest('The invoice has the wrong name')).articles).toEqual([]);
});

test('neither a guide of how to write nor small words make an answer', async () => {
  const section = await house.call('POST', '/sections', {
    body: { desk: house.deskId, visibility: 'internal', kind: 'style_guide', names: { en: { name: 'How we write' } } },
  });
  expect(section.status, JSON.stringify(section.body)).toBe(201);
  const written = await house.call('POST', '/articles', {
    body: {
      title: 'How to say no to a longer bracket',
      body: '<p>Say what the bracket does, and that we would rather not.</p>',
      language: 'en',
      sectionId: section.body.id,
      visibility: 'internal',
      state: 'published',
      desk: house.deskId,
    },
  });
  expect(written.status, JSON.stringify(written.body)).toBe(201);
  expect((await suggest('Is there a longer bracket? How do I say which one?')).articles).toEqual([]);
  const charger = await house.call('POST', '/articles', {
    body: {
      title: 'Ce încărcător pot folosi?',
      body: '<p>Orice încărcător USB-C de la 5 W, direct în priză.</p>',
      language: 'ro',
      visibility: 'public',
      state: 'published',
      desk: house.deskId,
    },
  });
  expect(charger.status).toBe(201);
  expect((await suggest('Bună ziua, nu pot intra în contul meu, ce pot face?')).articles).toEqual([]);
  expect((await suggest('Bună ziua, cu ce încărcător pot încărca lampa din priză?')).articles).toHaveLength(1);
});

test('only the team is told, each what their desk holds', async () => {
  const id = await ticket('Where is my parcel?');
  expect((await house.call('POST', '/suggestions', { body: { text: 'parcel' }, token: null })).status).toBe(401);
  expect((await house.call('GET', `/tickets/${id}/suggestions`, { token: null })).status).toBe(401);
  const elsewhere = await house.teammate('agent', { deskId: house.itDeskId });
  expect((await house.as(elsewhere, 'GET', `/tickets/${id}/suggestions`)).status).toBe(404);
  expect((await house.as(elsewhere, 'POST', '/suggestions', { text: 'parcel', desk: 'Customer desk' })).status).toBe(
    422,
  );
});

test.each([
  '',
  ' ',
  '\u0000\u0001',
  '💡'.repeat(4_000),
  'a '.repeat(20_000),
  "'; drop table tickets; --",
  '漢字'.repeat(500),
])('any text is read without harm: %#', async (text) => {
  const answer = await house.call('POST', '/suggestions', { body: { text, desk: 'Customer desk' } });
  expect([200, 422]).toContain(answer.status);
});
