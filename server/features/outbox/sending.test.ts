import { describe, expect, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { sql } from '../../platform/db/index.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { sampleLetter } from '../../testing/sample-letter.ts';
import { bounceTokenIn } from './bounce-address.ts';
import type { OutgoingLetter } from './letter.ts';
import { markHandingOver, outgoingByBounceToken } from './outbox.queries.ts';
import type { NewOutgoing } from './queueing.ts';
import { queueOutgoing } from './queueing.ts';
import { sendOutgoing } from './sending.ts';
import { sweepOutbox } from './sweeping.ts';

function letter(change: Partial<OutgoingLetter> = {}): OutgoingLetter {
  return sampleLetter({
    from: { name: 'Marta, Officina Lume', address: 'support@officinalume.example' },
    to: [{ name: 'Giulia Ferraro', address: 'giulia@posta.example' }],
    ...change,
  });
}

async function queue(house: TestHouse, change: Partial<NewOutgoing> = {}): Promise<string> {
  return act(house.platform, system('test'), async (one) => {
    const message = { channel: 'email', kind: 'reply', deskId: house.deskId, letter: letter(), ...change } as const;
    const [row] = await queueOutgoing(one, [message]);
    return row?.id ?? '';
  });
}

async function shown(house: TestHouse, id: string) {
  return (await house.call('GET', `/outbox/${id}`)).body;
}

async function eventNames(house: TestHouse): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from events where name like 'outgoing.%' order by id`.execute(house.platform.db);
  return rows.map(({ name }) => name);
}

function later(house: TestHouse, duration: Temporal.DurationLike): void {
  house.clock.set(house.clock.now().add(duration));
}

describe('a mail server that takes it', () => {
  test('250: the mail leaves once its undo window is over, in one copy to all', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const everyone = letter({ cc: [{ name: '', address: 'anna@posta.example' }] });
    const id = await queue(house, { letter: everyone, sendAt: house.clock.now().add({ seconds: 8 }) });
    later(house, { seconds: 7 });
    await house.runJobs();
    expect(sink.mails).toEqual([]);
    expect((await shown(house, id)).state).toBe('queued');

    later(house, { seconds: 1 });
    await house.runJobs();
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]).toMatchObject({
      from: expect.stringMatching(/^support\+b-[a-z2-7]{32}@officinalume\.example$/),
      to: ['giulia@posta.example', 'anna@posta.example'],
    });
    expect(await shown(house, id)).toMatchObject({ state: 'sent', attempts: 1, lastError: null, nextTryAt: null });
    expect((await shown(house, id)).raw.trimEnd()).toBe(sink.mails[0]?.raw.trimEnd());
    expect(await eventNames(house)).toEqual(['outgoing.queued', 'outgoing.sent']);
  });

  test('451, then 250: it waits a minute or little more and goes, the same mail', async () => {
    const sink = await openMailSink([451]);
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await queue(house);
    await house.runJobs();
    const waiting = await shown(house, id);
    expect(waiting).toMatchObject({ state: 'delayed', attempts: 1, can: { cancel: true, retry: true } });
    expect(waiting.lastError).toContain('451');
    const pause = house.clock.now().until(waiting.nextTryAt).total('seconds');
    expect(pause).toBeGreaterThanOrEqual(60);
    expect(pause).toBeLessThanOrEqual(72);

    later(house, { seconds: pause - 1 });
    expect(await house.runJobs()).toBe(0);
    later(house, { seconds: 1 });
    await house.runJobs();
    const sent = await shown(house, id);
    expect(sent).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
    expect(sent.answers).toHaveLength(2);
    expect(sent.raw).toBe(waiting.raw);
    expect(sink.mails).toHaveLength(1);
    expect(await eventNames(house)).toEqual(['outgoing.queued', 'outgoing.delayed', 'outgoing.sent']);
  });

  test('automatic mail says so, and its reports come back to the very letter', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await queue(house, { kind: 'auto', letter: letter({ envelopeFrom: '', automatic: 'auto-replied' }) });
    await house.runJobs();
    const token = bounceTokenIn([sink.mails[0]?.from ?? '']) ?? '';
    expect(await act(house.platform, system('test'), (one) => outgoingByBounceToken(one.trx, token))).toMatchObject({
      id,
    });
    expect(sink.mails[0]?.raw).toMatch(/^Auto-Submitted: auto-replied\r?$/m);
  });

  test('one recipient refused for good: the others have it, and it is said who has not', async () => {
    const sink = await openMailSink([], (address) => (address === 'anna@posta.example' ? 550 : null));
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await queue(house, { letter: letter({ cc: [{ name: '', address: 'anna@posta.example' }] }) });
    await house.runJobs();
    const row = await shown(house, id);
    expect(row.state).toBe('sent');
    expect(row.lastError).toMatch(/^anna@posta\.example: .*550/);
    expect(sink.mails[0]?.to).toEqual(['giulia@posta.example']);
  });

  test('one recipient refused for now: only that one is tried again', async () => {
    const sink = await openMailSink([], (address, offered) =>
      address === 'anna@posta.example' && offered === 1 ? 451 : null,
    );
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await queue(house, { letter: letter({ cc: [{ name: '', address: 'anna@posta.example' }] }) });
    await house.runJobs();
    expect((await shown(house, id)).state).toBe('delayed');
    later(house, { seconds: 75 });
    await house.runJobs();
    expect(await shown(house, id)).toMatchObject({ state: 'sent', lastError: null });
    expect(sink.mails.map(({ to }) => to)).toEqual([['giulia@posta.example'], ['anna@posta.example']]);
  });
});

describe('a mail server that does not', () => {
  test('550: it has failed at once, and a person may try again', async () => {
    const sink = await openMailSink([550]);
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await queue(house);
    await house.runJobs();
    const failed = await shown(house, id);
    expect(failed).toMatchObject({ state: 'failed', can: { retry: true } });
    expect(failed.lastError).toContain('550');

    expect(await house.call('POST', `/outbox/${id}/retry`)).toMatchObject({ status: 200, body: { state: 'queued' } });
    await house.runJobs();
    expect((await shown(house, id)).state).toBe('sent');
    expect(await eventNames(house)).toEqual([
      'outgoing.queued',
      'outgoing.failed',
      'outgoing.retried',
      'outgoing.sent',
    ]);
  });

  test('nobody answers at all: tried for two days, then failed', async () => {
    const house = await openTestHouse({ config: { smtpUrl: 'smtp://127.0.0.1:1' } });
    const id = await queue(house);
    const start = house.clock.now();
    for (let tries = 0; tries < 100; tries++) {
      await house.runJobs();
      const row = await shown(house, id);
      if (row.state === 'failed') break;
      expect(row.state).toBe('delayed');
      house.clock.set(Temporal.Instant.from(row.nextTryAt));
    }
    expect(await shown(house, id)).toMatchObject({ state: 'failed' });
    expect(start.until(house.clock.now(), { largestUnit: 'hours' }).hours).toBe(48);
  });

  test('hangs up in the data: it cannot have arrived, so it is tried again', async () => {
    const sink = await openMailSink(['hang-up-in-data']);
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const { sha256, size } = await house.platform.storage.put(new Uint8Array(3_000_000).fill(65));
    const file = { sha256, size, name: 'a.txt', contentType: 'text/plain', inline: false };
    const id = await queue(house, { letter: letter({ attachments: [file] }) });
    await house.runJobs();
    expect((await shown(house, id)).state).toBe('delayed');
    later(house, { seconds: 75 });
    await house.runJobs();
    expect((await shown(house, id)).state).toBe('sent');
    expect(sink.mails).toHaveLength(1);
  });

  test.each(['hang-up-after-dot', 'take-and-hang-up'] as const)(
    '%s: it may have arrived, so no second copy is made by itself',
    async (turn) => {
      const sink = await openMailSink([turn]);
      const house = await openTestHouse({ config: { smtpUrl: sink.url } });
      const id = await queue(house);
      await house.runJobs();
      const row = await shown(house, id);
      expect(row.state).toBe('failed');
      expect(row.lastError).toMatch(/^The connection broke while the other server was taking the message/);
      later(house, { hours: 50 });
      await house.runJobs();
      await sweepOutbox(house.platform);
      await house.runJobs();
      expect(sink.offered()).toBe(1);
    },
  );

  test('a file that is gone: it has failed, with the reason', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const file = { sha256: 'a'.repeat(64), size: 3, name: 'a.txt', contentType: 'text/plain', inline: false };
    const id = await queue(house, { letter: letter({ attachments: [file] }) });
    await house.runJobs();
    expect(await shown(house, id)).toMatchObject({
      state: 'failed',
      lastError: 'A file that belongs to the message is no longer there.',
    });
  });
});

test('without a way out it is kept, composed and readable, until a person sends it', async () => {
  const house = await openTestHouse();
  const id = await queue(house);
  await house.runJobs();
  const kept = await shown(house, id);
  expect(kept).toMatchObject({ state: 'kept', html: '<p>Torna domani.</p>', text: 'Torna domani.' });
  expect(kept.raw).toMatch(/^Subject: Re: Luna 2\r?$/m);
  expect((await house.call('GET', '/outbox')).body.items[0]).toMatchObject({ id, raw: kept.raw });

  const sink = await openMailSink();
  house.platform.config.smtpUrl = sink.url;
  await house.runJobs();
  expect(sink.mails).toEqual([]);
  await house.call('POST', `/outbox/${id}/retry`);
  await house.runJobs();
  expect(sink.mails[0]?.raw.trimEnd()).toBe(kept.raw.trimEnd());
});

describe('what a dead process left behind', () => {
  /** The row as a process leaves it that dies while it sends. */
  async function abandoned(house: TestHouse, handedOver: boolean): Promise<string> {
    const id = await queue(house);
    await sql`delete from graphile_worker._private_jobs`.execute(house.platform.db);
    const at = house.clock.now().toString();
    await sql`update outgoing set state = 'sending', attempts = 1, updated_at = ${at}::timestamptz,
      handing_over_at = ${handedOver ? at : null}::timestamptz where id = ${id}`.execute(house.platform.db);
    return id;
  }

  test('not handed over: it goes again, after a while of silence and not before', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await abandoned(house, false);
    later(house, { seconds: 20 });
    expect(await sweepOutbox(house.platform)).toEqual({ sentAgain: 0, forAPerson: 0 });
    later(house, { seconds: 20 });
    expect(await sweepOutbox(house.platform)).toEqual({ sentAgain: 1, forAPerson: 0 });
    await house.runJobs();
    expect(await shown(house, id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(sink.mails).toHaveLength(1);
  });

  test('handed over without an answer: a person decides', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await abandoned(house, true);
    later(house, { seconds: 40 });
    expect(await sweepOutbox(house.platform)).toEqual({ sentAgain: 0, forAPerson: 1 });
    await house.runJobs();
    expect(sink.offered()).toBe(0);
    expect((await shown(house, id)).lastError).toMatch(/^The connection broke while/);
    expect(await eventNames(house)).toEqual(['outgoing.queued', 'outgoing.failed']);

    await house.call('POST', `/outbox/${id}/retry`);
    await house.runJobs();
    expect(sink.mails).toHaveLength(1);
  });

  test('a job that was lost is queued again', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    await queue(house);
    await sql`delete from graphile_worker._private_jobs`.execute(house.platform.db);
    later(house, { minutes: 3 });
    await sweepOutbox(house.platform);
    await house.runJobs();
    expect(sink.mails).toHaveLength(1);
  });

  test('who was taken for dead and lives on hands nothing over', async () => {
    const sink = await openMailSink();
    const house = await openTestHouse({ config: { smtpUrl: sink.url } });
    const id = await queue(house);
    const old = await sql<{ id: string; attempts: number }>`update outgoing set state = 'sending', attempts = 1
      where id = ${id} returning *`.execute(house.platform.db);
    later(house, { seconds: 40 });
    await sweepOutbox(house.platform);
    await house.runJobs();
    expect(sink.mails).toHaveLength(1);
    const [claimed] = old.rows;
    expect(await markHandingOver(house.platform.db, claimed as never, house.clock.now())).toBe(false);
  });
});

test('a job that comes too early comes again at the right time', async () => {
  const sink = await openMailSink();
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  await queue(house, { sendAt: house.clock.now().add({ seconds: 8 }) });
  const early = house.clock.now().toString();
  await sql`update graphile_worker._private_jobs set run_at = ${early}::timestamptz`.execute(house.platform.db);
  expect(await house.runJobs()).toBe(1);
  expect(sink.offered()).toBe(0);
  later(house, { seconds: 8 });
  expect(await house.runJobs()).toBe(1);
  expect(sink.mails).toHaveLength(1);
});

test('two workers with one message send it once', async () => {
  const sink = await openMailSink();
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const id = await queue(house);
  await Promise.all([1, 2, 3].map(() => sendOutgoing(house.platform, id)));
  expect(sink.offered()).toBe(1);
});
