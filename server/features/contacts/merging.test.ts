import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

it('merging and parting in any order leaves what was before, and every chain ends with who stands for all', async () => {
  const house = await openTicketHouse();
  const names = ['a', 'b', 'c', 'd', 'e'];
  for (const name of names) await house.take(mail({ From: `${name}@riders.example` }));
  const { body } = await house.call('GET', '/contacts');
  const ids: string[] = body.items.map((one: { id: string }) => one.id);
  const state = async () => {
    const { items } = (await house.call('GET', '/contacts')).body;
    return items.map((one: { id: string; identities: { value: string }[] }) => [
      one.id,
      one.identities.map(({ value }) => value),
    ]);
  };
  const before = await state();
  const pick = fc.integer({ min: 0, max: names.length - 1 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(pick, pick), { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      async (pairs, order) => {
        const merges: string[] = [];
        for (const [from, into] of pairs) {
          const answer = await house.call('POST', '/contact-merges', {
            body: { contactId: ids[from], intoId: ids[into] },
          });
          if (answer.status === 201) merges.push(answer.body.id);
          else expect(answer.status).toBe(409);
        }
        // Everybody is found once, with all that is theirs, under whichever id one asks.
        const shown = await state();
        expect(shown.length).toBe(names.length - merges.length);
        expect(shown.flatMap(([, values]: [string, string[]]) => values).length).toBe(names.length);
        for (const id of ids) {
          const card = (await house.call('GET', `/contacts/${id}`)).body;
          expect(card.identities.length).toBe(card.tickets.length);
        }
        while (merges.length > 0) {
          const [id] = merges.splice((order.next().value ?? 0) % merges.length, 1);
          expect((await house.call('DELETE', `/contact-merges/${id}`)).status).toBe(204);
        }
        expect(await state()).toEqual(before);
      },
    ),
    { numRuns: 12 },
  );
});

it('one who was merged is one to the intake, to lists and to the ticket, until they are two again', async () => {
  const house = await openTicketHouse();
  await house.take(mail({ From: 'Giulia Ferraro <g.ferraro@postanova.example>' }));
  const other = await house.take(mail({ From: 'Giulia F. <giulia@altrove.example>' }));
  const ids = [(await house.ticket(1)).contact.id, (await house.ticket(2)).contact.id];
  const { body: merge } = await house.call('POST', '/contact-merges', { body: { contactId: ids[1], intoId: ids[0] } });
  expect((await house.ticket(2)).contact).toMatchObject({ id: ids[0], name: 'Giulia Ferraro' });
  expect((await house.call('GET', `/contacts?q=altrove`)).body.items).toMatchObject([{ id: ids[0] }]);
  const timeline = (await house.call('GET', `/contacts/${ids[1]}/timeline`)).body;
  expect(timeline.counts.tickets).toBe(2);

  // From their other address they are no stranger to their own request.
  const [first] = await house.messages(2);
  await house.take(
    mail({
      From: 'g.ferraro@postanova.example',
      'In-Reply-To': first?.messageId ?? '',
      Subject: `Re: [#${other.ticket.number}]`,
    }),
  );
  const participants = (await house.ticket(2)).participants;
  expect(participants.every((one: { confirmed: boolean }) => one.confirmed)).toBe(true);

  house.clock.set(house.clock.now().add({ hours: 24 * 31 }));
  expect((await house.call('DELETE', `/contact-merges/${merge.id}`)).status).toBe(409);
  house.clock.set(house.clock.now().subtract({ hours: 48 }));
  expect((await house.call('DELETE', `/contact-merges/${merge.id}`)).status).toBe(204);
  expect((await house.ticket(2)).contact).toMatchObject({ id: ids[1], name: 'Giulia F.' });
});

it('suggests who may be one, with reasons, until somebody says that they are two', async () => {
  const house = await openTicketHouse();
  await house.take(mail({ From: 'Giulia Ferraro <g.ferraro@postanova.example>' }));
  await house.take(mail({ From: 'Giulia Ferraro <giulia@altrove.example>' }));
  await house.take(mail({ From: 'Marco Bianchi <m@altrove.example>' }));
  const { id } = (await house.ticket(1)).contact;
  const ask = async () => (await house.call('GET', `/contacts/${id}/duplicates`)).body.items;
  const [found, ...more] = await ask();
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    contact: { name: 'Giulia Ferraro' },
    tickets: 1,
    likenesses: ['same_name', 'similar_local_part'],
    can: { merge: true },
  });
  await house.call('POST', `/contacts/${id}/differences`, { body: { otherId: found.contact.id } });
  expect(await ask()).toEqual([]);
  const { rows } = await sql`explain select id from contacts where lower(name) = lower('x')`.execute(house.db);
  expect(JSON.stringify(rows)).toContain('Scan');
});
