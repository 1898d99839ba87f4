import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { sampleLetter } from '../../testing/sample-letter.ts';
import { queueOutgoing } from './queueing.ts';
import { sweepOutbox } from './sweeping.ts';

const server = pathToFileURL(join(import.meta.dirname, '../../')).href;

/**
 * A process that sends one message and kills itself with -9 before its n-th step. A step is whatever another could notice:
 * a statement to the database, a file in the store, bytes to the mail server. It tells the steps that it took, one a line.
 */
const SENDER = `
  import { Socket } from 'node:net';
  import { writeSync } from 'node:fs';
  import pg from 'pg';
  import { sendByMail } from '${server}channels/email/sending.ts';
  import { outboxChannels } from '${server}features/outbox/index.ts';
  import { sendOutgoing } from '${server}features/outbox/sending.ts';
  import { openDatabase } from '${server}platform/db/index.ts';
  import { createLog } from '${server}platform/log/index.ts';
  import { openStorage } from '${server}platform/storage/index.ts';
  import { plainSendingHost } from '${server}testing/sending-host.ts';
  const given = JSON.parse(process.argv[1] ?? '{}');
  let steps = 0;
  const step = (what) => {
    if (steps++ === given.killBefore) process.kill(process.pid, 'SIGKILL');
    writeSync(1, what.replace(/\\s+/g, ' ').slice(0, 120) + '\\n');
  };
  const log = createLog('silent');
  const { db } = openDatabase(given.databaseUrl, log, { poolSize: 2 });
  const opened = await openStorage(given.config);
  const storage = { ...opened, put(bytes) { step('store'); return opened.put(bytes); },
    has: (name) => opened.has(name), open: (name) => opened.open(name) };
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (config, ...rest) {
    step('sql ' + (typeof config === 'string' ? config : config.text));
    return query.call(this, config, ...rest);
  };
  const write = Socket.prototype.write;
  Socket.prototype.write = function (bytes, ...rest) {
    if (this.remotePort === given.smtpPort) step('smtp ' + Buffer.from(bytes).toString('latin1'));
    return write.call(this, bytes, ...rest);
  };
  outboxChannels.register('email', sendByMail(plainSendingHost));
  const clock = { now: () => Temporal.Instant.from(given.now) };
  await sendOutgoing({ config: given.config, log, clock, db, storage, eventsWritten() {}, whisper() {} }, given.id);
  await db.destroy();
`;
const AT_A_TIME = 2;
const MOST_STEPS = 60;

async function queueOne(house: TestHouse, n: number): Promise<{ id: string; to: string }> {
  // Each at a domain of its own, so that none waits for another's turn.
  const to = `giulia@posta-${n}.example`;
  const id = await act(house.platform, system('test'), async (one) => {
    const letter = sampleLetter({ to: [{ name: '', address: to }] });
    const [row] = await queueOutgoing(one, [{ channel: 'email', kind: 'reply', deskId: house.deskId, letter }]);
    return row?.id ?? '';
  });
  return { id, to };
}

/** @returns the steps that were taken before the end. */
async function sendIn(house: TestHouse, id: string, killBefore: number): Promise<{ steps: string[]; killed: boolean }> {
  const { config } = house.platform;
  const smtpPort = Number(new URL(config.smtpUrl ?? '').port);
  const given = { databaseUrl: house.databaseUrl, config, now: house.clock.now().toString(), id, killBefore, smtpPort };
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--input-type=module-typescript', '-e', SENDER, JSON.stringify(given)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [written, [, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { steps: written.trimEnd().split('\n'), killed: signal === 'SIGKILL' };
}

test('killed between any two steps: every letter arrives once, or a person is told that it may have', async () => {
  const sink = await openMailSink();
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const whole = await sendIn(house, (await queueOne(house, 0)).id, -1);
  expect(whole.killed).toBe(false);
  const { steps } = whole;
  expect(steps.length).toBeGreaterThan(12);
  expect(steps.length).toBeLessThan(MOST_STEPS);
  const claim = steps.findIndex((step) => step.startsWith('sql update "outgoing"'));
  const mark = steps.findIndex((step) => step.includes('"handing_over_at" = $1') && step !== steps[claim]);
  const end = steps.lastIndexOf('sql commit');
  expect([claim, mark, end].every((index) => index >= 0)).toBe(true);
  expect(steps.slice(mark).some((step) => step.startsWith('smtp '))).toBe(true);

  const letters = await Promise.all(steps.map((_, n) => queueOne(house, n + 1)));
  const lanes = Array.from({ length: AT_A_TIME }, async (_, lane) => {
    for (let n = lane; n < letters.length; n += AT_A_TIME) {
      const { steps: taken, killed } = await sendIn(house, letters[n]?.id ?? '', n);
      expect(killed, steps[n]).toBe(true);
      expect(taken.filter(Boolean)).toHaveLength(n);
    }
  });
  await Promise.all(lanes);

  // Some time later somebody else looks after what was left behind.
  for (let minutes = 0; minutes < 5; minutes++) {
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    await sweepOutbox(house.platform);
    await house.runJobs();
  }
  const found = [];
  for (const [n, { id, to }] of letters.entries()) {
    const { state, lastError } = (await house.call('GET', `/outbox/${id}`)).body;
    const copies = sink.mails.filter((mail) => mail.to.includes(to)).length;
    found.push({ n, step: steps[n], state, lastError, copies });
  }
  // The one window in which nobody can know: after the mark, until what became of it is committed.
  for (const { n, step, state, lastError, copies } of found) {
    const where = `killed before step ${n}, ${step}`;
    if (n <= mark || n > end) {
      expect({ state, copies }, where).toEqual({ state: 'sent', copies: 1 });
    } else {
      expect(state, where).toBe('failed');
      expect(lastError, where).toMatch(/^The connection broke while the other server was taking the message/);
      expect(copies, where).toBeLessThanOrEqual(1);
    }
  }
  expect(found.filter(({ state, copies }) => state === 'failed' && copies === 1).length).toBeGreaterThan(0);
}, 300_000);
