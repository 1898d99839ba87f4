import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import type { Accounts } from '../../testing/accounts.ts';
import { openAccounts } from '../../testing/accounts.ts';

let house: Accounts;
let customers: string;
let inside: string;
let marta: { id: string; email: string };
let ownerCookie: string;

beforeEach(async () => {
  if (house) await sql`truncate company, teammates, desks, events cascade`.execute(house.platform.db);
  else house = await openAccounts();
  customers = await house.desk('Customers');
  inside = await house.desk('Inside');
  marta = await house.person('Marta', ['owner', null]);
  ownerCookie = (await house.signIn(marta.email)).cookie;
});

type Wish = { role: string; deskId: string | null }[];
const give = (cookie: string, id: string, grants: Wish) =>
  house.call('PUT', `/teammates/${id}/grants`, { cookie, body: { grants } });
const switchOff = (cookie: string, id: string) => house.call('POST', `/teammates/${id}/deactivation`, { cookie });
const switchOn = (cookie: string, id: string) => house.call('DELETE', `/teammates/${id}/deactivation`, { cookie });

describe('what somebody may do', () => {
  it('is given as a whole, and counts from the next call on', async () => {
    const ioana = await house.person('Ioana', ['agent', customers]);
    const { cookie } = await house.signIn(ioana.email);
    const { status, body } = await give(ownerCookie, ioana.id, [
      { role: 'lead', deskId: customers },
      { role: 'teammate', deskId: inside },
    ]);
    expect(status).toBe(200);
    expect(body.grants).toHaveLength(2);
    const { body: me } = await house.call('GET', '/me', { cookie });
    expect(me.can['ticket.assign']).toEqual([customers]);
    expect(new Set(me.can['ticket.read'])).toEqual(new Set([customers, inside]));
    const events = await house.platform.db
      .selectFrom('events')
      .select('payload')
      .where('name', '=', 'teammate.grants-changed')
      .execute();
    expect(events).toEqual([
      {
        payload: {
          teammateId: ioana.id,
          added: expect.arrayContaining([
            { role: 'lead', deskId: customers },
            { role: 'teammate', deskId: inside },
          ]),
          removed: [{ role: 'agent', deskId: customers }],
        },
      },
    ]);
  });

  it('is changed by a manager on their own desk alone', async () => {
    const chiara = await house.person('Chiara', ['manager', customers]);
    const { cookie } = await house.signIn(chiara.email);
    const tomas = await house.person('Tomas', ['agent', inside]);
    const kept = { role: 'agent', deskId: inside };
    expect((await give(cookie, tomas.id, [kept, { role: 'agent', deskId: customers }])).status).toBe(200);
    expect((await give(cookie, tomas.id, [{ role: 'agent', deskId: customers }])).status).toBe(403);
    expect((await give(cookie, tomas.id, [kept, { role: 'owner', deskId: null }])).status).toBe(403);
    expect((await give(cookie, marta.id, [{ role: 'agent', deskId: customers }])).status).toBe(403);
    expect((await give(cookie, chiara.id, [{ role: 'manager', deskId: null }])).status).toBe(403);
  });

  it('has one role for each desk, on desks that are there', async () => {
    const ioana = await house.person('Ioana', ['agent', customers]);
    const twice = [
      { role: 'agent', deskId: customers },
      { role: 'lead', deskId: customers },
    ];
    expect((await give(ownerCookie, ioana.id, twice)).status).toBe(422);
    const nowhere = { role: 'agent', deskId: '01900000-0000-7000-8000-000000000009' };
    expect((await give(ownerCookie, ioana.id, [nowhere])).status).toBe(422);
    expect((await give(ownerCookie, ioana.id, [{ role: 'owner', deskId: customers }])).status).toBe(422);
    expect((await give(ownerCookie, '01900000-0000-7000-8000-000000000009', [])).status).toBe(404);
  });
});

describe('the last owner', () => {
  it('stays one', async () => {
    expect((await give(ownerCookie, marta.id, [{ role: 'manager', deskId: null }])).status).toBe(409);
    expect((await switchOff(ownerCookie, marta.id)).status).toBe(409);
  });

  it('is counted without those whose account is off', async () => {
    const other = await house.person('Other', ['owner', null]);
    await switchOff(ownerCookie, other.id);
    expect((await give(ownerCookie, marta.id, [])).status).toBe(409);
    await switchOn(ownerCookie, other.id);
    expect((await give(ownerCookie, marta.id, [])).status).toBe(200);
  });

  it('is left over when two owners remove each other at the same moment', async () => {
    const other = await house.person('Other', ['owner', null]);
    const { cookie } = await house.signIn(other.email);
    await Promise.all([switchOff(ownerCookie, other.id), switchOff(cookie, marta.id)]);
    const left = await house.platform.db
      .selectFrom('teammates')
      .select('id')
      .where('deactivated_at', 'is', null)
      .execute();
    expect(left).toHaveLength(1);
  });
});

describe('an account that is switched off', () => {
  it('is out at once, with its invitations, and comes back as it was', async () => {
    const chiara = await house.person('Chiara', ['manager', customers]);
    const { cookie } = await house.signIn(chiara.email);
    const wish = { email: 'late@officinalume.example', name: 'Late', role: 'agent', deskId: customers };
    await house.call('POST', '/invitations', { cookie, body: wish });
    const { status, body } = await switchOff(ownerCookie, chiara.id);
    expect(status).toBe(200);
    expect(body.deactivatedAt).not.toBeNull();
    expect(body.can).toEqual({ changeGrants: true, deactivate: false, reactivate: true });
    expect((await house.call('GET', '/me', { cookie })).status).toBe(401);
    expect((await house.signIn(chiara.email)).status).toBe(403);
    expect((await house.call('GET', '/invitations', { cookie: ownerCookie })).body.items).toEqual([]);
    expect((await switchOn(ownerCookie, chiara.id)).body.deactivatedAt).toBeNull();
    const back = await house.signIn(chiara.email);
    expect((await house.call('GET', '/me', { cookie: back.cookie })).body.role).toBe('manager');
    expect((await house.call('GET', '/me', { cookie })).status).toBe(401);
  });

  it('is switched off by a manager only where they manage all that it may', async () => {
    const chiara = await house.person('Chiara', ['manager', customers]);
    const { cookie } = await house.signIn(chiara.email);
    const own = await house.person('Own', ['agent', customers]);
    const shared = await house.person('Shared', ['agent', customers], ['agent', inside]);
    expect((await switchOff(cookie, own.id)).status).toBe(200);
    expect((await switchOff(cookie, shared.id)).status).toBe(403);
    expect((await switchOn(cookie, own.id)).status).toBe(200);
  });
});

describe('the list of people', () => {
  it('pages by name without losing or doubling anybody, and tells what may be done', async () => {
    for (const name of ['Bianca', 'Andrei', 'Carmen', 'Andrei2']) await house.person(name, ['agent', customers]);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/teammates?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await house.call('GET', path, { cookie: ownerCookie });
      seen.push(...body.items.map((one: { name: string }) => one.name));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(['Andrei', 'Andrei2', 'Bianca', 'Carmen', 'Marta']);
    const { cookie } = await house.signIn('bianca@officinalume.example');
    const { body } = await house.call('GET', `/teammates/${marta.id}`, { cookie });
    expect(body.can).toEqual({ changeGrants: false, deactivate: false, reactivate: false });
    expect((await house.call('GET', '/teammates')).status).toBe(401);
    for (const wrong of ['eA', Buffer.from('["a","b"]').toString('base64url')]) {
      expect((await house.call('GET', `/teammates?cursor=${wrong}`, { cookie })).status).toBe(422);
    }
  });
});
