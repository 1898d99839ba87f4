import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant, Scope } from '../../../contract/permissions.ts';
import { ROLES } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { anonymous, system } from '../../platform/access/index.ts';
import { differenceOf, mayChangeGrants, mayDeactivate, mayGrant } from './granting.access.ts';

const customers = '01900000-0000-7000-8000-000000000001';
const it_ = '01900000-0000-7000-8000-000000000002';
const person = (...grants: Grant[]): Actor => ({
  kind: 'teammate',
  id: '01900000-0000-7000-8000-0000000000aa',
  name: 'Somebody',
  grants,
  locale: 'en',
  timeZone: 'UTC',
});
const token = (scopes: Scope[], ...grants: Grant[]): Actor => ({
  kind: 'token',
  id: '01900000-0000-7000-8000-0000000000bb',
  name: 'Script',
  grants,
  scopes,
  locale: 'en',
  timeZone: 'UTC',
});
const owner: Grant = { role: 'owner', deskId: null };
const managesCustomers: Grant = { role: 'manager', deskId: customers };
const managesAll: Grant = { role: 'manager', deskId: null };

describe('who may give which role', () => {
  it.each<[string, Actor, Grant, boolean]>([
    ['an owner makes another owner', person(owner), owner, true],
    ['an owner makes a manager of a desk', person(owner), managesCustomers, true],
    ['nobody is owner of one desk only', person(owner), { role: 'owner', deskId: customers }, false],
    ['a manager makes no owner', person(managesAll), owner, false],
    ['a manager of a desk makes a manager of it', person(managesCustomers), managesCustomers, true],
    ['a manager of a desk makes an agent of it', person(managesCustomers), { role: 'agent', deskId: customers }, true],
    ['a manager of a desk has no say on another', person(managesCustomers), { role: 'agent', deskId: it_ }, false],
    [
      'a manager of a desk gives nothing on all desks',
      person(managesCustomers),
      { role: 'teammate', deskId: null },
      false,
    ],
    ['a manager of all desks gives on all desks', person(managesAll), { role: 'lead', deskId: null }, true],
    ['a lead gives nothing', person({ role: 'lead', deskId: null }), { role: 'teammate', deskId: customers }, false],
    [
      'an agent gives nothing',
      person({ role: 'agent', deskId: customers }),
      { role: 'teammate', deskId: customers },
      false,
    ],
    ['a writing token of an owner gives nothing', token(['write'], owner), { role: 'agent', deskId: customers }, false],
    ['an admin token of an owner gives', token(['admin'], owner), { role: 'agent', deskId: customers }, true],
    ['the house itself gives', system('first start'), owner, true],
    ['a stranger gives nothing', anonymous, { role: 'teammate', deskId: customers }, false],
  ])('%s', (_, actor, grant, allowed) => {
    expect(mayGrant(actor, grant)).toBe(allowed);
  });
});

describe('changing the grants of a person', () => {
  it('asks for the right to what is taken as well as to what is given', () => {
    const manager = person(managesCustomers);
    expect(mayChangeGrants(manager, differenceOf([{ role: 'agent', deskId: it_ }], [managesCustomers]))).toBe(false);
    expect(
      mayChangeGrants(
        manager,
        differenceOf([{ role: 'agent', deskId: it_ }], [{ role: 'agent', deskId: it_ }, managesCustomers]),
      ),
    ).toBe(true);
    expect(mayChangeGrants(manager, differenceOf([owner], [managesCustomers]))).toBe(false);
  });

  it('never lets a manager touch an owner, whatever the sets are', () => {
    const grant = fc.record<Grant>({ role: fc.constantFrom(...ROLES), deskId: fc.constantFrom(null, customers, it_) });
    const grants = fc.array(grant, { maxLength: 4 });
    fc.assert(
      fc.property(grants, grants, (before, after) => {
        const change = differenceOf(before, after);
        const touchesOwner = [...change.added, ...change.removed].some((one) => one.role === 'owner');
        if (touchesOwner) expect(mayChangeGrants(person(managesAll), change)).toBe(false);
      }),
    );
  });
});

describe('switching an account off', () => {
  const target = (...grants: Grant[]) => ({ id: '01900000-0000-7000-8000-0000000000cc', grants });
  it.each<[string, Actor, ReturnType<typeof target>, boolean]>([
    ['an owner switches anybody off', person(owner), target(owner), true],
    [
      'a manager switches off who is only on their desk',
      person(managesCustomers),
      target({ role: 'agent', deskId: customers }),
      true,
    ],
    [
      'a manager cannot switch off who is on another desk too',
      person(managesCustomers),
      target({ role: 'agent', deskId: customers }, { role: 'agent', deskId: it_ }),
      false,
    ],
    ['a manager cannot switch off an owner', person(managesAll), target(owner), false],
    ['a manager has no say over who has no desk', person(managesCustomers), target(), false],
  ])('%s', (_, actor, someone, allowed) => {
    expect(mayDeactivate(actor, someone)).toBe(allowed);
  });

  it('is never done to oneself', () => {
    expect(mayDeactivate(person(owner), { id: '01900000-0000-7000-8000-0000000000aa', grants: [owner] })).toBe(false);
  });
});
