import fc from 'fast-check';
import type { Priority, Status } from '../../contract/tickets.ts';
import { PRIORITIES, STATUSES } from '../../contract/tickets.ts';
import type { Actor } from '../platform/access/index.ts';
import { sql } from '../platform/db/index.ts';
import { newId } from '../platform/ids/index.ts';
import type { TestHouse } from './index.ts';
import { TEST_NOW } from './index.ts';

/** A ticket as a test makes it up; instants as ISO 8601. */
export interface SampleTicket {
  id: string;
  status: Status;
  priority: Priority;
  assignee_id: string | null;
  team_id: string | null;
  category_id: string | null;
  contact_id: string;
  tags: string[];
  language: string | null;
  reply_due_at: string | null;
  promised_at: string | null;
  deadline_at: string | null;
  woken_at: string | null;
  starts_at: string | null;
  last_message_at: string;
  created_at: string;
  spam_at: string | null;
  snoozed_until: string | null;
  merged: boolean;
  followed: boolean;
  mentioned: boolean;
  hasAttachment: boolean;
  fields: Record<string, string | number | boolean | string[]>;
}

/** One teammate's desk, with what tickets can refer to. */
export interface SampleWorld {
  deskId: string;
  actor: Actor & { kind: 'teammate' };
  me: string;
  colleague: string;
  /** Both are in it. */
  team: { id: string; members: string[] };
  /** A category, and one under it. */
  parent: string;
  child: string;
  /** The first is of the organization by the domain of an address, the second a VIP. */
  contacts: string[];
  organization: string;
  fields: { text: string; number: string; checkbox: string; day: string };
  insert(tickets: readonly SampleTicket[]): Promise<void>;
}

export async function openSampleWorld(house: TestHouse): Promise<SampleWorld> {
  const { db, deskId } = house;
  const now = TEST_NOW.toString();
  const actor = await house.teammate('agent', { deskId, name: 'Marta' });
  const other = await house.teammate('agent', { deskId, name: 'Owen' });
  const ids = Array.from({ length: 13 }, () => newId()) as [string, ...string[]];
  const [team, parent, child, first, second, third, organization, text, number, checkbox, day] = ids as string[] &
    [string, string, string, string, string, string, string, string, string, string, string];
  await sql`insert into teams (id, name, created_at) values (${team}, 'Second line', ${now})`.execute(db);
  for (const id of [actor.id, other.id])
    await sql`insert into team_members (team_id, teammate_id, added_at) values (${team}, ${id}, ${now})`.execute(db);
  await sql`insert into categories (id, desk_id, parent_id, name, created_at, path, lineage) values
    (${parent}, ${deskId}, null, 'Charging', ${now}, array['Charging'], array[${parent}::uuid]),
    (${child}, ${deskId}, ${parent}, 'Rain', ${now}, array['Charging', 'Rain'], array[${parent}::uuid, ${child}::uuid])`.execute(
    db,
  );
  await sql`insert into organizations (id, name, created_at, updated_at, vip_at)
    values (${organization}, 'Riders', ${now}, ${now}, ${now})`.execute(db);
  await sql`insert into organization_domains (domain, organization_id) values ('riders.example', ${organization})`.execute(
    db,
  );
  for (const [id, name] of [
    [first, 'Anna'],
    [second, 'Bruno'],
    [third, 'Clara'],
  ]) {
    const vip = name === 'Bruno' ? now : null;
    await sql`insert into contacts (id, name, created_at, updated_at, vip_at) values (${id}, ${name}, ${now}, ${now}, ${vip})`.execute(
      db,
    );
    const domain = name === 'Anna' ? 'riders.example' : 'posta.example';
    await sql`insert into identities (id, contact_id, kind, value, created_at)
      values (${newId()}, ${id}, 'email', ${`${name?.toLowerCase()}@${domain}`}, ${now})`.execute(db);
  }
  await sql`insert into blobs (sha256, size, created_at) values (${'ab'.repeat(32)}, 1, ${now})`.execute(db);
  return {
    deskId,
    actor,
    me: actor.id,
    colleague: other.id,
    team: { id: team, members: [actor.id, other.id] },
    parent,
    child,
    contacts: [first, second, third],
    organization,
    fields: { text, number, checkbox, day },
    insert: (tickets) => insertSamples(house, actor.id, tickets),
  };
}

let count = 0;

async function insertSamples({ db, deskId }: TestHouse, me: string, tickets: readonly SampleTicket[]): Promise<void> {
  for (const ticket of tickets) {
    const { id, merged, followed, mentioned, hasAttachment, snoozed_until, fields, tags, ...columns } = ticket;
    const at = ticket.created_at;
    const row = {
      ...columns,
      id,
      number: ++count,
      desk_id: deskId,
      channel: 'email',
      subject: `Sample ${count}`,
      snippet: '',
      status_token: id,
      status_changed_at: at,
      updated_at: at,
      tags,
      fields: JSON.stringify(fields) as never,
      merged_into_id: merged ? (tickets[0]?.id ?? null) : null,
    };
    await db.insertInto('tickets').values(row).execute();
    if (snoozed_until !== null)
      await db.insertInto('ticket_snoozes').values({ ticket_id: id, until: snoozed_until, snoozed_at: at }).execute();
    if (followed)
      await db.insertInto('ticket_followers').values({ ticket_id: id, teammate_id: me, followed_at: at }).execute();
    if (!mentioned && !hasAttachment) continue;
    const messageId = newId();
    await sql`insert into messages (id, ticket_id, type, channel, author_kind, author_name, text, visible_text, created_at)
      values (${messageId}, ${id}, 'note', 'email', 'teammate', 'Owen', 'Look', 'Look', ${at})`.execute(db);
    if (mentioned)
      await db
        .insertInto('ticket_mentions')
        .values({
          message_id: messageId,
          teammate_id: me,
          ticket_id: id,
          team_id: null,
          mentioned_at: at,
          seen_at: null,
        })
        .execute();
    if (hasAttachment)
      await sql`insert into attachments (id, message_id, blob_sha256, name, content_type, size, created_at)
        values (${newId()}, ${messageId}, ${'ab'.repeat(32)}, 'a.txt', 'text/plain', 1, ${at})`.execute(db);
  }
}

/** Any ticket of that world. */
export function sampleTicket(world: SampleWorld): fc.Arbitrary<SampleTicket> {
  const near = fc.integer({ min: -200, max: 200 }).map((hours) => TEST_NOW.add({ hours }).toString());
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
  return fc
    .record({
      status: fc.constantFrom(...STATUSES),
      priority: fc.constantFrom(...PRIORITIES),
      assignee_id: maybe(fc.constantFrom(world.me, world.colleague)),
      team_id: maybe(fc.constant(world.team.id)),
      category_id: maybe(fc.constantFrom(world.parent, world.child)),
      contact_id: fc.constantFrom(...world.contacts),
      tags: fc.subarray(['rain', 'luna-2', 'urgent']),
      language: maybe(fc.constantFrom('it', 'en', 'es')),
      reply_due_at: maybe(near),
      promised_at: fc.option(near, { nil: null, freq: 1 }),
      deadline_at: maybe(near),
      woken_at: maybe(near),
      starts_at: maybe(near),
      last_message_at: near,
      created_at: fc.integer({ min: -2_000, max: -201 }).map((hours) => TEST_NOW.add({ hours }).toString()),
      spam_at: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: near }),
      snoozed_until: maybe(near),
      merged: fc.nat(9).map((n) => n === 0),
      followed: fc.boolean(),
      mentioned: fc.boolean(),
      hasAttachment: fc.boolean(),
      fields: fc
        .record({
          text: maybe(
            fc.oneof(fc.constantFrom('a', 'b', 'Città 50%', 'x_y'), fc.subarray(['a', 'b'], { minLength: 1 })),
          ),
          number: maybe(fc.constantFrom(1, 2)),
          checkbox: maybe(fc.boolean()),
          day: maybe(fc.constantFrom('2026-11-18', '2026-11-22', '2026-12-24')),
        })
        .map((values) =>
          Object.fromEntries(
            Object.entries(values).flatMap(([name, value]) =>
              value === null ? [] : [[world.fields[name as keyof typeof values], value]],
            ),
          ),
        ),
    })
    .map((ticket) => ({ ...ticket, id: newId() }));
}
