import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../contract/limits.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

async function opened(headers: Record<string, string> = {}) {
  const house = await openTicketHouse();
  const { ticket } = await house.take(mail({ 'Message-ID': '<first@postanova.example>', ...headers }));
  const agent = await house.teammate('agent', { name: 'Marta Rossi' });
  return { house, agent, id: ticket.id as string };
}

/** A file that this writer has uploaded. */
async function upload(
  house: TicketHouse,
  actor: Actor,
  name = 'photo.png',
  bytes: Uint8Array = Buffer.from('a picture'),
) {
  const form = new FormData();
  form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'image/png' }));
  return house.as(actor, 'POST', '/attachments', form);
}

const pass = (house: TicketHouse, duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));

describe('a reply', () => {
  it('stands in the thread, waits out its undo window, and leaves as one letter in the thread', async () => {
    const { house, agent, id } = await opened();
    const file = (await upload(house, agent)).body;
    const before = (await house.events()).length;
    const body = { type: 'reply', html: '<p>Two <b>photos</b>?</p><script>x()</script>', attachments: [file.id] };
    const sent = await house.as(agent, 'POST', `/tickets/${id}/messages`, body);
    expect(sent).toMatchObject({
      status: 201,
      body: {
        type: 'reply',
        author: { kind: 'teammate', id: agent.id },
        inReplyTo: 'first@postanova.example',
        references: ['first@postanova.example'],
        attachments: [{ name: 'photo.png', sha256: file.sha256 }],
        outgoing: { state: 'queued', sendAt: house.clock.now().add({ seconds: 8 }).toString() },
      },
    });
    expect(sent.body.html).not.toContain('script');
    const written = await house.events(before);
    expect(written.map((event) => [event.name, event.actor])).toEqual(
      expect.arrayContaining([
        ['ticket.replied', `teammate ${agent.id}`],
        ['ticket.status-changed', `teammate ${agent.id}`],
      ]),
    );
    expect(await house.ticket(1)).toMatchObject({ status: 'waiting', dueAt: null });
    const stateNow = async () => (await house.messages(1)).find((each) => each.id === sent.body.id).outgoing.state;
    pass(house, { seconds: 7 });
    await house.runJobs();
    expect(await stateNow()).toBe('queued');
    pass(house, { seconds: 2 });
    await house.runJobs();
    // Without a way out everything is kept, composed.
    expect(await stateNow()).toBe('kept');
    const letter = (await house.outbox()).find((each) => each.kind === 'reply');
    const raw = letter.raw.replace(/\r\n[ \t]+/g, ' ');
    expect(raw).toMatch(/^In-Reply-To: <first@postanova\.example>/m);
    expect(raw).toMatch(/^Subject: Re: Luna 2 does not charge/m);
    expect(raw).toMatch(/^From: .*Marta Rossi.*<support@officinalume\.example>/m);
    expect(raw).not.toMatch(/^Auto-Submitted:/m);
    expect(raw).toContain('photo.png');
    // By a token it leaves at once.
    const script = await house.call('POST', `/tickets/${id}/messages`, {
      body: { type: 'reply', text: 'By a script.' },
    });
    expect(script.body.outgoing.sendAt).toBe(house.clock.now().toString());
  });

  it('taken back in time leaves everything as it was, with its words and files as a draft', async () => {
    const { house, agent, id } = await opened({ Cc: 'bruno@postanova.example' });
    await house.call('POST', `/tickets/${id}/solution`);
    pass(house, { minutes: 3 });
    const { updatedAt: _, version: __, ...before } = await house.ticket(1);
    const file = (await upload(house, agent)).body;
    const body = { type: 'reply', html: '<p>One more <strong>thing</strong></p>', attachments: [file.id] };
    const sent = await house.as(agent, 'POST', `/tickets/${id}/messages`, body);
    expect((await house.ticket(1)).status).toBe('waiting');
    pass(house, { seconds: 5 });
    const cancel = `/outbox/${sent.body.outgoing.id}/cancellation`;
    const other = await house.teammate('teammate', { deskId: house.deskId });
    expect((await house.as(other, 'POST', cancel)).status).toBeGreaterThanOrEqual(403);
    expect((await house.as(agent, 'POST', cancel)).status).toBe(200);
    expect(await house.ticket(1)).toMatchObject(before);
    expect((await house.messages(1)).map((each) => each.type)).toEqual(['incoming', 'auto']);
    expect((await house.events()).map((event) => event.name)).toContain('ticket.reply-withdrawn');
    const { items } = (await house.as(agent, 'GET', `/tickets/${id}/drafts`)).body;
    expect(items).toMatchObject([
      { kind: 'reply', html: body.html, cc: ['bruno@postanova.example'], files: [{ id: file.id }] },
    ]);
    pass(house, { minutes: 1 });
    await house.runJobs();
    expect((await house.outbox()).filter((each) => each.kind === 'reply')).toMatchObject([{ state: 'cancelled' }]);
    // Sent again from the draft, with the same file; once left it cannot be had back.
    const again = await house.as(agent, 'POST', `/tickets/${id}/messages`, body);
    expect(again.body.attachments).toHaveLength(1);
    expect((await house.as(agent, 'GET', `/tickets/${id}/drafts`)).body.items).toEqual([]);
    await house.db.updateTable('outgoing').set({ state: 'sent' }).where('id', '=', again.body.outgoing.id).execute();
    const late = await house.as(agent, 'POST', `/outbox/${again.body.outgoing.id}/cancellation`);
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:sportello:problem:has-left' } });
  });

  it('taken back does not undo what others did meanwhile', async () => {
    const { house, agent, id } = await opened();
    const text = { type: 'reply', text: 'One moment' };
    const first = await house.as(agent, 'POST', `/tickets/${id}/messages`, text);
    pass(house, { seconds: 1 });
    await house.call('POST', `/tickets/${id}/solution`);
    await house.as(agent, 'POST', `/outbox/${first.body.outgoing.id}/cancellation`);
    expect((await house.ticket(1)).status).toBe('solved');
    const second = await house.as(agent, 'POST', `/tickets/${id}/messages`, text);
    pass(house, { seconds: 1 });
    await house.take(mail({ 'In-Reply-To': '<first@postanova.example>' }, 'Never mind.\r\n'));
    const { status, dueAt } = await house.ticket(1);
    await house.as(agent, 'POST', `/outbox/${second.body.outgoing.id}/cancellation`);
    expect(await house.ticket(1)).toMatchObject({ status, dueAt });
    expect(status).toBe('open');
  });

  it('is refused when the customer wrote since, unless the writer has seen it', async () => {
    const { house, agent, id } = await opened();
    const seenMessage = (await house.messages(1))[0].id;
    const send = (seen: string) =>
      house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Hello', seenMessage: seen });
    await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'note', text: 'Only us' });
    await house.take(
      mail({ 'In-Reply-To': '<first@postanova.example>', 'Auto-Submitted': 'auto-replied' }, 'Away.\r\n'),
    );
    expect((await send(seenMessage)).status).toBe(201);
    const newer = await house.take(mail({ 'In-Reply-To': '<first@postanova.example>' }, 'Wait.\r\n'));
    const refused = await send(seenMessage);
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'urn:sportello:problem:newer-message', messageId: newer.message.id },
    });
    expect((await house.messages(1)).filter((each) => each.type === 'reply')).toHaveLength(1);
    expect((await send(newer.message.id)).status).toBe(201);
  });

  it('keeps the status it is told, and owes nothing where it stays open', async () => {
    const { house, agent, id } = await opened();
    for (const status of ['open', 'solved', 'on_hold', 'waiting', 'closed', 'new']) {
      await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Hello', status });
      expect(await house.ticket(1)).toMatchObject({ status, dueAt: null });
    }
    expect((await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'reply', text: ' \n ' })).status).toBe(
      422,
    );
  });
});

describe('asked twice', () => {
  it('with one Idempotency-Key does one thing; for another request the key is refused', async () => {
    const { house, agent, id } = await opened();
    const key = { 'idempotency-key': 'once-1' };
    const text = { type: 'reply', text: 'Once' };
    const send = (actor: Actor, body: unknown) => house.as(actor, 'POST', `/tickets/${id}/messages`, body, key);
    const answers = await Promise.all([send(agent, text), send(agent, text), send(agent, text)]);
    expect(new Set(answers.map((each) => each.body.id)).size).toBe(1);
    expect(answers.map((each) => each.status)).toEqual([201, 201, 201]);
    expect((await house.outbox()).filter((each) => each.kind === 'reply')).toHaveLength(1);
    expect(await send(agent, { ...text, text: 'Other' })).toMatchObject({ status: 422 });
    // A refused request has not used its key up, and another's key is another key.
    const other = { 'idempotency-key': 'once-2' };
    const path = `/tickets/${id}/messages`;
    expect((await house.as(agent, 'POST', path, { type: 'note', text: ' ' }, other)).status).toBe(422);
    expect((await house.as(agent, 'POST', path, { type: 'note', text: 'Words' }, other)).status).toBe(201);
    expect((await send(await house.teammate('agent'), text)).body.id).not.toBe(answers[0].body.id);

    const ticket = { subject: 'By phone', text: 'She called.', contact: { address: 'New@posta.example' } };
    const made = [1, 2].map(() => house.call('POST', '/tickets', { body: ticket, headers: key }));
    const [one, two] = await Promise.all(made);
    expect(one?.body.id).toBe(two?.body.id);
    expect(one?.body).toMatchObject({ status: 'new', channel: 'api', contact: { address: 'new@posta.example' } });
    const changed = { ...ticket, subject: 'Another' };
    expect((await house.call('POST', '/tickets', { body: changed, headers: key })).status).toBe(422);
    const own = { ...ticket, contact: { address: 'it@officinalume.example' } };
    expect((await house.call('POST', '/tickets', { body: own })).body.errors).toMatchObject([
      { path: 'contact.address' },
    ]);
  });
});

describe('a note', () => {
  it('never goes out, changes nothing for the customer, and may change the status', async () => {
    const { house, agent, id } = await opened();
    const letters = await house.outbox();
    const before = (await house.events()).length;
    const body = { type: 'note', text: 'A secret of ours', cc: ['spy@altrove.example'] };
    const noted = await house.as(agent, 'POST', `/tickets/${id}/messages`, body);
    expect(noted.body).toMatchObject({ type: 'note', outgoing: null, to: [], cc: [], messageId: null });
    expect(await house.outbox()).toEqual(letters);
    const ticket = await house.ticket(1);
    expect(ticket).toMatchObject({ status: 'new' });
    expect(ticket.dueAt).not.toBeNull();
    expect(ticket.participants).toHaveLength(1);
    expect((await house.events(before)).map((event) => event.name)).toEqual(['ticket.noted']);
    // Nor later, quoted in a letter.
    await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Hello' });
    pass(house, { minutes: 1 });
    await house.runJobs();
    for (const letter of await house.outbox()) expect(`${letter.raw}`).not.toContain('secret of ours');
    await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'note', text: 'Done', status: 'solved' });
    expect((await house.ticket(1)).status).toBe('solved');
  });
});

describe('files', () => {
  it('go with a message of whoever uploaded them, once, and no larger than may be sent', async () => {
    const { house, agent, id } = await opened();
    const other = await house.teammate('agent');
    const file = (await upload(house, agent, '../../etc/pass\u202Ewd.png')).body;
    expect(file.name).toBe('passwd.png');
    const path = `/tickets/${id}/messages`;
    const note = { type: 'note', text: 'See', attachments: [file.id] };
    const foreign = await house.as(other, 'POST', path, note);
    expect(foreign).toMatchObject({ status: 422, body: { errors: [{ path: 'attachments' }] } });
    expect((await house.as(other, 'GET', file.url)).status).toBe(404);
    expect((await house.as(other, 'DELETE', `/attachments/${file.id}`)).status).toBe(404);
    expect((await house.as(agent, 'POST', path, note)).status).toBe(201);
    expect((await house.as(agent, 'POST', path, note)).status).toBe(422);
    expect((await house.as(agent, 'DELETE', `/attachments/${file.id}`)).status).toBe(404);
    const gone = (await upload(house, agent)).body;
    expect((await house.as(agent, 'DELETE', `/attachments/${gone.id}`)).status).toBe(204);
    expect((await house.as(agent, 'GET', gone.url)).status).toBe(404);
    expect((await house.as(agent, 'POST', '/attachments', { file: 'words' })).status).toBe(415);
    const large = await upload(house, agent, 'large.bin', new Uint8Array(LIMITS.attachmentBytes + 1));
    expect(large).toMatchObject({ status: 413, body: { detail: expect.stringContaining('25 MB') } });
    // Two that are small enough each, and too much together.
    const two = [(await upload(house, agent, 'a.bin')).body.id, (await upload(house, agent, 'b.bin')).body.id];
    await house.db.updateTable('attachments').set({ size: 60_000_000 }).where('id', 'in', two).execute();
    const together = await house.as(agent, 'POST', path, { type: 'note', text: 'Both', attachments: two });
    expect(together.status).toBe(413);
    expect(await house.messages(1)).toHaveLength(3);
  });
});

describe('drafts', () => {
  it('have a version: an older one is refused with both texts, and they are the writer’s alone', async () => {
    const { house, agent, id } = await opened();
    const keep = (html: string, version: number, kind = 'reply') =>
      house.as(agent, 'PUT', `/tickets/${id}/draft`, { kind, html, version });
    expect((await keep('<p>One</p>', 0)).body).toEqual({ version: 1 });
    expect((await keep('<p>Two</p>', 1)).body).toEqual({ version: 2 });
    const stale = await keep('<p>From the other screen</p>', 1);
    expect(stale).toMatchObject({
      status: 409,
      body: { mine: '<p>From the other screen</p>', theirs: '<p>Two</p>', version: 2 },
    });
    await keep('<p onclick="x()">Note</p>', 0, 'note');
    const own = (await house.as(agent, 'GET', `/tickets/${id}/drafts`)).body.items;
    expect(own.map((each: { kind: string; html: string }) => [each.kind, each.html])).toEqual([
      ['note', '<p>Note</p>'],
      ['reply', '<p>Two</p>'],
    ]);
    const other = await house.teammate('agent');
    expect((await house.as(other, 'GET', `/tickets/${id}/drafts`)).body.items).toEqual([]);
    expect(
      (await house.call('PUT', `/tickets/${id}/draft`, { body: { kind: 'note', html: '', version: 0 } })).status,
    ).toBe(403);
    // Others hear that somebody writes once, not at each pause.
    const heard = (await house.events()).filter((event) => event.name === 'draft.kept');
    expect(heard.map((event) => event.payload)).toEqual([
      { teammateId: agent.id, kind: 'reply' },
      { teammateId: agent.id, kind: 'note' },
    ]);
    await house.as(agent, 'POST', `/tickets/${id}/messages`, { type: 'reply', text: 'Two' });
    expect((await house.as(agent, 'DELETE', `/tickets/${id}/draft?kind=note`)).status).toBe(204);
    expect((await house.as(agent, 'GET', `/tickets/${id}/drafts`)).body.items).toEqual([]);
    const elsewhere = await house.teammate('agent', { deskId: house.itDeskId });
    const words = { kind: 'note', html: 'x', version: 0 };
    expect((await house.as(elsewhere, 'PUT', `/tickets/${id}/draft`, words)).status).toBe(404);
  });
});
