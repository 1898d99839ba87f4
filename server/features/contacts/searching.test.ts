import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { ticketsOfContacts } from '../tickets/index.ts';
import { listContacts } from './listing.queries.ts';

/** More people of one name than the search puts in order at once. */
const NAMESAKES = 2_100;

let house: TestHouse;

beforeEach(async () => {
  house = await openTestHouse();
});

async function people(...known: [name: string, address: string][]): Promise<void> {
  for (const [name, address] of known) {
    const { status } = await house.call('POST', '/tickets', {
      body: { subject: 'A lamp', text: 'Does it fit?', contact: { name, address } },
    });
    expect(status).toBe(201);
  }
}

async function found(search: string, cursor?: string): Promise<{ names: string[]; next: string | null }> {
  const query = new URLSearchParams({ q: search, limit: '50', ...(cursor ? { cursor } : {}) });
  const { status, body } = await house.call('GET', `/contacts?${query}`);
  expect(status).toBe(200);
  return { names: body.items.map((item: { name: string }) => item.name), next: body.nextCursor };
}

describe('searching for contacts', () => {
  beforeEach(() =>
    people(
      ['Lucía Serra', 'lucia@riders.example'],
      ['Marco Alba', 'm.a@letters.example'],
      ['Zoe Almar', 'zoe_100%@riders.example'],
    ),
  );

  it('finds by any part of the name or of an address, by name', async () => {
    expect((await found('LUCÍA')).names).toEqual(['Lucía Serra']);
    expect((await found('riders')).names).toEqual(['Lucía Serra', 'Zoe Almar']);
    expect((await found('mar')).names).toEqual(['Marco Alba', 'Zoe Almar']);
    expect((await found('nobody')).names).toEqual([]);
  });

  it('takes one or two letters as the beginning of a word', async () => {
    expect((await found('ma')).names).toEqual(['Marco Alba']);
    expect((await found('al')).names).toEqual(['Marco Alba', 'Zoe Almar']);
    expect((await found('s')).names).toEqual(['Lucía Serra']);
  });

  it('takes signs as they are, and signs alone as no search', async () => {
    expect((await found('_100%')).names).toEqual(['Zoe Almar']);
    expect((await found('z%e')).names).toEqual([]);
    expect((await found('\\')).names).toHaveLength(3);
  });

  it('goes through many of one name in order, each once, and nobody else', async () => {
    await sql`insert into contacts (id, name, created_at, updated_at)
      select gen_random_uuid(), 'Anna ' || lpad(n::text, 5, '0'), now(), now()
      from generate_series(1, ${NAMESAKES}) n`.execute(house.db);
    await sql`insert into identities (id, contact_id, kind, value, created_at)
      select gen_random_uuid(), id, 'email', 'n' || right(name, 5) || '@namesakes.example', now()
      from contacts where name like 'Anna %'`.execute(house.db);
    for (const search of ['anna', 'namesakes', 'an']) {
      const first = await found(search);
      expect(first.names).toEqual(
        Array.from({ length: 50 }, (_, index) => `Anna ${String(index + 1).padStart(5, '0')}`),
      );
      const second = await found(search, first.next ?? '');
      expect([second.names[0], second.names.length]).toEqual(['Anna 00051', 50]);
    }
    expect((await found('anna 02099')).names).toEqual(['Anna 02099']);
  });
});

it('an agent finds those who wrote to their desk', async () => {
  await people(['Nora Whitfield', 'nora@riders.example']);
  await sql`insert into contacts (id, name, created_at, updated_at) values (gen_random_uuid(), 'Nora Elsewhere', now(), now())`.execute(
    house.db,
  );
  expect((await found('nora')).names).toEqual(['Nora Elsewhere', 'Nora Whitfield']);
  const agent = await house.teammate('agent', { deskId: house.deskId });
  const seen = await listContacts(house.db, {
    scope: ticketsOfContacts.contactsVisibleTo(agent),
    byTicket: ticketsOfContacts.contactsVisibleTo(agent, { byTicketAlone: true }),
    search: 'nora',
    after: null,
    limit: 10,
  });
  expect(seen.map(({ name }) => name)).toEqual(['Nora Whitfield']);
});
