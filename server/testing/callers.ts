import type { Role } from '../../contract/permissions.ts';
import { createDesk } from '../features/desks/index.ts';
import { AUTH_PATH, createTeammate, hashPassword } from '../features/teammates/index.ts';
import { system } from '../platform/access/index.ts';
import { act } from '../platform/act.ts';
import type { Answer, TestHouse } from './index.ts';
import { openTestHouse } from './index.ts';

/**
 * Everybody who may call, in the order of the columns of routes-by-role.table.ts. Manager, lead, agent and teammate are so on
 * the customer desk; `elsewhere` is an agent of the other desk only; the two tokens are an owner's.
 */
export const CALLERS = [
  'anonymous',
  'owner',
  'manager',
  'lead',
  'agent',
  'teammate',
  'elsewhere',
  'reading',
  'writing',
] as const;
export type CallerName = (typeof CALLERS)[number];

export interface Caller {
  name: CallerName;
  /** Null for whoever is no person. */
  teammateId: string | null;
  /** What the caller sends along to be recognised. */
  headers: Record<string, string>;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

export interface CalledHouse {
  house: TestHouse;
  otherDeskId: string;
  callers: Record<CallerName, Caller>;
}

const PASSWORD = 'lanterna rossa 7';

/** A test house with two desks and one caller of every kind. */
export async function openCalledHouse(): Promise<CalledHouse> {
  const house = await openTestHouse();
  const { id: otherDeskId } = await act(house.platform, system('test'), (one) =>
    createDesk(one, {
      name: 'IT desk',
      audience: 'internal',
      languages: ['en'],
      timeZone: 'Europe/Rome',
      addresses: ['it@officinalume.example'],
    }),
  );
  const passwordHash = await hashPassword(PASSWORD);

  const callerWith = (name: CallerName, teammateId: string | null, headers: Record<string, string>): Caller => ({
    name,
    teammateId,
    headers,
    call: (method, path, body) => house.call(method, path, { token: null, headers, body }),
  });

  async function person(name: CallerName, role: Role, deskId: string | null): Promise<Caller> {
    const email = `${name}@officinalume.example`;
    const { id } = await act(house.platform, system('test'), (one) =>
      createTeammate(one, {
        email,
        name: `The ${name}`,
        locale: 'en',
        timeZone: 'Europe/Rome',
        emailVerified: true,
        grants: [{ role, deskId }],
        passwordHash,
      }),
    );
    const signedIn = await house.call('POST', `${AUTH_PATH}/sign-in/email`, {
      token: null,
      body: { email, password: PASSWORD, rememberMe: true },
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    if (!cookie) throw new Error(`${name} could not sign in: ${JSON.stringify(signedIn.body)}`);
    return callerWith(name, id, { cookie });
  }

  async function token(name: CallerName, scopes: string[], maker: Caller): Promise<Caller> {
    const made = await maker.call('POST', '/tokens', { name, scopes, expiresInDays: 1 });
    return callerWith(name, null, { authorization: `Bearer ${made.body.token}` });
  }

  const { deskId } = house;
  const owner = await person('owner', 'owner', null);
  return {
    house,
    otherDeskId,
    callers: {
      anonymous: callerWith('anonymous', null, {}),
      owner,
      manager: await person('manager', 'manager', deskId),
      lead: await person('lead', 'lead', deskId),
      agent: await person('agent', 'agent', deskId),
      teammate: await person('teammate', 'teammate', deskId),
      elsewhere: await person('elsewhere', 'agent', otherDeskId),
      reading: await token('reading', ['read'], owner),
      writing: await token('writing', ['write'], owner),
    },
  };
}

/** A mail from a customer to the customer desk, with somebody in copy and a file. */
export function sampleMail(subject: string): string {
  return [
    'From: Giulia Ferraro <g.ferraro@postanova.example>',
    'To: support@officinalume.example',
    'Cc: Bruno Ferraro <b.ferraro@postanova.example>',
    `Subject: ${subject}`,
    `Message-ID: <${crypto.randomUUID()}@postanova.example>`,
    'Date: Thu, 19 Nov 2026 11:10:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Buongiorno, la mia Luna 2 non si carica più dopo la pioggia.',
    '--part',
    'Content-Type: text/plain; name="scontrino.txt"',
    'Content-Disposition: attachment; filename="scontrino.txt"',
    '',
    'Luna 2, 49 euro',
    '--part--',
    '',
  ].join('\r\n');
}
