import { expect, inject, test } from 'vitest';
import { createLog } from '../log/index.ts';
import { openDatabase, sql } from './index.ts';

test('Only who says so does not wait for the disk', async () => {
  const settingBy = async (options: { durable?: boolean }): Promise<string | undefined> => {
    const { db, close } = openDatabase(inject('databaseUrl'), createLog('silent'), { poolSize: 1, ...options });
    const { rows } = await sql<{ found: string }>`select setting || ', by ' || source as found from pg_settings
      where name = 'synchronous_commit'`.execute(db);
    await close();
    return rows[0]?.found;
  };
  expect(await settingBy({ durable: false })).toBe('off, by client');
  // The tests' own database server is quick for all: what counts is that the connection asks for nothing.
  expect(await settingBy({})).not.toContain('by client');
});
