import { expect, it } from 'vitest';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

it('tells by no door of whom only another desk knows', async () => {
  const house = await openTicketHouse();
  const here = await house.teammate('manager', { deskId: house.deskId });
  const there = await house.teammate('agent', { deskId: house.itDeskId });
  await house.take(mail({ From: 'Ada Neri <ada@alta.example>' }));
  await house.take(mail({ From: 'Ion Pop <ion@alta.example>', To: 'it@officinalume.example' }));
  const hidden = (await house.ticket(2)).contact.id;
  await house.as(there, 'POST', `/contacts/${hidden}/notes`, { text: 'Only for the other desk.' });
  const { id: alta } = (
    await house.call('POST', '/organizations', { body: { name: 'Alta', domains: ['alta.example'] } })
  ).body;
  const asHere = (method: string, path: string, body?: unknown) => house.as(here, method, path, body);
  const names = async (path: string) => (await asHere('GET', path)).body.items.map((one: { name: string }) => one.name);

  expect(await names('/contacts')).toEqual(['Ada Neri']);
  for (const q of ['ion', 'ion@', 'alta', 'Pop']) expect(await names(`/contacts?q=${q}`), q).not.toContain('Ion Pop');
  expect(await names(`/contacts?organization=${alta}`)).toEqual(['Ada Neri']);
  expect(await names(`/organizations/${alta}/people`)).toEqual(['Ada Neri']);
  const timeline = (await asHere('GET', `/organizations/${alta}/timeline`)).body;
  expect([timeline.counts.tickets, timeline.items.length]).toEqual([1, 1]);
  const csv = (await asHere('GET', '/contact-export')).body;
  expect(csv).toContain('ada@alta.example');
  expect(csv).not.toMatch(/ion@|Ion Pop/i);
  for (const [method, path, body] of [
    ['GET', ''],
    ['GET', '/timeline'],
    ['GET', '/duplicates'],
    ['GET', '/notes'],
    ['PATCH', '', { plan: 'x' }],
    ['POST', '/notes', { text: 'x' }],
    ['POST', '/identities', { kind: 'email', value: 'x@y.example' }],
  ] as const)
    expect((await asHere(method, `/contacts/${hidden}${path}`, body)).status, `${method} ${path}`).toBe(404);
  const ada = (await house.ticket(1)).contact.id;
  expect((await asHere('POST', '/contact-merges', { contactId: hidden, intoId: ada })).status).toBe(404);
  expect((await asHere('POST', `/contacts/${ada}/differences`, { otherId: hidden })).status).toBe(404);

  house.clock.set(house.clock.now().add({ hours: 1 }));
  // Entered by somebody to whom they are new, they show what was entered and nothing else.
  const entered = await asHere('POST', '/contacts', {
    name: 'Ionel',
    identities: [
      { kind: 'email', value: 'ION@alta.example' },
      { kind: 'phone', value: '+40 21 555 01 10' },
    ],
  });
  expect(entered.status).toBe(201);
  expect(entered.body).toMatchObject({
    name: 'Ionel',
    tickets: [],
    language: null,
    timeZone: 'Europe/Bucharest',
    timeZoneFrom: 'phone',
  });
  expect(entered.body.identities.map((one: { because: string }) => one.because)).toEqual(['entered', 'entered']);
  expect((await asHere('GET', `/contacts/${entered.body.id}/timeline`)).body.counts.tickets).toBe(0);
  // What was noted of them before they were entered stays with whoever saw them then.
  const { body: noted } = await asHere('POST', `/contacts/${entered.body.id}/notes`, { text: 'Met at the fair.' });
  for (const notes of [
    noted.items,
    (await asHere('GET', `/contacts/${entered.body.id}/notes`)).body.items,
    (await asHere('GET', `/contacts/${entered.body.id}`)).body.notes,
  ])
    expect(notes.map((one: { text: string }) => one.text)).toEqual(['Met at the fair.']);
  expect((await house.as(there, 'GET', `/contacts/${hidden}`)).body.notes).toHaveLength(2);
  // Their own desk sees all of it; a desk that is not public sees nobody who was only entered.
  expect((await house.as(there, 'GET', `/contacts/${entered.body.id}`)).body.tickets).toMatchObject([{ number: 2 }]);
  await asHere('POST', '/contacts', { name: 'Eva', identities: [{ kind: 'email', value: 'eva@x.example' }] });
  expect((await house.as(there, 'GET', '/contacts?q=eva')).body.items).toEqual([]);
  expect(
    (await house.as(there, 'POST', '/contacts', { identities: [{ kind: 'email', value: 'n@x.example' }] })).status,
  ).toBe(403);
});

it('shows of a card what was said where one sees it, fact by fact', async () => {
  const house = await openTicketHouse();
  const here = await house.teammate('manager', { deskId: house.deskId });
  const there = await house.teammate('agent', { deskId: house.itDeskId });
  await house.take(mail({ From: 'Ion Pop <ion@alta.example>', To: 'it@officinalume.example' }));
  const { id } = (await house.ticket(1)).contact;
  const { body: alta } = await house.call('POST', '/organizations', { body: { name: 'Alta', domains: [] } });
  const { body: defined } = await house.call('PUT', '/card-fields', {
    body: { fields: [{ of: 'contact', name: 'Badge', kind: 'text', choices: [] }] },
  });
  const badge: string = defined.fields[0].id;
  const facts: [fact: string, said: object, shown: (card: Record<string, unknown>) => unknown][] = [
    ['plan', { plan: 'Gold' }, (card) => card.plan],
    ['value', { value: 4200 }, (card) => card.value],
    ['currency', { currency: 'RON' }, (card) => card.currency],
    ['vip', { vip: true }, (card) => card.vip || null],
    ['language', { language: 'ro' }, (card) => card.language],
    ['time zone', { timeZone: 'Europe/Bucharest' }, (card) => (card.timeZoneFrom === 'set' ? card.timeZone : null)],
    [
      'organization',
      { organizationId: alta.id },
      (card) => (card.organization as { name: string } | null)?.name ?? null,
    ],
    ['own field', { fields: { [badge]: 'B-17' } }, (card) => (card.fields as Record<string, string>)[badge] ?? null],
    [
      'telephone',
      { kind: 'phone', value: '+40 21 555 01 10' },
      (card) =>
        (card.identities as { kind: string; value: string }[]).find(({ kind }) => kind === 'phone')?.value ?? null,
    ],
  ];
  const say = async (as: typeof here, said: object) => {
    const answer =
      'kind' in said
        ? await house.as(as, 'POST', `/contacts/${id}/identities`, said)
        : await house.as(as, 'PATCH', `/contacts/${id}`, said);
    expect(answer.status, JSON.stringify(said)).toBeLessThan(300);
  };
  for (const [, said] of facts) await say(there, said);
  const entered = await house.as(here, 'POST', '/contacts', {
    identities: [{ kind: 'email', value: 'ion@alta.example' }],
  });
  expect([entered.status, entered.body.id]).toEqual([201, id]);

  const cardOf = async (as: typeof here) => (await house.as(as, 'GET', `/contacts/${id}`)).body;
  for (const [fact, , shown] of facts) {
    expect([fact, shown(await cardOf(here))]).toEqual([fact, null]);
    expect([fact, shown(await cardOf(there)) !== null]).toEqual([fact, true]);
  }
  const found = async (as: typeof here, query: string) =>
    (await house.as(as, 'GET', `/contacts?${query}`)).body.items.length;
  for (const query of ['vip=true', `organization=${alta.id}`, 'q=alta', 'q=5550110']) {
    // The domain of the address that was entered is no name of an organization, but letters of it are found.
    const byAddress = query === 'q=alta' ? 1 : 0;
    expect([query, await found(here, query), await found(there, query)]).toEqual([query, byAddress, 1]);
  }
  const csv = (await house.as(here, 'GET', '/contact-export')).body;
  expect(csv).toContain('ion@alta.example');
  expect(csv).not.toMatch(/Gold|4200|RON|yes|ro,|Bucharest|Alta|B-17|5550110/);

  // What the one desk says openly all see, what the other one says stays with it, and nothing of either is lost.
  await say(here, { plan: 'Silver', fields: { [badge]: 'B-18' } });
  await say(there, { value: 4300 });
  const both = [await cardOf(here), await cardOf(there)];
  expect(both.map((card) => [card.plan, card.value, card.vip, card.fields[badge]])).toEqual([
    ['Silver', null, false, 'B-18'],
    ['Silver', 4300, true, 'B-18'],
  ]);
});

it('keeps a card: facts, own fields, notes of their writer, addresses with why they are believed', async () => {
  const house = await openTicketHouse();
  const agent = await house.teammate('agent', { deskId: house.deskId, name: 'Marta' });
  const other = await house.teammate('agent', { deskId: house.deskId, name: 'Tomás' });
  await house.take(mail({ From: 'Ada Neri <ada@postanova.example>' }));
  const { id } = (await house.ticket(1)).contact;
  const card = async () => (await house.as(agent, 'GET', `/contacts/${id}`)).body;
  const { body: defined } = await house.call('PUT', '/card-fields', {
    body: { fields: [{ of: 'contact', name: 'Size', kind: 'number', choices: [] }] },
  });
  const [field] = defined.fields;
  const change = (body: unknown) => house.as(agent, 'PATCH', `/contacts/${id}`, body);
  expect((await change({ fields: { [field.id]: 'large' } })).status).toBe(422);
  expect(
    (
      await change({
        value: 1200.5,
        currency: 'eur',
        plan: 'Gold',
        vip: true,
        timeZone: 'Europe/Madrid',
        fields: { [field.id]: '4,5' },
      })
    ).body,
  ).toMatchObject({
    value: 1200.5,
    currency: 'EUR',
    plan: 'Gold',
    vip: true,
    timeZoneFrom: 'set',
    fields: { [field.id]: 4.5 },
  });
  expect((await house.ticket(1)).contact.vip).toBe(true);

  const { body: withPhone } = await house.as(agent, 'POST', `/contacts/${id}/identities`, {
    kind: 'phone',
    value: '0039 051 555 0188',
    guessed: true,
  });
  const [wrote, phone] = withPhone.identities;
  expect([wrote.because, phone.proof, phone.value, phone.by]).toEqual(['wrote', 'guessed', '+390515550188', 'Marta']);
  await house.as(other, 'PATCH', `/contacts/${id}/identities/${phone.id}`, { verified: true });
  expect((await card()).identities[1]).toMatchObject({ proof: 'verified', because: 'teammate', by: 'Tomás' });
  expect((await house.as(agent, 'DELETE', `/contacts/${id}/identities/${wrote.id}`)).status).toBe(409);
  expect((await house.as(agent, 'DELETE', `/contacts/${id}/identities/${phone.id}`)).status).toBe(204);

  const { body: noted } = await house.as(agent, 'POST', `/contacts/${id}/notes`, { text: 'Call after ten.' });
  const [note] = noted.items;
  expect((await house.as(other, 'PATCH', `/contact-notes/${note.id}`, { text: 'x' })).status).toBe(403);
  expect((await house.as(agent, 'PATCH', `/contact-notes/${note.id}`, { text: 'Call after eleven.' })).status).toBe(
    204,
  );
  expect((await card()).notes).toMatchObject([
    { text: 'Call after eleven.', author: { name: 'Marta' }, can: { change: true } },
  ]);
});
