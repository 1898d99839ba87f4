import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TEST_TOKEN } from '../../../testing/index.ts';
import { mail, openTicketHouse, parts } from '../../../testing/tickets.ts';

/** A PNG of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('what a mail brings', () => {
  it('keeps files byte for byte, shows pictures in their place, and the original as it came', async () => {
    const house = await openTicketHouse();
    const invoice = Buffer.from('%PDF-1.7 not quite \u0000\u0001 but bytes');
    const { headers, body } = parts(
      'mixed',
      'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Look: <img src="cid:lamp@x" alt="lamp"></p>',
      `Content-Type: image/png\r\nContent-ID: <lamp@x>\r\nContent-Disposition: inline; filename="lamp.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${PICTURE.toString('base64')}`,
      `Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="../../fattura.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${invoice.toString('base64')}`,
    );
    const raw = mail(headers, body);
    const taken = await house.take(raw);
    const [message] = await house.messages(taken.ticket.number);
    const [picture, pdf] = message.attachments;
    expect(picture).toMatchObject({
      name: 'lamp.png',
      contentType: 'image/png',
      sha256: sha256(PICTURE),
      inline: true,
    });
    expect(pdf).toMatchObject({ name: 'fattura.pdf', size: invoice.length, sha256: sha256(invoice), inline: false });
    expect(message.html).toContain(`src="${picture.url}"`);

    const bytesAt = async (url: string) => {
      const headers = { authorization: `Bearer ${TEST_TOKEN}` };
      const response = await house.app.request(`http://help.officinalume.example${url}`, { headers });
      return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
    };
    const downloaded = await bytesAt(pdf.url);
    expect(downloaded.bytes.equals(invoice)).toBe(true);
    expect(downloaded.headers.get('content-disposition')).toContain('attachment');
    expect(downloaded.headers.get('content-security-policy')).toContain('sandbox');
    expect((await bytesAt(picture.url)).bytes.equals(PICTURE)).toBe(true);
    const original = await bytesAt(`/api/v1/messages/${message.id}/original`);
    expect(original.bytes.toString()).toBe(raw);

    // Neither bytes nor words for who may not see the ticket.
    const elsewhere = await house.teammate('agent', { deskId: house.itDeskId });
    for (const path of [pdf.url, `/messages/${message.id}/original`, `/tickets/${taken.ticket.id}`])
      expect((await house.as(elsewhere, 'GET', path)).status).toBe(404);
  });

  it('shows what the customer wrote, with its pictures, and keeps the thread below it for who asks', async () => {
    const house = await openTicketHouse();
    const html =
      '<div dir="ltr"><div>It looks like this:</div><div><img src="cid:lamp@x" alt="lamp"></div></div><br>' +
      '<div class="gmail_quote"><div class="gmail_attr">On Fri, Nov 20, 2026 at 9:15 AM Help &lt;help@x.example&gt; wrote:<br></div>' +
      '<blockquote class="gmail_quote">Can you send a picture?</blockquote></div>';
    const { headers, body } = parts(
      'related',
      `Content-Type: text/html; charset=utf-8\r\n\r\n${html}`,
      `Content-Type: image/png\r\nContent-ID: <lamp@x>\r\nContent-Disposition: inline; filename="lamp.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${PICTURE.toString('base64')}`,
    );
    const taken = await house.take(mail(headers, body));
    const [message] = await house.messages(taken.ticket.number);
    expect(message.visibleText).toBe('It looks like this:');
    expect(message.visibleHtml).toContain(`src="${message.attachments[0].url}"`);
    expect(message.visibleHtml).not.toContain('Can you send a picture?');
    expect(message.html).toContain('Can you send a picture?');
    expect(message.text).toContain('Can you send a picture?');
  });

  it('takes in a mail beyond the limits as far as they go, says what it left out, and keeps the original whole', async () => {
    const house = await openTicketHouse();
    const crowded = parts('mixed', 'Content-Type: text/plain\r\n\r\nWhere is it?', ...Array(1_202).fill('\r\nx'));
    const raw = mail(crowded.headers, crowded.body);
    const taken = await house.take(raw);
    expect(taken.outcome).toBe('created');
    const [message] = await house.messages(taken.ticket.number);
    expect(message.leftOut).toEqual([{ what: 'parts', count: 204, of: 1_204 }]);
    const original = await house.app.request(
      `http://help.officinalume.example/api/v1/messages/${message.id}/original`,
      { headers: { authorization: `Bearer ${TEST_TOKEN}` } },
    );
    expect(await original.text()).toBe(raw);
  });

  it('shows an invitation as one, and who signed', async () => {
    const house = await openTicketHouse();
    const event =
      'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:7@x\r\nSUMMARY:Fitting\r\nDTSTART;TZID=Europe/Rome:20261124T150000\r\nEND:VEVENT\r\nEND:VCALENDAR';
    const { headers, body } = parts(
      'signed; protocol="application/pgp-signature"',
      'Content-Type: text/plain\r\n\r\nCome by.',
      `Content-Type: text/calendar; method=REQUEST\r\n\r\n${event}`,
    );
    const taken = await house.take(mail(headers, body));
    const [message] = await house.messages(taken.ticket.number);
    expect(message).toMatchObject({
      leftOut: [],
      seal: { form: 'pgp', state: 'signed', by: null },
      calendar: { method: 'REQUEST', summary: 'Fitting', start: '2026-11-24T14:00:00Z', zone: 'Europe/Rome' },
      attachments: [{ name: 'invite.ics' }],
    });
  });

  it('leaves nothing of hostile HTML that could run, load or lead astray', async () => {
    const house = await openTicketHouse();
    const taken = await house.take(
      mail(
        { 'Content-Type': 'text/html; charset=utf-8' },
        `<p onclick="steal()">Hello</p><script>steal()</script><iframe src="https://evil.example"></iframe>
         <form action="https://evil.example"><input name="password"></form><a href="javascript:steal()">here</a>
         <img src="https://evil.example/picture.gif"><img src="https://evil.example/pixel.gif"><svg onload="steal()"></svg><style>@import url(https://evil.example/x.css);</style>
         <meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">`,
      ),
    );
    const [message] = await house.messages(taken.ticket.number);
    expect(message.html).toContain('Hello');
    expect(message.html).not.toMatch(
      /steal|<script|<iframe|<form|<input|javascript:|<svg|@import|<meta|<base|\son\w+=/i,
    );
    expect(message.html).not.toMatch(/\ssrc="https:/);
    // The picture waits; what is there to count openings is gone.
    expect(message.hasRemoteImages).toBe(true);
    expect(message.html.match(/<img /g)).toHaveLength(1);
  });
});

describe('whose mail it is', () => {
  it('takes a mail without a sender too, and writes to nobody about it', async () => {
    const house = await openTicketHouse();
    const taken = await house.take(mail({ From: null }));
    const ticket = await house.ticket(taken.ticket.number);
    expect(ticket.contact.name).not.toBe('');
    expect(await house.outbox()).toEqual([]);
    const reply = await house.call('POST', `/tickets/${ticket.id}/messages`, {
      body: { type: 'reply', text: 'Hello?' },
    });
    expect(reply).toMatchObject({ status: 409, body: { type: 'urn:sportello:problem:no-address' } });
  });

  it('answers to Reply-To, while the person stays who From says', async () => {
    const house = await openTicketHouse();
    const taken = await house.take(mail({ 'Reply-To': 'The office <office@postanova.example>' }));
    const ticket = await house.ticket(taken.ticket.number);
    expect(ticket.contact.address).toBe('g.ferraro@postanova.example');
    await house.call('POST', `/tickets/${ticket.id}/messages`, { body: { type: 'reply', text: 'Tomorrow.' } });
    const [reply] = await house.outbox();
    expect(reply).toMatchObject({ kind: 'reply', to: ['office@postanova.example'] });

    // One who would have us write to ourselves is answered at their own address.
    const own = await house.take(mail({ From: 'x@altrove.example', 'Reply-To': 'it+a@officinalume.example' }));
    await house.call('POST', `/tickets/${own.ticket.id}/messages`, { body: { type: 'reply', text: 'Tomorrow.' } });
    expect((await house.outbox())[0].to).toEqual(['x@altrove.example']);
  });

  it('counts those in copy in, answers all in one letter, and never writes to itself', async () => {
    const house = await openTicketHouse();
    const taken = await house.take(
      mail({
        To: 'support@officinalume.example, Bruno <bruno@postanova.example>',
        Cc: '"Carla" <CARLA@altrove.example>, Support+tag@officinalume.example, g.ferraro@postanova.example',
      }),
    );
    const ticket = await house.ticket(taken.ticket.number);
    const known = ticket.participants.map((each: { address: string; role: string; confirmed: boolean }) => [
      each.address,
      each.role,
      each.confirmed,
    ]);
    expect(known.sort()).toEqual([
      ['bruno@postanova.example', 'cc', true],
      ['carla@altrove.example', 'cc', true],
      ['g.ferraro@postanova.example', 'contact', true],
    ]);
    const sent = await house.call('POST', `/tickets/${ticket.id}/messages`, {
      body: { type: 'reply', text: 'Tomorrow.' },
    });
    expect(sent.body.to).toEqual([{ name: 'Giulia Ferraro', address: 'g.ferraro@postanova.example' }]);
    await house.runJobs();
    const letters = (await house.outbox()).filter((each) => each.kind === 'reply');
    expect(letters).toHaveLength(1);
    expect(letters[0].to.sort()).toEqual([
      'bruno@postanova.example',
      'carla@altrove.example',
      'g.ferraro@postanova.example',
    ]);
    // Nor when a teammate would copy our own address in.
    await house.call('POST', `/tickets/${ticket.id}/messages`, {
      body: { type: 'reply', text: 'Once more.', cc: ['it@officinalume.example', 'support+x@officinalume.example'] },
    });
    expect((await house.outbox())[0].to).toEqual(['g.ferraro@postanova.example']);
    expect((await house.ticket(ticket.number)).participants).toHaveLength(3);
  });

  it('knows a teammate who asks, and calls somebody by the name they give later', async () => {
    const house = await openTicketHouse();
    const actor = await house.teammate('teammate', { name: 'Dario Conti' });
    const row = await house.db
      .selectFrom('teammates')
      .select('email')
      .where('id', '=', actor.id)
      .executeTakeFirstOrThrow();
    const asked = await house.take(
      mail({ From: `Dario <${row.email}>`, To: 'it@officinalume.example', Cc: 'ada@altrove.example' }),
    );
    const ticket = await house.ticket(asked.ticket.number);
    expect(ticket.desk.id).toBe(house.itDeskId);
    const linked = () => house.db.selectFrom('contacts').select(['id', 'name', 'teammate_id']).orderBy('id').execute();
    expect(await linked()).toEqual([
      { id: ticket.contact.id, name: 'Dario', teammate_id: actor.id },
      { id: expect.any(String), name: 'ada@altrove.example', teammate_id: null },
    ]);
    const before = (await house.events()).length;
    await house.take(mail({ From: 'Ada Neri <ada@altrove.example>' }));
    expect((await linked()).map((contact) => contact.name)).toEqual(['Dario', 'Ada Neri']);
    const named = (await house.events(before)).filter((event) => event.name === 'participant.named');
    expect(named.map((event) => event.ticketId)).toEqual([ticket.id]);
    // The address is no way to be two people.
    await house.take(mail({ From: row.email.toUpperCase(), To: 'it@officinalume.example' }));
    expect(await linked()).toHaveLength(2);
  });
});

describe('which desk it is for', () => {
  it('goes to both desks it names, linked, with one acknowledgement; and where the caller says, when they do', async () => {
    const house = await openTicketHouse();
    const both = { To: 'it@officinalume.example, Support@OfficinaLume.example' };
    const taken = await house.take(mail(both));
    const first = await house.ticket(taken.ticket.number);
    expect(first.desk.name).toBe('IT desk');
    expect(first.links).toMatchObject([{ kind: 'second_desk' }]);
    const second = await house.ticket(first.links[0].number);
    expect(second.desk.name).toBe('Customer desk');
    expect(second.links).toMatchObject([{ id: first.id }]);
    expect(await house.outbox()).toHaveLength(1);

    const said = await house.take(mail({ ...both, From: 'x@altrove.example' }), 'Support+form@officinalume.example');
    expect((await house.ticket(said.ticket.number)).desk.name).toBe('Customer desk');
    expect((await house.ticket(said.ticket.number)).links).toEqual([]);
    // For no address of ours: the first desk. The envelope decides where there is one.
    const none = await house.take(mail({ From: 'y@altrove.example', To: 'undisclosed-recipients:;' }));
    expect((await house.ticket(none.ticket.number)).desk.name).toBe('Customer desk');
    await house.deliver({
      raw: mail({ From: 'z@altrove.example' }),
      from: 'z@altrove.example',
      to: ['it@officinalume.example'],
    });
    const { body } = await house.call('GET', '/tickets?desk=IT%20desk');
    expect(body.items.map((each: { contact: { address: string } }) => each.contact.address)).toContain(
      'z@altrove.example',
    );
  });

  it('links the copies that each desk was sent apart, and an answer from both is one', async () => {
    const house = await openTicketHouse();
    const to = 'support@officinalume.example, it@officinalume.example';
    const raw = mail({ To: to, 'Message-ID': '<one@postanova.example>' });
    await house.deliver({ raw, to: ['support@officinalume.example'] });
    await house.deliver({ raw, to: ['it@officinalume.example'] });
    await house.deliver({ raw, to: ['it@officinalume.example'] }, { raw, to: ['support@officinalume.example'] });
    const { body } = await house.call('GET', '/tickets');
    expect(body.items).toHaveLength(2);
    const [first, second] = [await house.ticket(1), await house.ticket(2)];
    expect(first.links).toMatchObject([{ number: 2, kind: 'second_desk' }]);
    expect((await house.outbox()).filter((each) => each.kind === 'auto')).toHaveLength(1);
    const linked = (await house.events()).filter((event) => event.name === 'ticket.linked');
    expect(linked.map((event) => [event.ticketId, event.payload.otherNumber])).toEqual([
      [second.id, 1],
      [first.id, 2],
    ]);
    const answer = mail({ To: to, 'In-Reply-To': '<one@postanova.example>' }, 'And the box is wet.\r\n');
    await house.deliver({ raw: answer, to: ['it@officinalume.example'] });
    expect(await house.messages(2)).toHaveLength(2);
  });
});
