import { describe, expect, it } from 'vitest';
import type { TicketHouse } from '../../../testing/tickets.ts';
import { deliveryReport, mail, openTicketHouse } from '../../../testing/tickets.ts';

const GIULIA = 'g.ferraro@postanova.example';

/** A ticket of Giulia's that was answered; the letter to her has left. */
async function answered(house: TicketHouse) {
  const taken = await house.take(mail());
  const sent = await house.call('POST', `/tickets/${taken.ticket.id}/messages`, {
    body: { type: 'reply', text: 'Two photos would help.' },
  });
  house.clock.set(house.clock.now().add({ minutes: 5 }));
  await house.runJobs();
  await house.db.updateTable('outgoing').set({ state: 'sent' }).where('kind', '=', 'reply').execute();
  return { ticket: taken.ticket as { id: string; number: number }, messageId: String(sent.body.messageId) };
}

const isBounced = async (house: TicketHouse, address: string): Promise<boolean> => {
  const query = house.db.selectFrom('identities').select('bounced_at').where('value', '=', address);
  return (await query.executeTakeFirstOrThrow()).bounced_at !== null;
};

describe('reports of mail servers', () => {
  it('mark the letter that came back, and stop automatic mail to its address', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    const taken = await house.take(deliveryReport({ messageId, recipient: GIULIA }));
    expect(taken).toMatchObject({ outcome: 'bounce', ticket: { number: ticket.number } });
    const messages = await house.messages(ticket.number);
    expect(messages.at(-1)).toMatchObject({ type: 'reply', outgoing: { state: 'bounced' } });
    expect(messages.at(-1).outgoing.lastError).toContain('No such user here');
    expect(messages).toHaveLength(3);
    expect((await house.ticket(ticket.number)).status).toBe('waiting');
    expect(await isBounced(house, GIULIA)).toBe(true);
    // They write again: a ticket, and no automatic answer, which would only come back.
    const letters = (await house.outbox()).length;
    house.clock.set(house.clock.now().add({ hours: 30 }));
    const again = await house.take(mail({ Subject: 'Another thing' }));
    expect(again.outcome).toBe('created');
    expect(await house.outbox()).toHaveLength(letters);
  });

  it('that a letter is only late change nothing', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    await house.take(deliveryReport({ messageId, recipient: GIULIA, action: 'delayed' }));
    expect((await house.messages(ticket.number)).at(-1).outgoing.state).toBe('sent');
    expect(await isBounced(house, GIULIA)).toBe(false);
  });

  it('that anybody can write silence nobody: only what we sent, and only whom we sent it to', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    await house.take(mail({ From: 'victim@altrove.example' }));
    await house.take(deliveryReport({ messageId: 'made-up@officinalume.example', recipient: GIULIA }));
    expect(await isBounced(house, GIULIA)).toBe(false);
    expect((await house.messages(ticket.number)).at(-1).outgoing.state).toBe('sent');
    await house.take(deliveryReport({ messageId, recipient: 'victim@altrove.example' }));
    expect(await isBounced(house, 'victim@altrove.example')).toBe(false);
  });
});

describe('programs that write', () => {
  it('an absence note neither reopens a ticket nor gets an answer nor counts as one', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    const letters = (await house.outbox()).length;
    await house.call('POST', `/tickets/${ticket.id}/solution`);
    const before = await house.ticket(ticket.number);
    const taken = await house.take(
      mail(
        { Subject: 'Automatic reply: Luna 2', 'In-Reply-To': `<${messageId}>`, 'Auto-Submitted': 'auto-replied' },
        'I am at the sea until Monday.\r\n',
      ),
    );
    expect(taken).toMatchObject({ outcome: 'appended', ticket: { number: ticket.number } });
    const after = await house.ticket(ticket.number);
    expect(after).toMatchObject({ status: 'solved', dueAt: null, snippet: before.snippet, solvedAt: before.solvedAt });
    expect((await house.messages(ticket.number)).at(-1)).toMatchObject({ type: 'incoming', isAutoReply: true });
    expect(await house.outbox()).toHaveLength(letters);
    // A person's answer does both.
    await house.take(mail({ 'In-Reply-To': `<${messageId}>` }, 'It works again.\r\n'));
    expect(await house.ticket(ticket.number)).toMatchObject({ status: 'open', solvedAt: null });
    expect((await house.ticket(ticket.number)).dueAt).not.toBeNull();
    expect((await house.events()).at(-1)).toMatchObject({ name: 'ticket.reopened', payload: { from: 'solved' } });
  });

  it('gets no automatic answer, whatever it says it is by', async () => {
    const house = await openTicketHouse();
    const kinds: Record<string, string>[] = [
      { 'List-Id': '<news.altrove.example>' },
      { 'List-Unsubscribe': '<https://altrove.example/u>' },
      { Precedence: 'bulk' },
      { Precedence: 'junk' },
      { 'Auto-Submitted': 'auto-generated' },
      { 'X-Auto-Response-Suppress': 'All' },
      { 'X-Autoreply': 'yes' },
      { 'Return-Path': '<>' },
      { From: 'no-reply@altrove.example' },
      { From: 'owner-news@altrove.example' },
      { From: 'MAILER-DAEMON@altrove.example' },
    ];
    for (const [index, kind] of kinds.entries())
      expect((await house.take(mail({ From: `robot-${index}@altrove.example`, ...kind }))).outcome).toBe('created');
    await house.deliver({
      raw: mail({ From: 'person@altrove.example' }),
      from: '',
      to: ['support@officinalume.example'],
    });
    await house.deliver({
      raw: mail({ From: 'other@altrove.example' }),
      from: 'support@officinalume.example',
      to: ['support@officinalume.example'],
    });
    expect(await house.outbox()).toEqual([]);
    await house.take(mail());
    expect(await house.outbox()).toHaveLength(1);
  });

  it('is answered at its envelope once in a period, and no more than a handful in a day', async () => {
    const house = await openTicketHouse();
    const letter = (index: number) => mail({ From: 'anna@posta.example', Subject: `Thing ${index}` });
    const to = ['support@officinalume.example'];
    // Two of the same person in one batch: one answer, to where the envelope came from.
    await house.deliver(
      { raw: letter(1), from: 'anna+bounces@posta.example', to },
      { raw: letter(2), from: 'anna+bounces@posta.example', to },
    );
    const sent = await house.outbox();
    expect(sent.map((each) => each.to)).toEqual([['anna+bounces@posta.example']]);
    expect((await house.call('GET', '/tickets')).body.items).toHaveLength(2);
    expect((await house.call('GET', '/contacts')).body.items).toHaveLength(1);

    const told = async (after: Temporal.DurationLike): Promise<number> => {
      house.clock.set(house.clock.now().add(after));
      const before = (await house.outbox()).length;
      await house.deliver({ raw: letter(3 + before), from: 'anna+bounces@posta.example', to });
      return (await house.outbox()).length - before;
    };
    expect(await told({ minutes: 59 })).toBe(0);
    expect(await told({ minutes: 1 })).toBe(1);
    // The last guard against two programs that answer each other.
    let given = 0;
    for (let hour = 0; hour < 12; hour++) given += await told({ minutes: 61 });
    expect(given).toBe(6);
    expect(await told({ hours: 25 })).toBe(1);
  });
});
