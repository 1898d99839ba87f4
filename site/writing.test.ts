import { describe, expect, it } from 'vitest';
import { answer, asked, get, nonceIn, ORIGIN, post, QUESTION } from '../server/testing/customer.ts';
import { openTestHouse } from '../server/testing/index.ts';

describe('writing on the page', () => {
  it('is an incoming message of the contact, owed an answer again', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    await answer(house, id, { type: 'reply', text: 'Two photos?' });
    house.clock.set(house.clock.now().add({ hours: 1 }));
    const sent = await post(house, `${path}/messages`, {
      text: '  Eccole.\r\nGrazie  ',
      files: [new File(['photo one'], 'uno.png', { type: 'image/png' }), new File(['two'], 'due.txt')],
    });
    expect(sent.status).toBe(303);
    const page = await get(house, sent.location);
    expect(page.html).toContain('Il suo messaggio è arrivato.');
    expect(page.html).toContain('Eccole.<br>Grazie');
    const { body: ticket } = await house.call('GET', `/tickets/${id}`);
    expect(ticket).toMatchObject({ status: 'open', dueAt: '2026-11-19T15:20:00Z', snippet: 'Eccole. Grazie' });
    const { body: messages } = await house.call('GET', `/tickets/${id}/messages`);
    expect(messages.items.at(-1)).toMatchObject({
      type: 'incoming',
      channel: 'form',
      text: 'Eccole.\nGrazie',
      from: { name: 'Giulia Ferraro', address: 'g.ferraro@postanova.example' },
      attachments: [{ name: 'uno.png' }, { name: 'due.txt' }],
    });
    const { body: events } = await house.call('GET', `/tickets/${id}/events`);
    expect(events.items.at(-1)).toMatchObject({
      name: 'ticket.status-changed',
      actor: { kind: 'contact', name: 'Giulia Ferraro' },
      payload: { from: 'waiting', to: 'open' },
    });
  });

  it('opens a solved request again', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    await answer(house, id, { type: 'reply', text: 'Done.', status: 'solved' });
    expect((await get(house, path)).html).toContain('La sua richiesta è risolta.');
    await post(house, `${path}/messages`, { text: 'Non ancora.' });
    const { body: ticket } = await house.call('GET', `/tickets/${id}`);
    expect(ticket).toMatchObject({ status: 'open', solvedAt: null });
    const { body: events } = await house.call('GET', `/tickets/${id}/events`);
    expect(events.items.at(-1)).toMatchObject({ name: 'ticket.reopened', actor: { kind: 'contact' } });
  });

  it('begins a linked request where the old one is closed, and leads to its page', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    await house.call('PATCH', `/tickets/${id}`, { body: { status: 'closed' } });
    const nonce = nonceIn((await get(house, path)).html);
    const sent = await post(house, `${path}/messages`, { text: 'Di nuovo rotta.', nonce });
    expect(await post(house, `${path}/messages`, { text: 'Di nuovo rotta.', nonce })).toEqual(sent);
    expect(sent.location.startsWith(path)).toBe(false);
    const page = await get(house, sent.location);
    expect(page.html).toContain('da qui comincia una nuova richiesta');
    expect(page.html).toContain('Richiesta 2,');
    // The automatic answer carries the link; a page that was printed should not.
    expect(page.html).toContain('Risposta automatica');
    expect(page.html).not.toContain(`${ORIGIN}/s/`);
    const { body: next } = await house.call('GET', '/tickets/2');
    expect(next).toMatchObject({
      status: 'new',
      subject: 'Luna 2 non si carica',
      channel: 'form',
      contact: { address: 'g.ferraro@postanova.example' },
      links: [{ id, kind: 'follow_up' }],
    });
    expect((await house.call('GET', `/tickets/${id}`)).body.status).toBe('closed');
    expect((await house.call('GET', '/tickets/3')).status).toBe(404);
    // The new page's link comes by mail too.
    const { body: outbox } = await house.call('GET', '/outbox');
    expect(outbox.items).toMatchObject([{ kind: 'auto', ticket: { number: 2 } }]);
  });

  it('is done once when the button is pressed twice, and twice when there are two things to say', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    const nonce = nonceIn((await get(house, path)).html);
    expect(nonce).not.toBe('');
    const [one, two] = await Promise.all([
      post(house, `${path}/messages`, { text: 'Once', nonce }),
      post(house, `${path}/messages`, { text: 'Once', nonce }),
    ]);
    expect(two.location).toBe(one.location);
    // Gone back in the browser, and another thing written into the same form.
    await post(house, `${path}/messages`, { text: 'And this', nonce });
    const { body } = await house.call('GET', `/tickets/${id}/messages`);
    expect(body.items.map((each: { text: string }) => each.text)).toEqual([QUESTION, 'Once', 'And this']);
  });

  it('keeps the words when something is wrong with them', async () => {
    const house = await openTestHouse();
    const { id, path } = await asked(house);
    const empty = await post(house, `${path}/messages?lang=en`, { text: '   ' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('write a few words or add a file first');
    const files = Array.from({ length: 11 }, (_, n) => new File([`${n}`], `${n}.txt`));
    const many = await post(house, `${path}/messages`, { text: 'My <b>words</b>', files });
    expect(many.status).toBe(413);
    expect(many.html).toContain('My &lt;b&gt;words&lt;/b&gt;</textarea>');
    expect(many.html).toContain('un file supera 25 MB, o sono più di 10');
    const long = await post(house, `${path}/messages?lang=en`, { text: 'x'.repeat(20_001) });
    expect(long.status).toBe(413);
    expect(long.html).toContain('more than 20,000 characters');
    const { body } = await house.call('GET', `/tickets/${id}/messages`);
    expect(body.items).toHaveLength(1);
    // Reloaded by its address, the page is there again.
    const again = await house.app.request(`${ORIGIN}${path}/messages`);
    expect([again.status, again.headers.get('location')]).toEqual([303, path]);
  });

  it('refuses a file over the limit while it streams', async () => {
    const house = await openTestHouse();
    const { path } = await asked(house);
    const large = new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'video.mp4');
    const refused = await post(house, `${path}/messages`, { text: 'Il video', files: [large] });
    expect(refused.status).toBe(413);
    expect(refused.html).toContain('Il video</textarea>');
  });

  it('is refused from another site, and not from our own that says no referrer', async () => {
    const house = await openTestHouse();
    const { path } = await asked(house);
    const send = (headers: Record<string, string>) => post(house, `${path}/messages`, { text: 'hi', headers });
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303);
    expect((await send({ origin: 'null' })).status).toBe(303);
    expect((await send({})).status).toBe(303);
  });

  it('ends after a good many within an hour', async () => {
    const house = await openTestHouse();
    const { path } = await asked(house);
    for (let count = 0; count < 30; count++)
      expect((await post(house, `${path}/messages`, { text: `${count}` })).status).toBe(303);
    const refused = await post(house, `${path}/messages`, { text: 'one more' });
    expect(refused.status).toBe(429);
    expect(refused.html).toContain('one more</textarea>');
    const closed = await asked(house);
    await house.call('PATCH', `/tickets/${closed.id}`, { body: { status: 'closed' } });
    for (let count = 0; count < 30; count++)
      expect((await post(house, `${closed.path}/messages`, { text: `${count}` })).status).toBe(303);
    expect((await post(house, `${closed.path}/messages`, { text: 'one more' })).status).toBe(429);
    house.clock.set(house.clock.now().add({ minutes: 61 }));
    expect((await post(house, `${path}/messages`, { text: 'one more' })).status).toBe(303);
  });
});
