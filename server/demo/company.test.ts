import { describe, expect, test } from 'vitest';
import { cast, company, contacts, desks, organizations, people } from './company.ts';

const different = (values: readonly string[]) => new Set(values).size === values.length;

describe('the people of the sample company', () => {
  test('are 52, five of them full-time agents, each with a name, a key and an address of their own', () => {
    expect(people).toHaveLength(52);
    expect(people.filter((person) => person.fullTime)).toHaveLength(5);
    expect(different(people.map((person) => person.name))).toBe(true);
    expect(different(people.map((person) => person.key))).toBe(true);
    expect(different(people.map((person) => person.email))).toBe(true);
  });

  test('have plain addresses in the company’s own domain', () => {
    for (const person of people) expect(person.email).toMatch(/^[a-z.]+@officinalume\.example$/);
  });

  test('hold every role, and have their highest one among their grants', () => {
    expect(new Set(people.map((person) => person.role))).toEqual(
      new Set(['owner', 'manager', 'lead', 'agent', 'teammate']),
    );
    for (const person of people) expect(person.grants.map((grant) => grant.role)).toContain(person.role);
    expect(people.filter((person) => person.role === 'owner')).toEqual([cast.marta]);
  });

  test('can all see at least one desk, and the IT desk has people too', () => {
    for (const person of people) expect(person.grants.length).toBeGreaterThan(0);
    expect(people.filter((person) => person.grants.some((grant) => grant.desk === 'it')).length).toBeGreaterThan(1);
  });

  test('include a named cast of whom one sentence says who they are', () => {
    for (const person of Object.values(cast)) expect(person.who).toMatch(/^[A-Z].+\.$/);
  });
});

describe('the desks of the sample company', () => {
  test('are a public one for customers and an internal one', () => {
    expect(desks.map(({ name, audience }) => [name, audience])).toEqual([
      ['Customer desk', 'public'],
      ['IT desk', 'internal'],
    ]);
  });

  test('receive mail at addresses of the company, each belonging to one desk', () => {
    const addresses = desks.flatMap((desk) => desk.addresses.map(({ address }) => address));
    expect(different(addresses)).toBe(true);
    for (const address of addresses) expect(address.endsWith(`@${company.domain}`)).toBe(true);
  });
});

describe('the customers of the sample company', () => {
  test('are about 180 in four languages, each with an address of their own that nobody can own', () => {
    expect(contacts.length).toBeGreaterThanOrEqual(175);
    expect(new Set(contacts.map((contact) => contact.language))).toEqual(new Set(['en', 'it', 'es', 'ro']));
    expect(different(contacts.map((contact) => contact.email))).toBe(true);
    expect(different(contacts.map((contact) => contact.key))).toBe(true);
    for (const contact of contacts) expect(contact.email).toMatch(/^[a-z0-9._]+@[a-z]+\.example$/);
  });

  test('share no key with the people behind the counter', () => {
    const inside = new Set(people.map((person) => person.key));
    expect(contacts.filter((contact) => inside.has(contact.key))).toEqual([]);
  });

  test('belong to organizations that are there, and write from their domain unless they write privately', () => {
    const byKey = new Map(organizations.map((organization) => [organization.key, organization]));
    for (const contact of contacts) {
      if (contact.organizationKey) expect(byKey.has(contact.organizationKey), contact.name).toBe(true);
    }
    for (const { key } of organizations) {
      expect(
        contacts.some((contact) => contact.organizationKey === key),
        key,
      ).toBe(true);
    }
  });

  test('live in time zones that exist', () => {
    const now = Temporal.Instant.from('2026-11-19T10:20:00Z');
    for (const { timeZone } of [...contacts, ...people]) expect(() => now.toZonedDateTimeISO(timeZone)).not.toThrow();
  });
});
