import { describe, expect, it } from 'vitest';
import type { Me } from '../../api/index.ts';
import { desksIMayGive, mayTouch, movedTo, rolesIMayGive, wheresLeft } from './who-may-give.ts';

const desks: Me['desks'] = [
  { id: 'customer', name: 'Customer desk', audience: 'public' },
  { id: 'it', name: 'IT desk', audience: 'internal' },
];
const person = (role: Me['role'], can: Me['can']): Me => ({
  id: 'm',
  name: 'Marta Rinaldi',
  email: 'marta@officinalume.example',
  locale: 'en',
  timeZone: 'Europe/Rome',
  theme: 'auto',
  singleKeys: true,
  role,
  grants: [],
  can,
  desks,
  company: { name: 'Officina Lume', languages: ['it'], timeZone: 'Europe/Rome' },
  development: false,
  mailIsKept: false,
  onRota: false,
});
const owner = person('owner', { 'teammate.change': true });
const manager = person('manager', { 'teammate.change': ['customer'] });
const agent = person('agent', {});

describe('who may give what', () => {
  it('lets an owner make owners, on every desk only', () => {
    expect(rolesIMayGive(owner, null)).toContain('owner');
    expect(rolesIMayGive(owner, 'it')).not.toContain('owner');
    expect(movedTo({ role: 'owner', deskId: null }, 'it')).toEqual({ role: 'manager', deskId: 'it' });
  });

  it('keeps a manager on the desks they manage, and below owners', () => {
    expect(rolesIMayGive(manager, null)).not.toContain('owner');
    expect(desksIMayGive(manager)).toEqual({ everywhere: false, desks: [desks[0]] });
    expect(mayTouch(manager, { role: 'agent', deskId: 'customer' })).toBe(true);
    expect(mayTouch(manager, { role: 'agent', deskId: 'it' })).toBe(false);
    expect(mayTouch(manager, { role: 'agent', deskId: null })).toBe(false);
    expect(mayTouch(manager, { role: 'owner', deskId: null })).toBe(false);
  });

  it('offers only places that are free and mine to give', () => {
    expect(wheresLeft(owner, [{ role: 'agent', deskId: 'it' }])).toEqual([null, 'customer']);
    expect(wheresLeft(manager, [{ role: 'agent', deskId: 'customer' }])).toEqual([]);
    expect(wheresLeft(agent, [])).toEqual([]);
  });
});
