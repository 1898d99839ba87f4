import { expect, it } from 'vitest';
import { mail, openTicketHouse } from '../../../testing/tickets.ts';

const GIULIA = 'g.ferraro@postanova.example';

it('a second request of the same person is suggested to belong to the first, until somebody says yes or no', async () => {
  const house = await openTicketHouse();
  const { ticket: first } = await house.take(mail({ Subject: 'Luna 2' }));
  const { ticket: second } = await house.take(mail({ Subject: 'The lamp again' }, 'Still dark.\r\n'));
  const { ticket: third } = await house.take(mail({ Subject: 'My invoice' }, 'Where is it?\r\n'));
  const suggested = async (number: number) => (await house.ticket(number)).suggestion;
  expect(await suggested(1)).toBeNull();
  expect(await suggested(2)).toMatchObject({ number: 1, subject: 'Luna 2', reason: 'same_person' });
  expect((await house.call('POST', `/tickets/${second.id}/merge`, { body: { into: first.id } })).status).toBe(200);
  expect(await suggested(2)).toBeNull();
  expect(await suggested(3)).toBeNull();

  const { ticket: fourth } = await house.take(mail({ Subject: 'And once more' }, 'Hello?\r\n'));
  expect(await suggested(4)).toMatchObject({ number: third.number });
  const dismissed = await house.call('DELETE', `/tickets/${fourth.id}/suggestion`);
  expect(dismissed.body).toMatchObject({ number: 4, suggestion: null });
  expect((await house.call('DELETE', `/tickets/${fourth.id}/suggestion`)).status).toBe(404);
});

it('a mailbox for which a person’s request is one takes the next mail into it by itself, and a split takes it out', async () => {
  const house = await openTicketHouse();
  const now = house.clock.now().toString();
  await house.db
    .insertInto('mailboxes')
    .values({
      id: crypto.randomUUID(),
      address: 'support@officinalume.example',
      request_scope: 'person',
      created_at: now,
      updated_at: now,
    })
    .execute();
  const { ticket } = await house.take(mail({ Subject: 'Luna 2' }));
  const second = await house.take(mail({ Subject: 'My invoice' }, 'Where is it?\r\n'));
  expect(second).toMatchObject({ outcome: 'appended', ticket: { number: 1 } });
  const split = await house.call('POST', `/tickets/${ticket.id}/split`, { body: { messageIds: [second.message.id] } });
  expect(split.body).toMatchObject({ number: 2, subject: 'My invoice', contact: { address: GIULIA } });
});

it('a colleague with the number in the subject is in it where the organization shares its tickets', async () => {
  const house = await openTicketHouse({ config: { trustedAuthserv: ['mx.officinalume.example'] } });
  const { ticket } = await house.take(mail({ Subject: 'Luna 2' }));
  const colleague = () =>
    house.take(mail({ From: 'b@postanova.example', Subject: `Re: [#${ticket.number}] Luna 2` }, 'Any news?\r\n'));
  expect((await colleague()).outcome).toBe('created');
  const organization = { name: 'Posta Nova', domains: ['postanova.example'], sharesOn: [house.deskId] };
  await house.call('POST', '/organizations', { body: organization });
  const again = mail(
    {
      From: 'b@postanova.example',
      Subject: `Re: [#${ticket.number}] Luna 2`,
      'Authentication-Results': 'mx.officinalume.example; dmarc=pass header.from=postanova.example',
    },
    'And now?\r\n',
  );
  expect(await house.take(again)).toMatchObject({ outcome: 'appended', ticket: { number: ticket.number } });
  expect((await house.messages(ticket.number)).at(-1)).toMatchObject({ fromUnconfirmed: false });
});

it('whoever borrows a name and guesses a number is answered nowhere, nor are those they copy', async () => {
  const house = await openTicketHouse({ config: { trustedAuthserv: ['mx.officinalume.example'] } });
  const organization = { name: 'Posta Nova', domains: ['postanova.example'], sharesOn: [house.deskId] };
  await house.call('POST', '/organizations', { body: organization });
  const { ticket } = await house.take(mail({ 'Message-ID': '<one@x.example>' }));
  const thief = {
    'Reply-To': 'thief@altrove.example',
    Cc: 'too@altrove.example',
    Subject: `Re: [#${ticket.number}] x`,
  };
  const forged = { 'Authentication-Results': 'mx.officinalume.example; dmarc=fail header.from=postanova.example' };
  for (const headers of [
    { ...thief },
    { ...thief, From: 'b@postanova.example' },
    { ...thief, ...forged, 'In-Reply-To': '<one@x.example>' },
  ])
    expect(await house.take(mail(headers, `${JSON.stringify(headers)}\r\n`))).toMatchObject({
      outcome: 'appended',
      ticket: { number: ticket.number },
    });
  const { participants } = await house.ticket(ticket.number);
  expect(participants.filter((each: { confirmed: boolean }) => each.confirmed)).toMatchObject([{ address: GIULIA }]);
  await house.call('POST', `/tickets/${ticket.id}/messages`, { body: { type: 'reply', text: 'Charge it.' } });
  expect((await house.outbox())[0].to).toEqual([GIULIA]);
});

it('an answer whose program dropped every header finds its request by what it quotes', async () => {
  const house = await openTicketHouse();
  const { ticket } = await house.take(mail({ Subject: 'Luna 2' }));
  await house.runJobs();
  const letter = (await house.call('GET', `/outbox/${(await house.outbox())[0].id}`)).body;
  const quoted = letter.text.replace(/^/gm, '> ');
  const answer = mail({ Subject: 'Thanks' }, `Thank you!\r\n\r\n${quoted}\r\n`);
  expect(await house.take(answer)).toMatchObject({ outcome: 'appended', ticket: { number: ticket.number } });
});

it('what a teammate passes on from their own mailbox is a request of whoever wrote it', async () => {
  const house = await openTicketHouse({ config: { trustedAuthserv: ['mx.officinalume.example'] } });
  const marta = await house.teammate('agent', { name: 'Marta' });
  const { email } = await house.db
    .selectFrom('teammates')
    .select('email')
    .where('id', '=', marta.id)
    .executeTakeFirstOrThrow();
  const passOn = (verdict: 'pass' | 'fail') =>
    house.take(
      mail(
        {
          From: `Marta <${email}>`,
          Subject: 'Fwd: Luna 2 does not charge',
          'Authentication-Results': `mx.officinalume.example; dmarc=${verdict} header.from=${email.split('@')[1]}`,
        },
        [
          'Can you take this?',
          '',
          '-------- Forwarded Message --------',
          'Subject: Luna 2 does not charge',
          'Date: Wed, 18 Nov 2026 09:00:00 +0100',
          `From: Giulia Ferraro <${GIULIA}>`,
          `To: Marta <${email}>`,
          '',
          'It does not charge any more.',
          '',
        ].join('\r\n'),
      ),
    );
  const { ticket } = await passOn('pass');
  expect(await house.ticket(ticket.number)).toMatchObject({
    subject: 'Luna 2 does not charge',
    contact: { name: 'Giulia Ferraro', address: GIULIA },
    participants: [{ address: GIULIA }],
  });
  expect(await house.messages(ticket.number)).toMatchObject([
    {
      type: 'incoming',
      from: { address: GIULIA },
      text: 'It does not charge any more.',
      passedOnBy: { address: email },
      createdAt: '2026-11-18T08:00:00Z',
    },
    { type: 'note', author: { kind: 'teammate', id: marta.id }, text: 'Can you take this?' },
  ]);
  expect((await house.events()).map((event) => event.name)).toContain('ticket.forwarded');
  expect(await house.outbox()).toEqual([]);
  const forged = await passOn('fail');
  expect((await house.ticket(forged.ticket.number)).contact.address).toBe(email);
});
