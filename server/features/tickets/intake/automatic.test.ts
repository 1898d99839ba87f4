import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTOMATIC_KINDS } from '../../../../contract/automatic.ts';
import { bareMail, book, mailOf, plainTicket, tokenOf, worldOf } from '../../../testing/intake-worlds.ts';
import type { TicketHouse } from '../../../testing/tickets.ts';
import { deliveryReport, mail, openTicketHouse, parts } from '../../../testing/tickets.ts';
import { gather } from './gathering.ts';

const GIULIA = 'g.ferraro@postanova.example';
const COPIED = 'carla@postanova.example';

/** A ticket of Giulia's that was answered; the letter to her (and Carla) has left. */
async function answered(house: TicketHouse, cc: string[] = []) {
  const { ticket } = await house.take(mail());
  const sent = await house.call('POST', `/tickets/${ticket.id}/messages`, {
    body: { type: 'reply', text: 'Two photos would help.', cc },
  });
  await house.runJobs();
  const query = house.db.updateTable('outgoing').set({ state: 'sent' }).where('kind', '=', 'reply');
  const row = await query.returning(['id', 'bounce_token']).executeTakeFirstOrThrow();
  return {
    ticket: ticket as { id: string; number: number },
    messageId: String(sent.body.messageId),
    outgoingId: row.id,
    bounceAddress: `support+b-${row.bounce_token}@officinalume.example`,
  };
}
const letter = async (house: TicketHouse, number: number) => (await house.messages(number)).at(-1);
const bouncedOf = async (house: TicketHouse, number: number, address = GIULIA) =>
  (await house.ticket(number)).participants.find((each: { address: string }) => each.address === address)?.bounced;

describe('a letter that came back', () => {
  it('says so at its message with a reason, and warns whoever writes next, until its reader writes again', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId, outgoingId } = await answered(house);
    expect(await bouncedOf(house, ticket.number)).toBeNull();
    const taken = await house.take(deliveryReport({ messageId, recipient: GIULIA }));
    expect(taken).toMatchObject({ outcome: 'bounce', ticket: { number: ticket.number } });
    const trouble = { address: GIULIA, action: 'failed', status: '5.1.1', reason: 'no_such_mailbox', hard: true };
    expect((await letter(house, ticket.number)).outgoing).toMatchObject({ state: 'bounced', troubles: [trouble] });
    expect((await house.call('GET', `/outbox/${outgoingId}`)).body.troubles).toMatchObject([trouble]);
    expect(await bouncedOf(house, ticket.number)).toMatchObject({ reason: 'no_such_mailbox' });
    await house.take(mail({ 'In-Reply-To': `<${messageId}>` }, 'Here I am.\r\n'));
    expect(await bouncedOf(house, ticket.number)).toBeNull();
  });

  it('is known by the address that its report came to, whatever the report says', async () => {
    const house = await openTicketHouse();
    const { ticket, bounceAddress } = await answered(house);
    const { headers, body } = parts(
      'report; report-type=delivery-status',
      'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; giulia@forwarded.example\r\nAction: failed\r\nStatus: 5.2.2\r\n',
    );
    const raw = mail({ From: 'MAILER-DAEMON@x.example', To: bounceAddress, Subject: 'Failure', ...headers }, body);
    await house.deliver({ raw, from: '', to: [bounceAddress] });
    expect((await letter(house, ticket.number)).outgoing).toMatchObject({
      state: 'bounced',
      troubles: [{ address: GIULIA, reason: 'mailbox_full', hard: false }],
    });
    // A full mailbox is emptied one day.
    expect(await bouncedOf(house, ticket.number)).toBeNull();
  });

  it('is known by subject and reader where the report returns nothing', async () => {
    const house = await openTicketHouse();
    const { ticket } = await answered(house);
    const raw = mail(
      { From: 'Postmaster@postanova.example', Subject: 'DELIVERY FAILURE: User not listed', 'Return-Path': '<>' },
      `Your message\r\n\r\n  Subject: Re: Luna 2 does not charge\r\n\r\nwas not delivered to:\r\n\r\n  ${GIULIA}\r\n\r\nbecause:\r\n\r\n  User g.ferraro (${GIULIA}) not listed in Domino Directory\r\n`,
    );
    expect(await house.take(raw)).toMatchObject({ outcome: 'bounce', ticket: { number: ticket.number } });
    expect((await letter(house, ticket.number)).outgoing.state).toBe('bounced');
    // A subject can be guessed: nobody's address is given up by it.
    expect(await bouncedOf(house, ticket.number)).toBeNull();
  });

  it('of two readers, says for whom', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house, [COPIED]);
    await house.take(deliveryReport({ messageId, recipient: COPIED }));
    expect((await letter(house, ticket.number)).outgoing.troubles).toMatchObject([{ address: COPIED }]);
    expect(await bouncedOf(house, ticket.number, COPIED)).not.toBeNull();
    expect(await bouncedOf(house, ticket.number)).toBeNull();
  });

  it('marks nobody by a report that is made up', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    await house.take(mail({ From: 'victim@altrove.example' }));
    const wrong = await house.take(deliveryReport({ messageId, recipient: 'victim@altrove.example' }));
    expect(wrong).toMatchObject({ outcome: 'bounce', ticket: { number: ticket.number } });
    const unknown = await house.take(deliveryReport({ messageId: 'made-up@officinalume.example', recipient: GIULIA }));
    expect(unknown).toMatchObject({ outcome: 'bounce', ticket: null, reason: 'report about no letter of ours' });
    expect((await letter(house, ticket.number)).outgoing).toMatchObject({ state: 'sent', troubles: [] });
    const marked = house.db.selectFrom('identities').select('value').where('bounced_at', 'is not', null);
    expect(await marked.execute()).toEqual([]);
    // An owner sees what belongs nowhere.
    const aside = (await house.call('GET', '/inbound?state=set_aside')).body.items;
    expect(aside).toMatchObject([{ outcome: 'bounce', reason: 'report about no letter of ours' }]);
  });
});

describe('what programs write', () => {
  const absence = (headers: Record<string, string> = {}) =>
    mail(
      { From: `Giulia <${GIULIA}>`, Subject: 'Out of office: Luna 2', 'Auto-Submitted': 'auto-replied', ...headers },
      'I am on holiday until Monday.\r\n',
    );

  it('is shown as what it is, in a closed ticket as well, and makes nothing of its own', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    await house.call('POST', `/tickets/${ticket.id}/closure`);
    const before = await house.ticket(ticket.number);
    const taken = await house.take(absence({ 'In-Reply-To': `<${messageId}>` }));
    expect(taken).toMatchObject({ outcome: 'appended', ticket: { number: ticket.number } });
    expect(await letter(house, ticket.number)).toMatchObject({ automatic: 'absence', isAutoReply: true });
    expect(await house.ticket(ticket.number)).toEqual(before);
    expect(await house.take(absence())).toMatchObject({ outcome: 'ignored', reason: 'absence note to nothing here' });
    expect((await house.call('GET', '/tickets')).body.items).toHaveLength(1);
    expect((await house.call('GET', '/inbound?state=set_aside')).body.items).toMatchObject([{ outcome: 'ignored' }]);
  });

  it('at the address that reports come to belongs to the letter, and brings nobody in', async () => {
    const house = await openTicketHouse();
    const { ticket, bounceAddress } = await answered(house);
    const raw = absence({ From: 'autoresponder@postanova.example', To: bounceAddress });
    await house.deliver({ raw, from: '', to: [bounceAddress] });
    expect(await letter(house, ticket.number)).toMatchObject({ automatic: 'absence' });
    expect((await house.ticket(ticket.number)).participants).toHaveLength(1);
  });

  it('owes nobody an answer where it makes a ticket all the same', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(mail({ Precedence: 'auto_reply', Subject: 'We have your request' }));
    expect(await house.ticket(ticket.number)).toMatchObject({ dueAt: null });
    expect(await house.outbox()).toEqual([]);
  });

  it('through a group that is our own address, a person is heard', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    const through = (list: string, from: string) =>
      mail(
        { From: from, 'In-Reply-To': `<${messageId}>`, 'List-Id': `<${list}>`, Precedence: 'list' },
        'It works.\r\n',
      );
    await house.take(through('news.altrove.example', 'else@altrove.example'));
    expect((await house.ticket(ticket.number)).status).toBe('waiting');
    await house.take(through('support.officinalume.example', 'else@altrove.example'));
    expect((await house.ticket(ticket.number)).status).toBe('open');
  });

  it('faster than people do gets nothing by itself any more, and the ticket says so once', async () => {
    const house = await openTicketHouse();
    const { ticket, messageId } = await answered(house);
    for (let index = 0; index < 13; index++)
      await house.take(mail({ 'In-Reply-To': `<${messageId}>` }, `Answer ${index}.\r\n`));
    const braked = (await house.events()).filter(({ name }) => name === 'ticket.braked');
    expect(braked).toMatchObject([{ ticketId: ticket.id, payload: { messages: 11, minutes: 10 } }]);
    const letters = (await house.outbox()).length;
    house.clock.set(house.clock.now().add({ hours: 3 }));
    await house.take(mail({ Subject: 'Another thing' }));
    expect(await house.outbox()).toHaveLength(letters);
    house.clock.set(house.clock.now().add({ hours: 24 }));
    await house.take(mail({ Subject: 'A third thing' }));
    expect(await house.outbox()).toHaveLength(letters + 1);
  });

  it('changes no status, clock or news of any ticket, whatever it is', () => {
    const statuses = ['new', 'open', 'waiting', 'on_hold', 'solved', 'closed'] as const;
    const quiet = AUTOMATIC_KINDS.filter((kind) => kind !== 'list');
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.constantFrom(...quiet),
        fc.boolean(),
        fc.boolean(),
        (status, kind, isKnown, discarded) => {
          const known: Record<string, boolean> = isKnown ? { 'anna@posta.example': true } : {};
          const world = worldOf([{ ...plainTicket, status, discarded, known }]);
          const read = mailOf({
            ...bareMail,
            from: 'anna@posta.example',
            refers: [0],
            token: 0,
            cc: ['bruno@posta.example'],
          });
          read.intake.automatic = {
            kind,
            reason: 'x',
            about: { messageId: null, token: tokenOf(0) },
            listAddress: null,
          };
          const before = structuredClone({ ...world.tickets.get('ticket-0'), replyDueAt: null });
          const gathered = gather(world, book, [read]);
          expect({ ...world.tickets.get('ticket-0') }).toEqual(before);
          for (const { lastMessageAt, lastIncomingAt, snippet } of gathered.appended.values())
            expect([lastMessageAt, lastIncomingAt, snippet]).toEqual([null, null, null]);
          expect(gathered.joined).toEqual([]);
          if (!discarded) expect(gathered.created).toEqual([]);
          for (const { ticket } of gathered.created)
            expect(ticket.replyDueAt === null || kind === 'program').toBe(true);
        },
      ),
    );
  });
});
