import { describe, expect, it } from 'vitest';
import { openTestHouse } from '../../../testing/index.ts';
import { claimWaiting } from './inbound.queries.ts';
import { acceptInbound, queueLeftovers } from './processing.ts';

function mail(
  headers: Record<string, string>,
  text = 'Buongiorno, la mia Luna 2 non si carica più dopo la pioggia. Cosa posso fare?\r\n',
): string {
  const all = {
    From: 'Giulia Ferraro <g.ferraro@postanova.example>',
    To: 'support@officinalume.example',
    Subject: 'Luna 2 non si carica',
    'Message-ID': `<${crypto.randomUUID()}@postanova.example>`,
    Date: 'Thu, 19 Nov 2026 11:10:00 +0100',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${text}`;
}

describe('taking in a mail', () => {
  it('makes a ticket with contact, message, reply due and an answer in the language of the letter', async () => {
    const house = await openTestHouse();
    const taken = await house.call('POST', '/inbound/email', {
      body: mail({}),
      headers: { 'content-type': 'message/rfc822' },
    });
    expect(taken.body).toMatchObject({ outcome: 'created', ticket: { number: 1 } });
    const { body: ticket } = await house.call('GET', '/tickets/1');
    expect(ticket).toMatchObject({
      subject: 'Luna 2 non si carica',
      status: 'new',
      language: 'it',
      channel: 'email',
      contact: { name: 'Giulia Ferraro', address: 'g.ferraro@postanova.example' },
      dueAt: '2026-11-19T14:20:00Z',
    });
    const { body: messages } = await house.call('GET', `/tickets/${ticket.id}/messages`);
    expect(messages.items.map((each: { type: string }) => each.type)).toEqual(['incoming', 'auto']);
    expect(messages.items[1].text).toContain('15:20');
    const { body: outbox } = await house.call('GET', '/outbox');
    expect(outbox.items).toHaveLength(1);
    expect(outbox.items[0]).toMatchObject({ kind: 'auto', state: 'queued', to: ['g.ferraro@postanova.example'] });
  });

  it('takes the same mail twice as one', async () => {
    const house = await openTestHouse();
    const raw = mail({});
    const first = await house.call('POST', '/inbound/email', { body: raw });
    const second = await house.call('POST', '/inbound/email', { body: raw });
    expect(second.body).toMatchObject({ outcome: 'duplicate', ticket: first.body.ticket });
  });

  it('takes in first what came before, so that an answer finds what it answers', async () => {
    const house = await openTestHouse();
    const raw = await house.platform.storage.put(Buffer.from(mail({ 'Message-ID': '<first@postanova.example>' })));
    const envelope = { from: null, to: [] };
    await acceptInbound(house.platform, [{ channel: 'email', envelope, raw }]);
    const answer = mail({ 'In-Reply-To': '<first@postanova.example>', References: '<first@postanova.example>' });
    const taken = await house.call('POST', '/inbound/email', { body: answer });
    expect(taken.body).toMatchObject({ outcome: 'appended', ticket: { number: 1 } });
  });

  it('gives up a mail that kills every try, and none of those near it', async () => {
    const house = await openTestHouse();
    for (const subject of ['deadly', 'near', 'nearer']) {
      const raw = await house.platform.storage.put(Buffer.from(mail({ Subject: subject })));
      await acceptInbound(house.platform, [{ channel: 'email', envelope: { from: null, to: [] }, raw }]);
    }
    // A process that dies in the middle leaves nothing but the count of its try.
    for (let death = 1; death <= 5; death++) {
      await claimWaiting(house.db, { limit: 64, mostAttempts: 5, aloneFrom: 2 });
    }
    await queueLeftovers(house.platform);
    await house.runJobs();
    const { body } = await house.call('GET', '/tickets');
    expect(body.items.map((ticket: { subject: string }) => ticket.subject).sort()).toEqual(['near', 'nearer']);
    expect((await house.call('GET', '/inbound?state=kept')).body.items).toHaveLength(1);
  });

  it('threads by the reply token, whatever else the answer says', async () => {
    const house = await openTestHouse();
    await house.call('POST', '/inbound/email', { body: mail({}) });
    const { body: ticket } = await house.call('GET', '/tickets/1');
    const sent = await house.call('POST', `/tickets/${ticket.id}/messages`, {
      body: { type: 'reply', text: 'Buongiorno Giulia, ci manda due foto?' },
    });
    expect(sent.status).toBe(201);
    await house.runJobs();
    const { body: outbox } = await house.call('GET', '/outbox');
    const reply = outbox.items.find((each: { kind: string }) => each.kind === 'reply');
    expect(reply.state).toBe('kept');
    const replyTo = /^Reply-To:.*<([^>]+)>/im.exec(reply.raw.replace(/\r\n[ \t]+/g, ' '))?.[1];
    expect(replyTo).toMatch(/^support\+[a-z2-7]{32}@officinalume\.example$/);
    const answer = await house.call('POST', '/inbound/email', {
      body: mail({ To: replyTo ?? '', Subject: 'foto' }, 'Ecco le foto.\r\n'),
    });
    expect(answer.body).toMatchObject({ outcome: 'appended', ticket: { number: 1 } });
    const { body: after } = await house.call('GET', '/tickets/1');
    expect(after.status).toBe('open');
  });

  it('keeps a stranger with a right reference apart until a teammate vouches for them', async () => {
    const house = await openTestHouse();
    const id = `<${crypto.randomUUID()}@postanova.example>`;
    await house.call('POST', '/inbound/email', { body: mail({ 'Message-ID': id }) });
    const stranger = mail({ From: 'Someone Else <else@altrove.example>', 'In-Reply-To': id });
    const taken = await house.call('POST', '/inbound/email', { body: stranger });
    expect(taken.body).toMatchObject({ outcome: 'appended', ticket: { number: 1 } });
    const { body: ticket } = await house.call('GET', '/tickets/1');
    expect(ticket.participants).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: 'else@altrove.example', confirmed: false })]),
    );
  });

  it('gives a stranger with a number in the subject a ticket of their own, linked', async () => {
    const house = await openTestHouse();
    await house.call('POST', '/inbound/email', { body: mail({}) });
    const taken = await house.call('POST', '/inbound/email', {
      body: mail({ From: 'else@altrove.example', Subject: 'Re: #1 what about it' }),
    });
    expect(taken.body).toMatchObject({ outcome: 'created', ticket: { number: 2 } });
    const { body: ticket } = await house.call('GET', '/tickets/2');
    expect(ticket.links).toMatchObject([{ number: 1, kind: 'unknown_sender' }]);
  });
});

describe('what the API does not take', () => {
  it('refuses a body larger than anything that can be written, before it reads it', async () => {
    const house = await openTestHouse();
    const body = JSON.stringify({ subject: 'x', text: 'a'.repeat(5_000_000), contact: { address: 'a@b.example' } });
    const refused = await house.call('POST', '/tickets', { body, headers: { 'content-type': 'application/json' } });
    expect(refused).toMatchObject({ status: 413, body: { status: 413, detail: expect.stringContaining('larger') } });
  });

  it('names the field of a wrong body', async () => {
    const house = await openTestHouse();
    const refused = await house.call('POST', '/tickets', {
      body: { subject: 'x', text: 'y', contact: { address: 'nobody' } },
    });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'contact.address' }] } });
  });
});
