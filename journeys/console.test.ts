import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { company, marta, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { NODE, prepareInstallation } from './kit/installation.ts';

const CONSOLE = join(import.meta.dirname, '../build/server/console.js');

let house: Installation;

beforeAll(async () => {
  house = await prepareInstallation();
  await house.start();
});
afterAll(() => house?.remove());

interface Said {
  code: number;
  output: string;
  complaint: string;
}

function consoleSays(args: string[], settings: Record<string, string> = {}): Promise<Said> {
  const env = { ...process.env, DATABASE_URL: '', STORAGE_URL: '', DATA_DIR: house.dataDir, ...settings };
  return new Promise((resolve) => {
    const [node, ...flags] = NODE;
    execFile(node, [...flags, CONSOLE, ...args], { env }, (error, output, complaint) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), output, complaint });
    });
  });
}

async function given(expression: string): Promise<unknown> {
  const { code, output, complaint } = await consoleSays(['--eval', expression]);
  expect(complaint).toBe('');
  expect(code).toBe(0);
  return JSON.parse(output);
}

describe('whoever keeps a Sportello asks it from a prompt, while it runs', () => {
  test('asks the database', async () => {
    expect(await given('(await sql`select address from desk_addresses`.execute(db)).rows')).toEqual([
      { address: company.support },
    ]);
  });

  test('knows people by the beginning of their name or address, with their own rights', async () => {
    const who = await given(`as('${marta.email.slice(0, 4)}')`);
    expect(who).toMatchObject({ kind: 'teammate', grants: [{ role: 'owner', deskId: null }] });
    const { code, output, complaint } = await consoleSays(['--eval', "as('zzz')"]);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(complaint).toBe('No teammate\'s name or address begins with "zzz".\n');
  });

  test('calls the verbs of the features, whose events the product hears', async () => {
    const made = await house.call('POST', '/api/v1/tickets', {
      body: { subject: 'A bracket', text: 'Which one fits?', contact: { address: nora.address } },
    });
    expect(made.status).toBe(201);
    await given(`tickets.changeTicket(platform, await as('${marta.email}'), '${made.body.id}', { status: 'solved' })`);
    const { body } = await house.call('GET', `/api/v1/tickets/${made.body.id}`);
    expect(body.status).toBe('solved');
    const events = await house.call('GET', `/api/v1/tickets/${made.body.id}/events`);
    expect(events.body.items.map((event: { name: string }) => event.name)).toContain('ticket.solved');
  });

  test('says what is there, and how it is used', async () => {
    expect(await given('help')).toMatch(/tickets\.changeTicket\(platform, actor, /);
    const { code, complaint } = await consoleSays(['--wrong']);
    expect(code).toBe(1);
    expect(complaint).toContain('bin/console --eval CODE');
  });

  test('makes no database where there is none', async () => {
    const empty = join(house.dataDir, '..', 'nothing');
    const { code, complaint } = await consoleSays(['--eval', '1'], { DATA_DIR: empty });
    expect(code).toBe(1);
    expect(complaint).toBe(`There is no database in ${empty} yet: start bin/sportello first, or set DATA_DIR.\n`);
  });
});
