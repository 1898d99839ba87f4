import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { sampleLetter } from '../../testing/sample-letter.ts';
import { queueOutgoing } from './queueing.ts';
import { sweepOutbox } from './sweeping.ts';

const server = pathToFileURL(join(import.meta.dirname, '../../')).href;

/** A process that does one thing: it sends one message. */
const SENDER = `
  import { sendByMail } from '${server}channels/email/sending.ts';
  import { outboxChannels } from '${server}features/outbox/index.ts';
  import { sendOutgoing } from '${server}features/outbox/sending.ts';
  import { openDatabase } from '${server}platform/db/index.ts';
  import { createLog } from '${server}platform/log/index.ts';
  import { plainSendingHost } from '${server}testing/sending-host.ts';
  import { openStorage } from '${server}platform/storage/index.ts';
  const given = JSON.parse(process.argv[1] ?? '{}');
  const log = createLog('silent');
  const { db } = openDatabase(given.databaseUrl, log, { poolSize: 2 });
  const storage = await openStorage(given.config);
  const clock = { now: () => Temporal.Instant.from(given.now) };
  outboxChannels.register('email', sendByMail(plainSendingHost));
  await sendOutgoing({ config: given.config, log, clock, db, storage, eventsWritten() {}, whisper() {} }, given.id);
`;

async function queueLarge(house: TestHouse, bytes: number): Promise<string> {
  const { sha256, size } = await house.platform.storage.put(new Uint8Array(bytes).fill(65));
  const file = { sha256, size, name: 'a.txt', contentType: 'text/plain', inline: false };
  return act(house.platform, system('test'), async (one) => {
    const letter = sampleLetter({ to: [{ name: '', address: 'giulia@posta.example' }], attachments: [file] });
    const [row] = await queueOutgoing(one, [{ channel: 'email', kind: 'reply', deskId: house.deskId, letter }]);
    return row?.id ?? '';
  });
}

/** Lets another process send the message and kills it with -9 once the mail server has fallen silent. */
async function sendAndKill(house: TestHouse, id: string, silent: Promise<void>): Promise<void> {
  const { config } = house.platform;
  const given = { databaseUrl: house.databaseUrl, config, now: house.clock.now().toString(), id };
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--input-type=module-typescript', '-e', SENDER, JSON.stringify(given)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  await Promise.race([silent, exited.then(() => Promise.reject(new Error('the sender ended before it was killed')))]);
  child.kill('SIGKILL');
  await exited;
}

test('killed in the middle of the data: the mail goes again, once', async () => {
  const sink = await openMailSink(['silent-in-data']);
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const id = await queueLarge(house, 20_000_000);
  await sendAndKill(house, id, sink.silent);
  expect((await house.call('GET', `/outbox/${id}`)).body.state).toBe('sending');

  house.clock.set(house.clock.now().add({ minutes: 1 }));
  expect(await sweepOutbox(house.platform)).toEqual({ sentAgain: 1, forAPerson: 0 });
  await house.runJobs();
  expect((await house.call('GET', `/outbox/${id}`)).body.state).toBe('sent');
  expect(sink.mails).toHaveLength(1);
});

test('killed after the end of the data, before the answer: no second copy, a person decides', async () => {
  const sink = await openMailSink(['silent-after-dot']);
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const id = await queueLarge(house, 100);
  await sendAndKill(house, id, sink.silent);

  house.clock.set(house.clock.now().add({ minutes: 1 }));
  expect(await sweepOutbox(house.platform)).toEqual({ sentAgain: 0, forAPerson: 1 });
  await house.runJobs();
  expect(sink.offered()).toBe(1);
  expect((await house.call('GET', `/outbox/${id}`)).body).toMatchObject({ state: 'failed', can: { retry: true } });
});
