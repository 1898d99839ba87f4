import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { inject, onTestFinished } from 'vitest';
import type { Role } from '../../contract/permissions.ts';
import type { House } from '../composition.ts';
import { openHouse } from '../composition.ts';
import { createDesk } from '../features/desks/index.ts';
import { createTeammate } from '../features/teammates/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { system } from '../platform/access/index.ts';
import { act } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import { movableClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import { readConfig } from '../platform/config/index.ts';
import { runDueJobs } from '../platform/jobs/running-due.ts';
import { borrowDatabase } from './borrowed-database.ts';

export const TEST_TOKEN = 'a-token-for-tests-only';
/** A Thursday at 11:20 in Rome: the counter is open. */
export const TEST_NOW = Temporal.Instant.from('2026-11-19T10:20:00Z');

export interface TestHouse extends House {
  db: House['platform']['db'];
  clock: MovableClock;
  databaseUrl: string;
  /** "Customer desk", open Monday to Friday 9 to 18 in Rome, four hours to the reply. */
  deskId: string;
  /** Calls the API, by default with an owner's token. JSON in, JSON out. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** A teammate with this role, on one desk or on all, as an actor for verbs. */
  teammate(
    role: Role,
    options?: { deskId?: string | null; name?: string; locale?: 'en' | 'it' | 'es' | 'ro' },
  ): Promise<Actor & { kind: 'teammate' }>;
  /** Runs all jobs that are due by the house's clock, until none is. @returns how many ran. */
  runJobs(): Promise<number>;
}

export interface CallOptions {
  body?: unknown;
  token?: string | null;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON came; a test that looks at the wrong name fails by it
  body: any;
  headers: Headers;
}

/**
 * A whole house on its own copy of the database, without workers of its own: `runJobs` runs what is due. Closed after the
 * test; a test in which the house logged an error that was not announced by `expectErrors` fails.
 */
export async function openTestHouse(
  options: { config?: Partial<Config>; expectErrors?: boolean; empty?: boolean } = {},
): Promise<TestHouse> {
  const { url, giveBack } = await borrowDatabase(inject('databaseUrl'), inject('seeds'));
  const dataDir = await mkdtemp(join(tmpdir(), 'sportello-house-'));
  const config: Config = {
    ...readConfig({
      DATA_DIR: dataDir,
      API_TOKEN: TEST_TOKEN,
      PUBLIC_URL: 'http://help.officinalume.example',
      NODE_ENV: 'development',
      // Nobody answers there: a test looks up nothing but what its own `openTestDns` knows.
      DNS_SERVERS: '127.0.0.1:9',
    }),
    ...options.config,
  };
  const errors: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      errors.push(chunk.toString());
      done();
    },
  });
  const log = pino({ level: 'error', base: null }, sink);
  const clock = movableClock();
  clock.set(TEST_NOW);
  const house = await openHouse({ config, log, clock, databaseUrl: url, poolSize: 4 });
  onTestFinished(async () => {
    await house.close();
    await giveBack();
    await rm(dataDir, { recursive: true, force: true });
    if (!options.expectErrors && errors.length > 0) throw new Error(`the house logged an error:\n${errors.join('')}`);
  });

  const deskId = options.empty ? '' : await firstDesk(house);
  return {
    ...house,
    db: house.platform.db,
    clock,
    databaseUrl: url,
    deskId,
    runJobs: () => runDueJobs(house.platform),
    async call(method, path, { body, token = TEST_TOKEN, headers = {} } = {}) {
      const raw = body instanceof Uint8Array || typeof body === 'string' || body instanceof FormData;
      const response = await house.app.request(
        `http://help.officinalume.example${path.startsWith('/api') || !path.startsWith('/') ? path : `/api/v1${path}`}`,
        {
          method,
          headers: {
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
            ...headers,
          },
          ...(body === undefined ? {} : { body: raw ? (body as never) : JSON.stringify(body) }),
        },
      );
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
    },
    teammate: (role, { deskId: onDesk = null, name = `The ${role}`, locale = 'en' } = {}) =>
      act(house.platform, system('test'), async (one) => {
        const grants = [{ role, deskId: onDesk }];
        const { id } = await createTeammate(one, {
          email: `${role}-${crypto.randomUUID().slice(0, 8)}@officinalume.example`,
          name,
          locale,
          timeZone: 'Europe/Rome',
          emailVerified: true,
          grants,
          passwordHash: null,
        });
        return { kind: 'teammate' as const, id, name, grants, locale, timeZone: 'Europe/Rome' };
      }),
  };
}

async function firstDesk(house: House): Promise<string> {
  return act(house.platform, system('test'), async (one) => {
    const { id } = await createDesk(one, {
      name: 'Customer desk',
      audience: 'public',
      languages: ['en', 'it', 'es', 'ro'],
      timeZone: 'Europe/Rome',
      addresses: ['support@officinalume.example'],
      fromName: 'Officina Lume',
      hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
      replyTargetMinutes: 240,
    });
    return id;
  });
}
