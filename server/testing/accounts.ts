import { afterAll, inject } from 'vitest';
import type { Grant, Role } from '../../contract/permissions.ts';
import { companyFacts, companyRoutes } from '../features/company/index.ts';
import { createDesk } from '../features/desks/index.ts';
import type { AccountMail, Auth, TeammatePorts } from '../features/teammates/index.ts';
import {
  AUTH_PATH,
  createAuth,
  createTeammate,
  hashPassword,
  invitationRoutes,
  myAccountRoutes,
  teammateRoutes,
  tokenRoutes,
} from '../features/teammates/index.ts';
import { desksWhere, system } from '../platform/access/index.ts';
import type { Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import { movableClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import { readConfig } from '../platform/config/index.ts';
import { openDatabase } from '../platform/db/index.ts';
import { openLookUp } from '../platform/dns/index.ts';
import { createApp } from '../platform/http/app.ts';
import { createLog } from '../platform/log/index.ts';
import type { Storage } from '../platform/storage/index.ts';
import { borrowDatabase } from './borrowed-database.ts';

export const PASSWORD = 'lanterna rossa 7';
export const OWN_ORIGIN = 'http://sportello.example:3000';

interface Answer {
  status: number;
  body: Body;
  /** As a browser would send it back. */
  cookie: string;
  headers: Headers;
}

/** Whatever JSON came: tests look into it by name. */
// biome-ignore lint/suspicious/noExplicitAny: a test that looks at the wrong name fails by it
type Body = any;

interface CallOptions {
  body?: unknown;
  cookie?: string;
  token?: string;
  headers?: Record<string, string>;
}

export interface Accounts {
  platform: Platform;
  auth: Auth;
  mails: AccountMail[];
  clock: ReturnType<typeof movableClock>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  signIn(email: string, password?: string): Promise<Answer>;
  /** A teammate with PASSWORD; `desk` null is all desks. */
  person(name: string, ...grants: [role: Role, deskId: string | null][]): Promise<{ id: string; email: string }>;
  desk(name: string): Promise<string>;
  eventNames(): Promise<string[]>;
}

/**
 * A house without anybody in it and only the routes of accounts, whose mails are caught: for tests that begin before there
 * is a company, or that need to know exactly who is in it. Closed after the file's tests.
 */
export async function openAccounts(settings: Partial<Config> = {}): Promise<Accounts> {
  const { url, giveBack } = await borrowDatabase(inject('databaseUrl'), inject('seeds'));
  const log = createLog('error');
  const database = openDatabase(url, log, { poolSize: 4 });
  afterAll(async () => {
    await database.close();
    await giveBack();
  });
  const clock = movableClock();
  const config: Config = { ...readConfig({ PUBLIC_URL: OWN_ORIGIN }), ...settings };
  const platform: Platform = {
    config,
    log,
    clock,
    db: database.db,
    storage: noStorage,
    sealer: noSealer,
    dns: openLookUp({ dnsServers: ['127.0.0.1:9'] }),
    eventsWritten: () => undefined,
    whisper: () => undefined,
  };
  const mails: AccountMail[] = [];
  const ports = catchingPorts(platform, mails);
  const auth = await createAuth(platform, ports);
  const app = createApp({ log: platform.log, actorOf: auth.actorOf, publicUrl: config.publicUrl });
  app.on(['GET', 'POST'], `${AUTH_PATH}/*`, (c) => auth.handler(c.req.raw, '203.0.113.5'));
  for (const routes of [
    myAccountRoutes(platform, auth, ports),
    teammateRoutes(platform, ports),
    invitationRoutes(platform, auth, ports),
    tokenRoutes(platform),
    companyRoutes(platform, auth),
  ]) {
    app.route('/api/v1', routes.api);
  }

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const headers = new Headers(options.headers);
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    if (options.cookie) headers.set('cookie', options.cookie);
    if (options.token) headers.set('authorization', `Bearer ${options.token}`);
    const init: RequestInit = { method, headers };
    if (options.body !== undefined) init.body = JSON.stringify(options.body);
    const response = await app.request(path.startsWith('/api/') ? path : `/api/v1${path}`, init);
    const text = await response.text();
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    return {
      status: response.status,
      body: text === '' ? null : JSON.parse(text),
      cookie: cookie.join('; '),
      headers: response.headers,
    };
  }

  return {
    platform,
    auth,
    mails,
    clock,
    call,
    signIn: (email, password = PASSWORD) =>
      call('POST', `${AUTH_PATH}/sign-in/email`, { body: { email, password, rememberMe: true } }),
    async person(name, ...grants) {
      const email = `${name.toLowerCase()}@officinalume.example`;
      passwordHash ??= await hashPassword(PASSWORD);
      const hash = passwordHash;
      const made = grants.map(([role, deskId]): Grant => ({ role, deskId }));
      const { id } = await act(platform, system('test'), (one) =>
        createTeammate(one, {
          email,
          name,
          locale: 'it',
          timeZone: 'Europe/Rome',
          emailVerified: true,
          grants: made,
          passwordHash: hash,
        }),
      );
      return { id, email };
    },
    async desk(name) {
      const address = `${name.toLowerCase()}@officinalume.example`;
      const desk = {
        name,
        audience: 'public',
        languages: ['it'],
        timeZone: 'Europe/Rome',
        addresses: [address],
      } as const;
      return (await act(platform, system('test'), (one) => createDesk(one, desk))).id;
    },
    async eventNames() {
      const rows = await platform.db.selectFrom('events').select('name').orderBy('at').orderBy('id').execute();
      return rows.map((row) => row.name);
    },
  };
}

let passwordHash: string | undefined;

/** Accounts keep nothing there. */
const noSealer: Platform['sealer'] = {
  seal: () => {
    throw new Error('accounts seal nothing');
  },
  open: () => {
    throw new Error('accounts open nothing sealed');
  },
};
const noStorage: Storage = new Proxy({} as Storage, {
  get() {
    throw new Error('accounts store no blobs');
  },
});

function catchingPorts(platform: Platform, mails: AccountMail[]): TeammatePorts {
  return {
    async sendAccountMail(_one, mail) {
      mails.push(mail);
    },
    company: () => companyFacts(platform.db),
    mailIsKept: async () => true,
    onRota: async () => false,
    async desksFor(actor) {
      const desks = await platform.db.selectFrom('desks').select(['id', 'name', 'audience']).execute();
      const readable = desksWhere(actor, 'desk.read');
      return desks.filter((desk) => readable === 'all' || readable.includes(desk.id));
    },
  };
}
