import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../contract/limits.ts';
import { emailChannel } from '../../../channels/email/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { TEST_TOKEN } from '../../../testing/index.ts';
import { mail, openTicketHouse } from '../../../testing/tickets.ts';
import { Unreadable } from '../channel.ts';
import { registerChannel } from './processing.ts';

const subjectsOf = (answer: { body: { items: { subject: string }[] } }): string[] =>
  answer.body.items.map((each) => each.subject).sort();

describe('what cannot be taken in', () => {
  it('is kept with its reason, shown to owners, and taken in at a Retry', async () => {
    const house = await openTicketHouse();
    const taken = await house.take(' \r\n\r\n \r\n');
    expect(taken).toMatchObject({ outcome: 'kept', ticket: null, message: null });
    expect(taken.reason).not.toBe('');
    const { body } = await house.call('GET', '/inbound?state=kept');
    expect(body.items).toMatchObject([{ state: 'kept', reason: taken.reason }]);
    const [kept] = body.items;
    expect((await house.events()).at(-1)).toMatchObject({ name: 'inbound.kept', payload: { inboundId: kept.id } });
    const agent = await house.teammate('agent');
    expect((await house.as(agent, 'GET', '/inbound?state=kept')).status).toBe(403);
    expect((await house.as(agent, 'POST', `/inbound/${kept.id}/retry`)).status).toBe(403);

    // Read by a later version of the reader, say.
    const raw = await house.platform.storage.put(Buffer.from(mail({ Subject: 'Readable now' })));
    await house.take(mail({ From: 'x@altrove.example' }));
    await house.db
      .insertInto('blobs')
      .values({ sha256: raw.sha256, size: raw.size, created_at: '2026-11-19T10:20:00Z' })
      .execute();
    await house.db.updateTable('inbound').set({ raw_sha256: raw.sha256 }).where('id', '=', kept.id).execute();
    expect((await house.call('POST', `/inbound/${kept.id}/retry`)).status).toBe(204);
    await house.runJobs();
    expect(subjectsOf(await house.call('GET', '/tickets'))).toContain('Readable now');
    expect((await house.call('GET', '/inbound?state=kept')).body.items).toEqual([]);
    expect((await house.call('POST', `/inbound/${kept.id}/retry`)).status).toBe(404);
  });

  it('is refused by its size before and while it is read, and leaves nothing', async () => {
    const house = await openTicketHouse();
    const told = { 'content-length': String(LIMITS.mailBytes + 1) };
    const declared = await house.call('POST', '/inbound/email', { body: mail(), headers: told });
    expect(declared).toMatchObject({ status: 413, body: { detail: expect.stringContaining('50 MB') } });
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(4 * 1024 * 1024).fill(65)),
    });
    const response = await house.app.request('http://help.officinalume.example/api/v1/inbound/email', {
      method: 'POST',
      headers: { authorization: `Bearer ${TEST_TOKEN}` },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect((await house.call('GET', '/inbound')).body.items).toEqual([]);
  });

  it('is one of ten: nine are in, and the tenth is kept after its tries', async () => {
    const house = await openTicketHouse({ expectErrors: true });
    let tries = 0;
    registerChannel({
      ...emailChannel,
      async parse(raw, envelope, storage) {
        const intake = await emailChannel.parse(raw, envelope, storage);
        if (intake.subject !== 'Poison') return intake;
        tries++;
        throw new TypeError('nobody thought of this');
      },
    });
    try {
      const subjects = ['a', 'b', 'c', 'd', 'Poison', 'e', 'f', 'g', 'h', 'i'];
      await house.deliver(
        ...subjects.map((subject) => ({ raw: mail({ Subject: subject, From: `${subject}@posta.example` }) })),
      );
      expect(subjectsOf(await house.call('GET', '/tickets'))).toEqual(
        subjects.filter((each) => each !== 'Poison').sort(),
      );
      const { body } = await house.call('GET', '/inbound?state=kept');
      expect(body.items).toMatchObject([{ reason: expect.stringContaining('nobody thought of this') }]);
      expect(tries).toBe(5);
      registerChannel({
        ...emailChannel,
        async parse() {
          throw new Unreadable('It says nothing.');
        },
      });
      // Where there is nothing to be had, one look is enough.
      expect(await house.take(mail())).toMatchObject({ outcome: 'kept', reason: 'It says nothing.' });
    } finally {
      registerChannel(emailChannel);
    }
  });

  it('leaves nothing half done when the database refuses in the middle, and spoils no other', async () => {
    const house = await openTicketHouse({ expectErrors: true });
    const count = async () => {
      const tables = [
        'contacts',
        'identities',
        'tickets',
        'ticket_participants',
        'messages',
        'attachments',
        'outgoing',
        'auto_replies',
      ];
      const counted = tables.map((table) => sql`select count(*) as count from ${sql.table(table)}`.execute(house.db));
      return (await Promise.all(counted)).map(({ rows }) => Number((rows[0] as { count: number }).count));
    };
    // Events are written last of all: by then everything else is.
    await sql`create function refuse() returns trigger language plpgsql as $$ begin
      if new.name = 'ticket.created' and exists (select 1 from tickets where id = new.ticket_id and subject = 'Refused')
      then raise exception 'refused'; end if; return new; end $$`.execute(house.db);
    await sql`create trigger refuse before insert on events for each row execute function refuse()`.execute(house.db);
    await house.deliver({ raw: mail({ Subject: 'Refused' }) });
    expect(await count()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await house.call('GET', '/inbound?state=kept')).body.items).toMatchObject([
      { reason: expect.stringContaining('refused') },
    ]);
    await house.deliver(
      { raw: mail({ Subject: 'Refused', From: 'a@posta.example' }) },
      { raw: mail({ Subject: 'Good', From: 'b@posta.example' }) },
    );
    expect(subjectsOf(await house.call('GET', '/tickets'))).toEqual(['Good']);
    expect((await house.outbox()).map((each) => each.to)).toEqual([['b@posta.example']]);

    await sql`drop trigger refuse on events`.execute(house.db);
    for (const { id } of (await house.call('GET', '/inbound?state=kept')).body.items)
      await house.call('POST', `/inbound/${id}/retry`);
    await house.runJobs();
    expect(subjectsOf(await house.call('GET', '/tickets'))).toEqual(['Good', 'Refused', 'Refused']);
  });
});
