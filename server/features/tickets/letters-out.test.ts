import { expect, it } from 'vitest';
import { LIMITS } from '../../../contract/limits.ts';
import type { Actor } from '../../platform/access/index.ts';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';
import { markBounced } from '../outbox/index.ts';
import { openStatusLink } from './status-page.ts';
import { writeOnStatusPage } from './status-page-writing.ts';

async function opened() {
  const house = await openTicketHouse();
  const { ticket } = await house.take(mail({ 'Message-ID': '<first@postanova.example>' }));
  const agent = await house.teammate('agent', { name: 'Marta Rossi' });
  return { house, agent, id: ticket.id as string };
}

const pass = (house: TicketHouse, duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));
const reply = (house: TicketHouse, actor: Actor, id: string, body: object) =>
  house.as(actor, 'POST', `/tickets/${id}/messages`, { type: 'reply', ...body });
const newestLetter = async (house: TicketHouse) => (await house.outbox()).find((each) => each.kind === 'reply');

async function uploads(house: TicketHouse, actor: Actor, sizes: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, size] of sizes.entries()) {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(size).fill(index + 1)], `plan-${index}.bin`));
    ids.push((await house.as(actor, 'POST', '/attachments', form)).body.id);
  }
  return ids;
}

it('goes along with the conversation so far, newest first, without notes and without what has yet to leave', async () => {
  const { house, agent, id } = await opened();
  await reply(house, agent, id, { html: '<p>Which <b>lamp</b>?</p>' });
  await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'note', text: 'a word among ourselves' });
  pass(house, { minutes: 1 });
  await house.runJobs();
  await reply(house, agent, id, { text: 'for later', sendAt: house.clock.now().add({ hours: 2 }).toString() });
  pass(house, { minutes: 1 });
  await reply(house, agent, id, { text: 'One more thing' });
  pass(house, { minutes: 1 });
  await house.runJobs();
  const letter = await newestLetter(house);
  const { text, html } = (await house.call('GET', `/outbox/${letter.id}`)).body;
  expect(text).toMatch(/One more thing[\s\S]*> Which lamp\?[\s\S]*> /);
  expect(text).toMatch(/Marta Rossi wrote on 19 November 2026 at 11:20:\n> Which lamp\?/);
  expect(text).not.toContain('a word among ourselves');
  expect(text).not.toContain('for later');
  expect(html).toMatch(
    /<div class="gmail_quote">[\s\S]*type="cite"[\s\S]*Which <strong>lamp<\/strong>|Which <b>lamp<\/b>/,
  );
});

it('goes without the conversation where the desk, or the writer, wants it so', async () => {
  const { house, agent, id } = await opened();
  await reply(house, agent, id, { text: 'first words', quote: false });
  pass(house, { minutes: 1 });
  await house.runJobs();
  const read = async () => (await house.call('GET', `/outbox/${(await newestLetter(house)).id}`)).body;
  expect((await read()).html).not.toContain('<blockquote');
  await house.call('PATCH', `/desks/${house.deskId}`, { body: { quotedHistory: 'off' } });
  await reply(house, agent, id, { text: 'second words' });
  pass(house, { minutes: 1 });
  await house.runJobs();
  expect((await read()).text).not.toContain('first words');
  await reply(house, agent, id, { text: 'third words', quote: true });
  pass(house, { minutes: 1 });
  await house.runJobs();
  expect((await read()).text).toContain('> second words');
});

it('carries the writer’s own signature once, the desk’s own before the general one', async () => {
  const { house, agent, id } = await opened();
  expect((await house.as(agent, 'PUT', '/me/signatures', { html: '<p>Marta R. <script>x</script></p>' })).status).toBe(
    200,
  );
  const own = { deskId: house.deskId, html: '<p>Marta, <b>bench 4</b></p>' };
  expect((await house.as(agent, 'PUT', '/me/signatures', own)).body.items).toHaveLength(2);
  await reply(house, agent, id, { text: 'Done.' });
  pass(house, { minutes: 1 });
  await house.runJobs();
  const { text, html } = (await house.call('GET', `/outbox/${(await newestLetter(house)).id}`)).body;
  expect(text).toMatch(/Done\.\n\n-- \nMarta, bench 4\n/);
  expect(text).not.toContain('Marta Rossi, ');
  expect(html).toContain('bench 4');
  const without = await house.as(agent, 'PUT', '/me/signatures', { deskId: house.deskId, html: '<p> </p>' });
  expect(without.body.items).toMatchObject([{ deskId: null, html: expect.not.stringContaining('script') }]);
  expect((await house.call('PUT', '/me/signatures', { body: { html: 'x' } })).status).toBe(403);
});

it('gives a blind copy to whom only the writer knows of', async () => {
  const { house, agent, id } = await opened();
  const sent = await reply(house, agent, id, {
    text: 'Here it is.',
    bcc: ['Boss@lume.example', 'support@officinalume.example'],
  });
  expect(sent.body.bcc).toEqual([{ name: '', address: 'boss@lume.example' }]);
  pass(house, { minutes: 1 });
  await house.runJobs();
  const letter = await newestLetter(house);
  const seen = (await house.call('GET', `/outbox/${letter.id}`)).body;
  expect(JSON.stringify(seen)).not.toContain('boss@lume');
  expect((await house.as(agent, 'GET', `/outbox/${letter.id}`)).body.to).toContain('boss@lume.example');
  const { recipients } = await house.db
    .selectFrom('outgoing')
    .select('recipients')
    .where('id', '=', letter.id)
    .executeTakeFirstOrThrow();
  expect(recipients).toContain('boss@lume.example');
  const forOthers = (await house.messages(1)).find((each) => each.id === sent.body.id);
  expect(forOthers.bcc).toEqual([]);
  expect(JSON.stringify((await house.call('GET', `/tickets/${id}`)).body.participants)).not.toContain('boss@lume');

  // It comes back from there.
  const words = '550 boss@lume.example: nobody of this name';
  await house.db.updateTable('outgoing').set({ state: 'sent' }).where('id', '=', letter.id).execute();
  await act(house.platform, system('test'), (one) =>
    markBounced(one, {
      messageIdHeader: sent.body.messageId,
      recipients: [
        {
          recipient: 'boss@lume.example',
          originalRecipient: '',
          action: 'failed',
          status: '5.1.1',
          reason: 'no_such_mailbox',
          hard: true,
          words,
        },
      ],
    }),
  );
  const shownTo = async (actor: Parameters<typeof house.as>[0] | null) => {
    const get = (path: string) => (actor ? house.as(actor, 'GET', path) : house.call('GET', path));
    const both = [(await get(`/outbox/${letter.id}`)).body, (await get(`/tickets/${id}/messages`)).body];
    expect(both[0]).toMatchObject({ state: 'bounced' });
    return JSON.stringify(both);
  };
  expect(await shownTo(agent)).toContain(words);
  expect(await shownTo(null)).not.toContain('boss@lume');
});

it('belongs to the desk that the request is on', async () => {
  const { house, agent, id } = await opened();
  await reply(house, agent, id, { text: 'Here it is.' });
  const there = await house.teammate('agent', { deskId: house.itDeskId });
  const here = await house.teammate('agent', { deskId: house.deskId });
  const letter = await newestLetter(house);
  const seenBy = async (actor: typeof here) => [
    (await house.as(actor, 'GET', `/outbox/${letter.id}`)).status,
    (await house.as(actor, 'GET', '/outbox')).body.items.length > 0,
  ];
  expect([await seenBy(here), await seenBy(there)]).toEqual([
    [200, true],
    [404, false],
  ]);
  await house.call('PUT', `/tickets/${id}/desk`, { body: { deskId: house.itDeskId } });
  expect([await seenBy(here), await seenBy(there)]).toEqual([
    [404, false],
    [200, true],
  ]);
});

it('sends as links what no mail server would take', async () => {
  const { house, agent, id } = await opened();
  const [small, large] = await uploads(house, agent, [1_000, LIMITS.letterFileBytes]);
  await reply(house, agent, id, { text: 'The plans.', attachments: [small, large] });
  pass(house, { minutes: 1 });
  await house.runJobs();
  const letter = (await house.call('GET', `/outbox/${(await newestLetter(house)).id}`)).body;
  const link = /plan-1\.bin \(.*?\): (\S+)/.exec(letter.text)?.[1] ?? '';
  expect(link).toMatch(/\/s\/[a-z2-7]+\/attachments\//);
  expect(letter.raw.length).toBeLessThan(100_000);
  expect(letter.raw).toContain('plan-0.bin');
  const file = await house.app.request(link);
  expect(file.status).toBe(200);
  expect((await file.arrayBuffer()).byteLength).toBe(LIMITS.letterFileBytes);
});

it('leaves at its planned time, and only then is the request answered', async () => {
  const { house, agent, id } = await opened();
  const sendAt = house.clock.now().add({ hours: 20 });
  const planned = await reply(house, agent, id, { text: 'Tomorrow.', sendAt: sendAt.toString(), status: 'solved' });
  expect(planned.body.outgoing).toMatchObject({ state: 'scheduled', sendAt: sendAt.toString() });
  const due = (await house.ticket(1)).dueAt;
  expect(due).not.toBeNull();
  pass(house, { hours: 19 });
  await house.runJobs();
  expect(await house.ticket(1)).toMatchObject({ status: 'new', dueAt: due });
  pass(house, { hours: 1, seconds: 1 });
  await house.runJobs();
  expect(await house.ticket(1)).toMatchObject({ status: 'solved', dueAt: null });
  const message = (await house.messages(1)).find((each) => each.id === planned.body.id);
  expect(message.outgoing.state).toBe('kept');
  expect(Temporal.Instant.compare(Temporal.Instant.from(message.createdAt), sendAt)).toBeGreaterThanOrEqual(0);
});

it('waits as a draft when the customer writes before it left, but not for an absence note', async () => {
  const { house, agent, id } = await opened();
  const sendAt = house.clock.now().add({ hours: 20 }).toString();
  const planned = await reply(house, agent, id, { text: 'Tomorrow.', sendAt, bcc: ['boss@lume.example'] });
  const again = { 'In-Reply-To': '<first@postanova.example>' };
  await house.take(
    mail({ ...again, 'Message-ID': '<away@x.example>', 'Auto-Submitted': 'auto-replied' }, 'I am away.'),
  );
  expect((await house.messages(1)).some((each) => each.id === planned.body.id)).toBe(true);
  await house.as(agent, 'PUT', `/tickets/${id}/draft`, { kind: 'reply', html: '<p>begun since</p>', version: 0 });
  await house.take(mail({ ...again, 'Message-ID': '<second@x.example>' }, 'Never mind, it works now.'));
  expect((await house.messages(1)).some((each) => each.id === planned.body.id)).toBe(false);
  const drafts = (await house.as(agent, 'GET', `/tickets/${id}/drafts`)).body.items;
  expect(drafts).toMatchObject([
    { html: expect.stringMatching(/Tomorrow\.[\s\S]*begun since/), bcc: ['boss@lume.example'] },
  ]);
  expect((await house.events()).map((event) => event.name)).toContain('ticket.reply-overtaken');
  pass(house, { hours: 30 });
  await house.runJobs();
  expect(await newestLetter(house)).toMatchObject({ state: 'cancelled' });
});

it('can be taken back by its writer at any time before, or sent at once, and never planned into the past', async () => {
  const { house, agent, id } = await opened();
  const sendAt = house.clock.now().add({ hours: 20 }).toString();
  const first = await reply(house, agent, id, { text: 'Tomorrow.', sendAt });
  pass(house, { hours: 3 });
  expect((await house.as(agent, 'POST', `/outbox/${first.body.outgoing.id}/cancellation`)).status).toBe(200);
  expect((await house.messages(1)).some((each) => each.id === first.body.id)).toBe(false);
  const second = await reply(house, agent, id, { text: 'Today after all.', sendAt });
  expect((await house.as(agent, 'POST', `/outbox/${second.body.outgoing.id}/retry`)).status).toBe(200);
  await house.runJobs();
  expect(await house.ticket(1)).toMatchObject({ status: 'waiting' });
  expect((await reply(house, agent, id, { text: 'x', sendAt: house.clock.now().toString() })).status).toBe(422);
  const far = house.clock
    .now()
    .add({ hours: 24 * 400 })
    .toString();
  expect((await reply(house, agent, id, { text: 'x', sendAt: far })).status).toBe(422);
  const note = { type: 'note', text: 'x', sendAt };
  expect((await house.as(agent, 'POST', `/tickets/${id}/messages`, note)).status).toBe(422);
});

it('waits as a draft when the customer writes on the page of the request', async () => {
  const { house, agent, id } = await opened();
  const sendAt = house.clock.now().add({ hours: 20 }).toString();
  const { outgoing } = (await reply(house, agent, id, { text: 'Tomorrow.', sendAt })).body;
  const link = await openStatusLink(house.platform, new URL((await house.ticket(1)).statusUrl).pathname.slice(3));
  if (!link) throw new Error('the link leads nowhere');
  await writeOnStatusPage(house.platform, link, { text: 'It works again.', files: [] });
  expect((await house.call('GET', `/outbox/${outgoing.id}`)).body.state).toBe('cancelled');
});

it('goes back to its writer when the request is spam by then, or merged where the customer writes first', async () => {
  const { house, agent, id } = await opened();
  const later = (hours: number) => house.clock.now().add({ hours }).toString();
  const planned = async (ticketId: string, text: string) =>
    (await reply(house, agent, ticketId, { text, sendAt: later(20) })).body.outgoing.id;
  const stateOf = async (letterId: string) => (await house.call('GET', `/outbox/${letterId}`)).body.state;
  const draftsOf = async (ticketId: string) =>
    (await house.as(agent, 'GET', `/tickets/${ticketId}/drafts`)).body.items.map(({ html }: { html: string }) => html);

  const second = (await house.take(mail({ 'Message-ID': '<second@postanova.example>', Subject: 'Again' }))).ticket;
  const ofMerged = await planned(second.id, 'Tomorrow.');
  await house.call('POST', `/tickets/${second.id}/merge`, { body: { into: id } });
  await house.take(mail({ 'In-Reply-To': '<first@postanova.example>' }, 'By the way.\r\n'));
  expect(await stateOf(ofMerged)).toBe('cancelled');
  expect(await draftsOf(id)).toEqual([expect.stringContaining('Tomorrow.')]);

  const ofSpam = await planned(id, 'In a day.');
  await house.call('POST', `/tickets/${id}/spam`);
  pass(house, { hours: 21 });
  await house.runJobs();
  expect(await stateOf(ofSpam)).toBe('cancelled');
  expect(await draftsOf(id)).toEqual([expect.stringContaining('In a day.')]);
});
