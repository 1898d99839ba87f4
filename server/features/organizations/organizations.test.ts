import { expect, it } from 'vitest';
import { openTestHouse } from '../../testing/index.ts';
import { isPublicProvider } from './public-providers.ts';

it('owns its domains: none of a public provider, none of another', async () => {
  const house = await openTestHouse();
  const make = (name: string, domains: string[]) => house.call('POST', '/organizations', { body: { name, domains } });
  const made = await make('Alta Studio', ['Alta.example', 'studio.alta.example']);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ domains: ['alta.example', 'studio.alta.example'], sharesOn: [] });
  for (const domains of [['gmail.com'], ['alta.example'], ['mail.yahoo.it'], ['no-dot'], ['a@b.example']])
    expect((await make('Other', domains)).status, domains[0]).toBe(422);
  const { id } = made.body;
  const change = (body: unknown) => house.call('PATCH', `/organizations/${id}`, { body });
  expect((await change({ sharesOn: [house.deskId], domains: ['alta.example'] })).body).toMatchObject({
    name: 'Alta Studio',
    domains: ['alta.example'],
    sharesOn: [house.deskId],
  });
  expect((await change({ sharesOn: [crypto.randomUUID()] })).status).toBe(422);
  expect((await house.call('PATCH', `/organizations/${crypto.randomUUID()}`, { body: {} })).status).toBe(404);
  // What a refused change began is not left behind.
  expect((await change({ domains: ['free.example', 'gmail.com'] })).status).toBe(422);
  expect((await house.call('GET', `/organizations/${id}`)).body.domains).toEqual(['alta.example']);
});

it('are listed by name, a page at a time, and found by a domain', async () => {
  const house = await openTestHouse();
  for (const name of ['Carta', 'Alta', 'Bottega'])
    await house.call('POST', '/organizations', { body: { name, domains: [`${name.toLowerCase()}.example`] } });
  const names: string[] = [];
  let cursor = '';
  do {
    const { body } = await house.call('GET', `/organizations?limit=2${cursor && `&cursor=${cursor}`}`);
    names.push(...body.items.map((one: { name: string }) => one.name));
    cursor = body.nextCursor ?? '';
  } while (cursor);
  expect(names).toEqual(['Alta', 'Bottega', 'Carta']);
  const found = await house.call('GET', '/organizations?domain=Bottega.example');
  expect(found.body.items).toMatchObject([{ name: 'Bottega' }]);
});

it('what lies below a public provider is one too, and no other domain', () => {
  expect(['gmail.com', 'mail.libero.it', 'live.com.mx'].every(isPublicProvider)).toBe(true);
  expect(['notgmail.com', 'gmail.com.example', 'com'].some(isPublicProvider)).toBe(false);
});
