import { describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { openTicketHouse, type TicketHouse } from '../../testing/tickets.ts';
import { ENOUGH_LETTERS } from './weighing.ts';

let counted = 0;

function mail(words: { from?: string; subject?: string; text?: string; headers?: string[] }): string {
  const {
    from = 'Anna <anna@posta.example>',
    subject = 'The lamp',
    text = 'It does not charge.',
    headers = [],
  } = words;
  return [
    `From: ${from}`,
    'To: support@officinalume.example',
    `Subject: ${subject}`,
    `Message-ID: <${++counted}@posta.example>`,
    'Date: Thu, 19 Nov 2026 10:00:00 +0000',
    ...headers,
    '',
    text,
  ].join('\r\n');
}

const SPAM_MAIL = { from: 'Prize <x@promo.example>', headers: ['X-Spam-Flag: YES'] };

async function inbox(house: TicketHouse): Promise<Record<string, unknown>> {
  const views = ['next', 'mine', 'unassigned', 'open', 'waiting', 'all', 'solved'];
  const lists = await Promise.all(views.map((view) => house.call('GET', `/tickets?view=${view}`)));
  const [plain, counts, contacts] = await Promise.all(
    ['/tickets', '/tickets/counts', '/contacts'].map((path) => house.call('GET', path)),
  );
  const { spam: _spam, ...others } = counts?.body.views ?? {};
  const numbers = [...lists, plain].map((list) => list?.body.items.map((one: { number: number }) => one.number));
  return { numbers, others, languages: counts?.body.languages, contacts: contacts?.body.items };
}

async function spamCount(house: TicketHouse): Promise<number> {
  return (await house.call('GET', '/tickets/counts')).body.views.spam;
}

describe('a mail that a filter on the way marked', () => {
  it('is kept in the spam and nowhere else: no list, no count, no contact, no answer, no event of the inbox', async () => {
    const house = await openTicketHouse();
    await house.take(mail({}));
    const before = await inbox(house);
    const eventsBefore = (await house.events()).length;

    const taken = await house.take(mail(SPAM_MAIL));

    expect(taken).toMatchObject({ outcome: 'spam', reason: 'headers' });
    expect(await inbox(house)).toEqual(before);
    expect(await spamCount(house)).toBe(1);
    const listed = await house.call('GET', '/tickets?view=spam');
    expect(listed.body.items).toMatchObject([
      { number: taken.ticket.number, dueAt: null, spam: { reason: 'headers' } },
    ]);
    const heard = (await house.events()).slice(eventsBefore).map((event) => event.name);
    expect(heard).toEqual(['spam.received']);
    await house.runJobs();
    const letters = (await house.outbox()).filter((letter) => letter.ticket?.number === taken.ticket.number);
    expect(letters).toEqual([]);
  });

  it('comes back as if it had just come when somebody says that it is none, but is not answered by itself', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(mail(SPAM_MAIL));
    house.clock.set(house.clock.now().add({ hours: 3 }));

    const back = await house.call('DELETE', `/tickets/${ticket.id}/spam`);

    expect(back.status).toBe(200);
    expect(back.body).toMatchObject({ spam: null, status: 'new' });
    // Four hours of opening time from now: three hours passed in which nobody could have seen it.
    const waits = Temporal.Instant.from(back.body.dueAt).since(house.clock.now());
    expect(waits.total('hours')).toBeGreaterThanOrEqual(4);
    const events = (await house.events()).map((event) => event.name);
    expect(events).toEqual(expect.arrayContaining(['ticket.spam-unmarked', 'ticket.created', 'message.received']));
    expect((await house.call('GET', '/tickets?view=open')).body.items).toHaveLength(1);
    expect((await house.call('GET', '/contacts')).body.items).toHaveLength(1);
    await house.runJobs();
    expect(await house.outbox()).toEqual([]);
  });

  it('is the same once more when it comes twice', async () => {
    const house = await openTicketHouse();
    const raw = mail(SPAM_MAIL);
    const first = await house.take(raw);
    expect(await house.take(raw)).toMatchObject({ outcome: 'duplicate', ticket: { id: first.ticket.id } });
  });

  it('is heard in a conversation in which its writer is known', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(mail({}));
    const [letter] = await house.messages(ticket.id);
    const again = await house.take(
      mail({ headers: ['X-Spam-Flag: YES', `In-Reply-To: <${letter?.messageId}>`], text: 'Any news?' }),
    );
    expect(again).toMatchObject({ outcome: 'appended', ticket: { id: ticket.id } });
    const stranger = await house.take(
      mail({ ...SPAM_MAIL, headers: ['X-Spam-Flag: YES', `In-Reply-To: <${letter?.messageId}>`] }),
    );
    expect(stranger.outcome).toBe('spam');
  });
});

describe('a ticket that a teammate calls spam', () => {
  it('goes out of every list, and comes back as it was', async () => {
    const house = await openTicketHouse();
    const agent = await house.teammate('agent', { deskId: house.deskId });
    const { ticket } = await house.take(mail({}));
    await house.take(mail({ from: 'Bruno <bruno@posta.example>', subject: 'Other' }));
    const before = await inbox(house);

    expect((await house.as(agent, 'POST', `/tickets/${ticket.id}/spam`)).body.spam).toMatchObject({
      reason: 'teammate',
      byTeammate: true,
    });
    const without = (await inbox(house)) as { contacts: unknown[] };
    expect(JSON.stringify(without)).not.toContain('anna@posta.example');
    expect(await spamCount(house)).toBe(1);

    await house.as(agent, 'DELETE', `/tickets/${ticket.id}/spam`);
    expect(await inbox(house)).toEqual(before);
    expect(await spamCount(house)).toBe(0);
  });

  it('opens a ticket of its own for what its writer sends next: nobody would see it in the spam', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(mail({}));
    const [letter] = await house.messages(ticket.id);
    await house.call('POST', `/tickets/${ticket.id}/spam`);
    const next = await house.take(mail({ headers: [`In-Reply-To: <${letter?.messageId}>`], text: 'Are you there?' }));
    expect(next.outcome).toBe('created');
    expect((await house.ticket(next.ticket.id)).links).toMatchObject([{ number: ticket.number }]);
  });

  it('is deleted with all that is its own when the time of its desk is over, and nothing else is', async () => {
    const house = await openTicketHouse();
    const lamp = await house.take(mail({}));
    const spam = await house.take(mail(SPAM_MAIL));
    const marked = await house.take(mail({ from: 'Carla <carla@altrove.example>', subject: 'Backlinks' }));
    await house.runJobs();
    await house.call('POST', `/tickets/${marked.ticket.id}/spam`);
    expect((await house.call('PUT', `/desks/${house.deskId}/spam-days`, { body: { days: 10 } })).status).toBe(204);

    house.clock.set(house.clock.now().add({ hours: 24 * 9 }));
    await house.doJob('spam.delete-ended');
    expect(await spamCount(house)).toBe(2);
    house.clock.set(house.clock.now().add({ hours: 24 * 2 }));
    await house.doJob('spam.delete-ended');

    expect(await spamCount(house)).toBe(0);
    expect((await house.call('GET', `/tickets/${spam.ticket.id}`)).status).toBe(404);
    expect((await house.ticket(lamp.ticket.id)).number).toBe(lamp.ticket.number);
    const { rows } = await sql<{ left: number }>`select
      (select count(*) from messages) + (select count(*) from inbound) + (select count(*) from contacts) as left`.execute(
      house.db,
    );
    // Of the lamp: its message, its automatic answer, its original, its writer. Carla was answered: her letter is gone too.
    expect(rows[0]?.left).toBe(4);
  });

  it('every table that names tickets or messages is thought of when spam is deleted', async () => {
    const house = await openTicketHouse();
    const { rows } = await sql<{ name: string }>`select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid in ('tickets'::regclass, 'messages'::regclass) and confdeltype = 'a'`.execute(
      house.db,
    );
    const thoughtOf = [
      'attachments',
      'drafts',
      'messages',
      'outgoing',
      'ticket_links',
      'ticket_participants',
      'ticket_reads',
      'tickets',
    ];
    expect(rows.map((row) => row.name).sort()).toEqual(thoughtOf);
  });
});

describe('a blocked sender', () => {
  it('is stopped on the desk where they are blocked, by address or by domain with what is below it, and counted', async () => {
    const house = await openTicketHouse();
    const agent = await house.teammate('agent', { deskId: house.deskId });
    const block = { kind: 'domain', value: 'Promo.example', deskId: house.deskId, reason: 'Sends offers daily' };
    const made = await house.as(agent, 'POST', '/sender-blocks', block);
    expect(made.body).toMatchObject({ value: 'promo.example', createdBy: { id: agent.id }, stopped: 0 });

    const stopped = await house.take(mail({ from: 'x@news.promo.example' }));
    expect(stopped).toMatchObject({ outcome: 'ignored', reason: 'blocked sender', ticket: null });
    expect((await house.take(mail({ from: 'x@notpromo.example' }))).outcome).toBe('created');
    const elsewhere = await house.take(mail({ from: 'x@promo.example' }), 'it@officinalume.example');
    expect(elsewhere.outcome).toBe('created');

    const [listed] = (await house.as(agent, 'GET', '/sender-blocks?q=promo')).body.items;
    expect(listed).toMatchObject({ stopped: 1, reason: 'Sends offers daily', desk: { id: house.deskId } });
    expect((await house.as(agent, 'DELETE', `/sender-blocks/${listed.id}`)).status).toBe(204);
    expect((await house.take(mail({ from: 'y@promo.example' }))).outcome).toBe('created');
  });

  it('is stopped in a running conversation too, and everywhere by who is on all desks', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(mail({}));
    const [letter] = await house.messages(ticket.id);
    const agent = await house.teammate('agent', { deskId: house.deskId });
    const block = { kind: 'address', value: 'anna@posta.example', deskId: null };
    expect((await house.as(agent, 'POST', '/sender-blocks', block)).status).toBe(403);
    expect((await house.call('POST', '/sender-blocks', { body: block })).status).toBe(201);
    const next = await house.take(mail({ headers: [`In-Reply-To: <${letter?.messageId}>`] }));
    expect(next.outcome).toBe('ignored');
    expect((await house.messages(ticket.id)).filter((one) => one.type === 'incoming')).toHaveLength(1);
  });

  it('is never ourselves, nor half of the world', async () => {
    const house = await openTicketHouse();
    for (const [kind, value] of [
      ['address', 'support@officinalume.example'],
      ['domain', 'officinalume.example'],
      ['domain', 'gmail.com'],
    ]) {
      const refused = await house.call('POST', '/sender-blocks', { body: { kind, value, deskId: null } });
      expect(refused.status).toBe(422);
    }
  });
});

describe('what teammates teach', () => {
  it('is asked once enough is known, does not touch whom one has answered, and is taken back exactly', async () => {
    const house = await openTicketHouse();
    const memory = async () =>
      (await sql`select feature, spam, wanted from spam_features order by feature`.execute(house.db)).rows;
    const teach = async (words: Parameters<typeof mail>[0], verb: 'POST' | 'DELETE') => {
      const { ticket } = await house.take(mail(words));
      if (verb === 'DELETE') await house.call('POST', `/tickets/${ticket.id}/spam`);
      await house.call(verb, `/tickets/${ticket.id}/spam`);
      return ticket.id;
    };
    for (let index = 0; index < ENOUGH_LETTERS; index++) {
      await teach(
        { from: `a${index}@promo${index}.example`, subject: 'Cheap pills', text: 'Buy cheap pills without recipe now' },
        'POST',
      );
      await teach(
        { from: `p${index}@posta.example`, subject: 'My lamp', text: 'The rear light does not charge any more' },
        'DELETE',
      );
    }
    const learnt = (await house.call('GET', '/spam-settings')).body.learnt;
    expect(learnt).toEqual({ spam: ENOUGH_LETTERS, wanted: ENOUGH_LETTERS, enough: ENOUGH_LETTERS });

    const pills = { subject: 'Pills', text: 'cheap pills without recipe' };
    expect(await house.take(mail({ from: 'new@offer.example', ...pills }))).toMatchObject({
      outcome: 'spam',
      reason: 'learnt',
    });
    expect((await house.take(mail({ from: 'new@posta.example', text: 'My rear light does not charge' }))).outcome).toBe(
      'created',
    );

    const before = await memory();
    const answered = await house.take(mail({ from: 'dario@posta.example', text: 'The rear light of my bike' }));
    await house.call('POST', `/tickets/${answered.ticket.id}/messages`, {
      body: { type: 'reply', text: 'We look into it.' },
    });
    expect((await house.take(mail({ from: 'dario@posta.example', ...pills }))).outcome).toBe('created');
    await house.call('POST', `/tickets/${answered.ticket.id}/spam`);
    expect(await memory()).not.toEqual(before);
    const lessons = await sql`select spam from spam_lessons where ticket_id = ${answered.ticket.id}::uuid`.execute(
      house.db,
    );
    expect(lessons.rows).toEqual([{ spam: true }]);
    await house.call('DELETE', `/tickets/${answered.ticket.id}/spam`);
    await house.call('POST', `/tickets/${answered.ticket.id}/spam`);
    const again = await house.call('GET', '/spam-settings');
    expect(again.body.learnt).toMatchObject({ spam: ENOUGH_LETTERS + 1, wanted: ENOUGH_LETTERS });
  });

  it('holds what was answered for wanted, without anybody saying so', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(mail({}));
    await house.call('POST', `/tickets/${ticket.id}/messages`, { body: { type: 'reply', text: 'We look into it.' } });
    await house.doJob('spam.learn-from-answered');
    expect((await house.call('GET', '/spam-settings')).body.learnt).toMatchObject({ spam: 0, wanted: 1 });
  });
});

it('a name that is not theirs is said with the message', async () => {
  const house = await openTicketHouse();
  await house.teammate('agent', { name: 'Marta Bianchi' });
  const { ticket } = await house.take(mail({ from: 'Mаrta Bianchi <marta@evil.example>' }));
  const [message] = await house.messages(ticket.id);
  expect(message?.imitates).toEqual({ kind: 'teammate', name: 'Marta Bianchi' });
});

describe('what is known of whether a mail is from whom it says', () => {
  const trusted = { config: { trustedAuthserv: ['mx.lume.example'] } };
  const seen = (verdict: string) => [`Authentication-Results: mx.lume.example; ${verdict} header.from=posta.example`];

  it('makes spam of what its domain asks to refuse, and proves an address that passes', async () => {
    const house = await openTicketHouse(trusted);
    const forged = await house.take(mail({ headers: seen('dmarc=fail (p=REJECT)') }));
    expect(forged).toMatchObject({ outcome: 'spam', reason: 'forged' });
    const real = await house.take(mail({ headers: seen('dmarc=pass (p=REJECT)') }));
    expect(real.outcome).toBe('created');
    const [message] = await house.messages(real.ticket.id);
    expect(message.trust).toMatchObject({ verified: 'yes', by: 'host' });
    const [contact] = (await house.call('GET', '/contacts?q=anna')).body.items;
    expect(contact.identities).toMatchObject([{ value: 'anna@posta.example', proved: true }]);
  });

  it('is said with the message where a domain asks for nothing, and whoever was forged gets no answer', async () => {
    const house = await openTicketHouse(trusted);
    const { outcome, ticket } = await house.take(mail({ headers: seen('dmarc=fail (p=NONE)') }));
    expect(outcome).toBe('created');
    const [message] = await house.messages(ticket.id);
    expect(message.trust).toMatchObject({ verified: 'no', policy: 'none' });
    await house.runJobs();
    expect(await house.outbox()).toEqual([]);
  });

  it('is not believed of a header that no host of ours wrote', async () => {
    const house = await openTicketHouse();
    const taken = await house.take(mail({ headers: seen('dmarc=pass (p=REJECT)') }));
    const [message] = await house.messages(taken.ticket.id);
    expect(message.trust).toMatchObject({ verified: 'unknown', by: 'nobody' });
    const [contact] = (await house.call('GET', '/contacts?q=anna')).body.items;
    expect(contact.identities).toMatchObject([{ proved: false }]);
  });
});
