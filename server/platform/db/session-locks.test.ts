import { expect, inject, onTestFinished, test } from 'vitest';
import { cloneDatabase } from '../../testing/cloned-database.ts';
import { createLog } from '../log/index.ts';
import { sessionLocks } from './session-locks.ts';

test('one process at a time has a lock; it is free again when given back, or when its holder is gone', async () => {
  const { url, drop } = await cloneDatabase(inject('databaseUrl'));
  const log = createLog('silent');
  const [one, other] = [sessionLocks(url, log), sessionLocks(url, log)];
  onTestFinished(async () => {
    await one.close();
    await other.close();
    await drop();
  });
  const giveBack = await one.take('mailbox:a', () => undefined);
  expect(giveBack).not.toBeNull();
  expect(await other.take('mailbox:a', () => undefined)).toBeNull();
  expect(await one.take('mailbox:a', () => undefined), 'twice in one process').toBeNull();
  expect(await other.take('mailbox:b', () => undefined)).not.toBeNull();

  const atOnce = await Promise.all([1, 2].map(() => one.take('mailbox:c', () => undefined)));
  expect(atOnce.filter((each) => each !== null).length, 'asked for twice at once').toBe(1);

  await giveBack?.();
  expect(await other.take('mailbox:a', () => undefined)).not.toBeNull();
  await other.close();
  await expect.poll(() => one.take('mailbox:a', () => undefined)).not.toBeNull();
});

test('whoever holds a lock hears that the database took it', async () => {
  const { url, drop } = await cloneDatabase(inject('databaseUrl'));
  const locks = sessionLocks(url, createLog('silent'));
  onTestFinished(async () => {
    await locks.close();
    await drop();
  });
  const lost = Promise.withResolvers<void>();
  await locks.take('mailbox:a', () => lost.resolve());
  const { default: pg } = await import('pg');
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
       and database = (select oid from pg_database where datname = current_database())`,
  );
  await admin.end();
  await lost.promise;
  expect(await locks.take('mailbox:a', () => undefined), 'taken anew on a new connection').not.toBeNull();
});
