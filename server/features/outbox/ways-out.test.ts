import { describe, expect, test } from 'vitest';
import { sendByMail } from '../../channels/email/sending.ts';
import type { SendingHost } from '../../channels/email/sending-host.ts';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { TestRecords } from '../../testing/dns.ts';
import { openTestDns } from '../../testing/dns.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { sampleLetter } from '../../testing/sample-letter.ts';
import { plainSendingHost } from '../../testing/sending-host.ts';
import { outboxChannels } from './channels.ts';
import type { OutgoingLetter } from './letter.ts';
import { queueOutgoing } from './queueing.ts';

const FROM = 'support@officinalume.example';

async function queue(house: TestHouse, to: readonly string[], change: Partial<OutgoingLetter> = {}): Promise<string> {
  return act(house.platform, system('test'), async (one) => {
    const letter = sampleLetter({ to: to.map((address) => ({ name: '', address })), ...change });
    const [row] = await queueOutgoing(one, [{ channel: 'email', kind: 'reply', deskId: house.deskId, letter }]);
    return row?.id ?? '';
  });
}

async function shown(house: TestHouse, id: string) {
  return (await house.call('GET', `/outbox/${id}`)).body;
}

/** A house that sends straight on, with these records in DNS and mail servers on the port of the sink. */
async function directHouse(records: Record<string, TestRecords>, sinkUrl: string): Promise<TestHouse> {
  const dns = await openTestDns(records);
  const house = await openTestHouse({ config: { dnsServers: [dns.server] } });
  const host: SendingHost = {
    ...plainSendingHost,
    wayOutFor: async () => ({ kind: 'direct' }),
    direct: { port: Number(new URL(sinkUrl).port), mayConnect: (address) => address === '127.0.0.1' },
  };
  outboxChannels.register('email', sendByMail(host));
  return house;
}

const HERE = { A: ['127.0.0.1'] };
const POSTA = { 'posta.example': { MX: [[10, 'mx.posta.example']] as [number, string][] }, 'mx.posta.example': HERE };

describe('straight to the recipients’ servers', () => {
  test('each domain gets its own copy of the envelope, the letter is one', async () => {
    const sink = await openMailSink();
    const school = {
      'scuola.example': { MX: [[5, 'mx.l.google.com']] as [number, string][] },
      'mx.l.google.com': HERE,
    };
    const house = await directHouse({ ...POSTA, ...school }, sink.url);
    const id = await queue(house, ['giulia@posta.example', 'aula@scuola.example', 'anna@posta.example']);
    await house.runJobs();
    expect(await shown(house, id)).toMatchObject({ state: 'sent', lastError: null });
    expect(sink.mails.map(({ to }) => to)).toEqual([
      ['giulia@posta.example', 'anna@posta.example'],
      ['aula@scuola.example'],
    ]);
    expect(sink.mails[0]?.raw).toBe(sink.mails[1]?.raw);
    for (const mail of sink.mails) expect(mail.from).toMatch(/^support\+b-/);
  });

  test('the next server of a domain takes it when the first does not answer', async () => {
    const sink = await openMailSink();
    const records: Record<string, TestRecords> = {
      'posta.example': {
        MX: [
          [10, 'dead.posta.example'],
          [20, 'mx.posta.example'],
        ],
      },
      'dead.posta.example': { A: ['192.0.2.1'] },
      'mx.posta.example': HERE,
    };
    const house = await directHouse(records, sink.url);
    const id = await queue(house, ['giulia@posta.example']);
    await house.runJobs();
    expect((await shown(house, id)).state).toBe('sent');
  });

  test('a domain that takes no mail, one without a server, and one that leads into our own house: failed, with the reason', async () => {
    const sink = await openMailSink();
    const inside = { A: ['10.0.0.7'] };
    const house = await directHouse({ 'nomail.example': { MX: [[0, '']] }, 'inside.example': inside }, sink.url);
    const ids = await Promise.all(
      ['a@nomail.example', 'b@nowhere.example', 'c@inside.example'].map((to) => queue(house, [to])),
    );
    await house.runJobs();
    const rows = await Promise.all(ids.map((id) => shown(house, id)));
    expect(rows.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    expect(rows.map(({ lastError }) => lastError)).toEqual([
      'This domain says that it takes no mail.',
      'No mail server was found for this domain.',
      'No mail server was found for this domain.',
    ]);
    expect(sink.offered()).toBe(0);
  });

  test('one domain says “not now”: the other has its copy, and only the first is tried again', async () => {
    const sink = await openMailSink([], (address, offered) =>
      address === 'giulia@posta.example' && offered === 1 ? 450 : null,
    );
    const house = await directHouse({ ...POSTA, 'scuola.example': HERE }, sink.url);
    const id = await queue(house, ['giulia@posta.example', 'aula@scuola.example']);
    await house.runJobs();
    expect(sink.mails.map(({ to }) => to)).toEqual([['aula@scuola.example']]);
    const waiting = await shown(house, id);
    expect(waiting.state).toBe('delayed');
    expect(waiting.lastError).toMatch(/^giulia@posta\.example: .*450/);
    // Somebody has it: it cannot be taken back any more.
    expect(waiting.can).toEqual({ cancel: false, retry: true });
    expect((await house.call('POST', `/outbox/${id}/cancellation`)).status).toBe(409);
    house.clock.set(Temporal.Instant.from(waiting.nextTryAt));
    await house.runJobs();
    expect(sink.mails.map(({ to }) => to)).toEqual([['aula@scuola.example'], ['giulia@posta.example']]);
    expect(await shown(house, id)).toMatchObject({ state: 'sent', lastError: null });
  });

  test('one domain refuses for good: sent to the others, and it is said who has not got it', async () => {
    const sink = await openMailSink([], (address) => (address === 'giulia@posta.example' ? 550 : null));
    const house = await directHouse({ ...POSTA, 'scuola.example': HERE }, sink.url);
    const id = await queue(house, ['giulia@posta.example', 'aula@scuola.example']);
    await house.runJobs();
    const row = await shown(house, id);
    expect(row.state).toBe('sent');
    expect(row.lastError).toMatch(/^giulia@posta\.example: .*550/);
    expect(sink.mails.map(({ to }) => to)).toEqual([['aula@scuola.example']]);
  });

  test('DNS does not answer: it waits', async () => {
    const sink = await openMailSink();
    const house = await directHouse({}, sink.url);
    house.platform.dns.mx = async () => ({ found: null, why: 'offline' });
    const id = await queue(house, ['giulia@posta.example']);
    await house.runJobs();
    expect(await shown(house, id)).toMatchObject({ state: 'delayed', attempts: 1 });
  });
});

describe('an address with a way out of its own', () => {
  test('sends by its own server, signed in; other addresses go on as before', async () => {
    const own = await openMailSink([], () => null, { user: 'support', password: 'faro' });
    const house = await openTestHouse();
    const at = house.clock.now().toString();
    const id = newId();
    await sql`insert into mailboxes (id, address, send_by, smtp_host, smtp_port, smtp_security, smtp_user,
        smtp_password_sealed, created_at, updated_at)
      values (${id}, ${FROM}, 'smtp', '127.0.0.1', ${Number(new URL(own.url).port)}, 'none', 'support',
        ${house.platform.sealer.seal('faro', `mailbox:${id}`)}, ${at}::timestamptz, ${at}::timestamptz)`.execute(
      house.db,
    );
    const sent = await queue(house, ['giulia@posta.example']);
    const kept = await queue(house, ['giulia@posta.example'], {
      from: { name: 'Other', address: 'other@officinalume.example' },
    });
    await house.runJobs();
    expect((await shown(house, sent)).state).toBe('sent');
    expect((await shown(house, kept)).state).toBe('kept');
    expect(own.mails).toHaveLength(1);
  });

  test('a wrong password: the letter waits, and the way out is known to be in trouble', async () => {
    const own = await openMailSink([], () => null, { user: 'support', password: 'another' });
    const house = await openTestHouse();
    const troubles: unknown[] = [];
    const server = {
      kind: 'server',
      via: 'account',
      host: '127.0.0.1',
      port: Number(new URL(own.url).port),
      security: 'none',
    } as const;
    outboxChannels.register(
      'email',
      sendByMail({
        ...plainSendingHost,
        wayOutFor: async () => ({ ...server, login: { kind: 'password', user: 'support', password: 'faro' } }),
        noteTrouble: async (_platform, address, { trouble }) => void troubles.push([address, trouble]),
      }),
    );
    const id = await queue(house, ['giulia@posta.example']);
    await house.runJobs();
    expect(await shown(house, id)).toMatchObject({ state: 'delayed' });
    expect(troubles).toEqual([[FROM, 'wrong_password']]);
    expect(own.mails).toEqual([]);
  });

  test('nothing to sign in with: the letter waits and says so, and so does the test of the way out', async () => {
    const house = await openTestHouse();
    const at = house.clock.now().toString();
    await sql`insert into mailboxes (id, address, send_by, smtp_host, created_at, updated_at)
      values (${newId()}, ${FROM}, 'account', '127.0.0.1', ${at}::timestamptz, ${at}::timestamptz)`.execute(house.db);
    const id = await queue(house, ['giulia@posta.example']);
    await house.runJobs();
    const words = 'Nothing signs in to the mail server of this address. The mailbox’s settings say more.';
    expect(await shown(house, id)).toMatchObject({ state: 'delayed', lastError: words });
    const { body } = await house.call('POST', `/desks/${house.deskId}/test-message`, {
      body: { to: 'a@posta.example' },
    });
    expect(body.steps.at(-1)).toMatchObject({ name: 'sign_in', ok: false, sentence: words });
  });

  test('an account stays the envelope’s sender, as its provider demands', async () => {
    const own = await openMailSink();
    const house = await openTestHouse();
    const port = Number(new URL(own.url).port);
    outboxChannels.register(
      'email',
      sendByMail({
        ...plainSendingHost,
        wayOutFor: async () => ({
          kind: 'server',
          via: 'account',
          host: '127.0.0.1',
          port,
          security: 'none',
          login: null,
        }),
      }),
    );
    await queue(house, ['giulia@posta.example']);
    await queue(house, ['giulia@posta.example'], { envelopeFrom: '', automatic: 'auto-replied' });
    await house.runJobs();
    expect(own.mails.map(({ from }) => from)).toEqual([FROM, FROM]);
  });

  test('a server that takes no word after the plus gets the plain address, in the same try', async () => {
    const sink = await openMailSink(
      [],
      () => null,
      undefined,
      (from) => (from.includes('+') ? 553 : null),
    );
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await queue(house, ['giulia@posta.example']);
    await house.runJobs();
    expect(await shown(house, id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(sink.mails.map(({ from }) => from)).toEqual([FROM]);
  });
});
