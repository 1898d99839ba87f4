import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FieldCondition, TicketFilter, TicketFilterParts } from '../../../contract/filter.ts';
import { ticketFilter } from '../../../contract/filter.ts';
import { PRIORITIES, STATUSES } from '../../../contract/tickets.ts';
import { sql } from '../../platform/db/index.ts';
import { openTestHouse, TEST_NOW } from '../../testing/index.ts';
import type { SampleTicket as Made, SampleWorld as World } from '../../testing/sample-tickets.ts';
import { openSampleWorld, sampleTicket } from '../../testing/sample-tickets.ts';
import { ticketsMatching } from './filtering.queries.ts';
import { momentOf } from './moments.ts';
import { rankOf } from './ranking.ts';

/** What a filter says, read once more and in plain words: the other half of the property. */
function isNamed(ticket: Made, filter: TicketFilter, world: World): boolean {
  const { not, ...parts } = filter;
  return (
    partsOf(ticket, parts, world, true).every((holds) => holds) &&
    (not === undefined || !partsOf(ticket, not, world, false).some((holds) => holds))
  );
}

function partsOf(t: Made, parts: TicketFilterParts, world: World, all: boolean): boolean[] {
  const held: boolean[] = [];
  const add = <Value>(value: Value | undefined, holds: (value: Value) => boolean) => {
    if (value !== undefined) held.push(holds(value));
  };
  const someOf = (values: readonly string[], holds: (value: string) => boolean) => values.some(holds);
  const span = (at: string | null) => (asked: { after?: string | undefined; before?: string | undefined }) => {
    if (at === null) return false;
    const instant = Temporal.Instant.from(at);
    const moment = (given: string) => momentOf(given, TEST_NOW, 'Europe/Rome');
    return (
      (asked.after === undefined || Temporal.Instant.compare(instant, moment(asked.after)) >= 0) &&
      (asked.before === undefined || Temporal.Instant.compare(instant, moment(asked.before)) < 0)
    );
  };
  const inWork = ['new', 'open', 'waiting', 'on_hold'].includes(t.status);
  const isPast = (at: string | null) => at !== null && Temporal.Instant.compare(at, TEST_NOW) <= 0;
  const isSnoozed = t.snoozed_until !== null && !isPast(t.snoozed_until);
  const each = (values: boolean[]) => (all ? values.every((one) => one) : values.some((one) => one));
  add(parts.status, (values) => values.includes(t.status));
  add(parts.priority, (values) => values.includes(t.priority));
  add(parts.assignee, (values) =>
    someOf(values, (one) =>
      one === 'me'
        ? t.assignee_id === world.me
        : one === 'none'
          ? t.assignee_id === null
          : one === 'mine'
            ? t.assignee_id !== null && world.team.members.includes(t.assignee_id)
            : t.assignee_id === one,
    ),
  );
  add(parts.team, (values) =>
    someOf(values, (one) =>
      one === 'none' ? t.team_id === null : one === 'mine' ? t.team_id === world.team.id : t.team_id === one,
    ),
  );
  add(parts.category, (values) =>
    someOf(values, (one) =>
      one === 'none'
        ? t.category_id === null
        : t.category_id === one || (one === world.parent && t.category_id === world.child),
    ),
  );
  add(parts.tags, (values) => each(values.map((tag) => t.tags.includes(tag))));
  add(parts.language, (values) => t.language !== null && values.includes(t.language));
  add(parts.channel, (values) => values.includes('email'));
  add(parts.contact, (values) => values.includes(t.contact_id));
  add(parts.organization, (values) => values.includes(world.organization) && t.contact_id === world.contacts[0]);
  // Bruno by himself, Anna by the domain of her organization.
  add(parts.vip, () => t.contact_id === world.contacts[1] || t.contact_id === world.contacts[0]);
  add(parts.created, span(t.created_at));
  add(parts.replyDue, span(t.reply_due_at));
  add(parts.deadline, span(t.deadline_at));
  add(parts.promised, span(t.promised_at));
  add(parts.toDo, () => rankOf(rankable(t)) !== null && !isSnoozed && (t.starts_at === null || isPast(t.starts_at)));
  add(
    parts.late,
    () => inWork && rankOf(rankable(t)) !== null && [t.reply_due_at, t.promised_at, t.deadline_at].some(isPast),
  );
  add(parts.unanswered, () => (t.status === 'new' || t.status === 'open') && t.reply_due_at !== null);
  add(parts.snoozed, () => isSnoozed);
  add(parts.followed, () => t.followed);
  add(parts.mentioned, () => t.mentioned);
  add(parts.hasAttachment, () => t.hasAttachment);
  add(parts.spam, () => t.spam_at !== null);
  add(parts.merged, () => t.merged);
  add(parts.fields, (fields) => each(fields.map((condition) => fieldSays(t.fields[condition.field], condition))));
  return held;
}

function fieldSays(value: Made['fields'][string] | undefined, condition: FieldCondition): boolean {
  if (value === undefined) return false;
  if ('filled' in condition) return true;
  if ('contains' in condition) return typeof value === 'string' && plain(value).includes(plain(condition.contains));
  if ('is' in condition) {
    const wanted = Array.isArray(condition.is) ? condition.is : [condition.is];
    return wanted.some((is) => value === is || (Array.isArray(value) && typeof is === 'string' && value.includes(is)));
  }
  const { least, most, after, before } = condition as {
    least?: number;
    most?: number;
    after?: string;
    before?: string;
  };
  const day = (moment: string) =>
    momentOf(moment, TEST_NOW, 'Europe/Rome').toZonedDateTimeISO('Europe/Rome').toPlainDate().toString();
  if (least !== undefined || most !== undefined)
    return typeof value === 'number' && value >= (least ?? value) && value <= (most ?? value);
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  return (after === undefined || value >= day(after)) && (before === undefined || value < day(before));
}
const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function rankable(t: Made) {
  const instant = (at: string | null) => (at === null ? null : Temporal.Instant.from(at));
  return {
    ...t,
    reply_due_at: instant(t.reply_due_at),
    promised_at: instant(t.promised_at),
    deadline_at: instant(t.deadline_at),
    woken_at: instant(t.woken_at),
    last_message_at: Temporal.Instant.from(t.last_message_at),
  };
}

const moment = fc.constantFrom('-7d', '0d', '1d', '-2h', '0h', '3h', '1w', '-1m', '2026-11-19T10:20:00Z');
const span = fc.oneof(
  fc.record({ after: moment }),
  fc.record({ before: moment }),
  fc.record({ after: moment, before: moment }),
);

function someParts(world: World): fc.Arbitrary<TicketFilterParts> {
  const few = <Value>(...values: Value[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
  const yes = fc.constant(true as const);
  const all: Required<{ [Part in keyof TicketFilterParts]: fc.Arbitrary<TicketFilterParts[Part]> }> = {
    desks: few(world.deskId),
    status: few(...STATUSES),
    priority: few(...PRIORITIES),
    assignee: few('me', 'mine', 'none', world.me, world.colleague),
    team: few('mine', 'none', world.team.id),
    category: few('none', world.parent, world.child),
    tags: few('rain', 'luna-2', 'urgent'),
    channel: few('email', 'chat'),
    language: few('it', 'en', 'ro'),
    requestType: few('none' as const),
    contact: few(...world.contacts),
    organization: few(world.organization),
    created: span,
    lastMessage: span,
    replyDue: span,
    deadline: span,
    promised: span,
    solved: span,
    toDo: yes,
    late: yes,
    unanswered: yes,
    snoozed: yes,
    followed: yes,
    mentioned: yes,
    hasAttachment: yes,
    vip: yes,
    mark: few('low', '1', '5'),
    spam: yes,
    merged: yes,
    fields: fc.uniqueArray(
      fc.oneof(
        fc.record({ field: fc.constant(world.fields.text), is: fc.constantFrom('a', 'b') }),
        fc.record({ field: fc.constant(world.fields.number), is: fc.constantFrom(1, 2) }),
        fc.record({ field: fc.constant(world.fields.checkbox), is: fc.boolean() }),
        fc.record({ field: fc.constant(world.fields.text), is: fc.constant(['a', 'x_y']) }),
        fc.record({ field: fc.constant(world.fields.text), contains: fc.constantFrom('a', 'citta', '0%', '_', '%') }),
        fc.record({ field: fc.constant(world.fields.number), least: fc.constantFrom(1, 1.5) }),
        fc.record({ field: fc.constant(world.fields.number), least: fc.constant(0), most: fc.constantFrom(1, 2) }),
        fc.record({ field: fc.constant(world.fields.day), after: moment }),
        fc.record({ field: fc.constant(world.fields.day), after: moment, before: moment }),
        fc.record({ field: fc.constantFrom(...Object.values(world.fields)), filled: fc.constant(true as const) }),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  };
  // Those that the plain half does not read.
  const { lastMessage: _, solved: __, requestType: ___, desks: ____, mark: _____, ...read } = all;
  return fc
    .subarray(Object.keys(read) as (keyof typeof read)[], { maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, read[name]])) as never));
}

it('finds exactly the tickets that it names, whatever it is made of', async () => {
  const house = await openTestHouse();
  const world = await openSampleWorld(house);
  const made = fc.sample(sampleTicket(world), { numRuns: 90, seed: 7 });
  await world.insert(made);
  const filters = fc.record({ parts: someParts(world), not: fc.option(someParts(world), { nil: undefined, freq: 2 }) });
  await fc.assert(
    fc.asyncProperty(filters, async ({ parts, not }) => {
      const filter: TicketFilter = not === undefined ? parts : { ...parts, not };
      const rows = await house.db
        .selectFrom('tickets')
        .select('id')
        .where(ticketsMatching(filter, world.actor, TEST_NOW))
        .execute();
      const expected = made.filter((ticket) => isNamed(ticket, filter, world)).map((ticket) => ticket.id);
      expect(rows.map((row) => row.id).sort(), JSON.stringify(filter)).toEqual(expected.sort());
    }),
    { numRuns: 250 },
  );
}, 30_000);

it('the place in what to do next is the same to the database', async () => {
  const house = await openTestHouse();
  const world = await openSampleWorld(house);
  const made = fc.sample(sampleTicket(world), { numRuns: 150, seed: 3 });
  await world.insert(made);
  const rows = await house.db.selectFrom('tickets').select(['id', 'rank_at']).execute();
  const ranks = new Map(rows.map((row) => [row.id, row.rank_at?.toString() ?? null]));
  for (const ticket of made) expect(ranks.get(ticket.id)).toBe(rankOf(rankable(ticket))?.toString() ?? null);
});

it('keeps what it looks fields up by in step with the ticket, whatever its values look like', async () => {
  const house = await openTestHouse();
  const world = await openSampleWorld(house);
  const [ticket] = fc.sample(sampleTicket(world), { numRuns: 1, seed: 5 });
  if (!ticket) throw new Error('no sample');
  const { text, number } = world.fields;
  await world.insert([{ ...ticket, merged: false, fields: { [text]: '2026-02-31', [number]: 7 } }]);
  const found = async (fields: FieldCondition[]) => {
    const query = house.db.selectFrom('tickets').select('id');
    return (await query.where(ticketsMatching({ fields }, world.actor, TEST_NOW)).execute()).length;
  };
  expect(await found([{ field: text, contains: '02-31' }])).toBe(1);
  expect(await found([{ field: text, after: '2026-01-01T00:00:00Z' }])).toBe(1);
  await house.db
    .updateTable('tickets')
    .set({ fields: JSON.stringify({ [number]: 3 }) as never })
    .execute();
  expect(await found([{ field: text, filled: true }])).toBe(0);
  expect(await found([{ field: number, least: 7 }])).toBe(0);
  expect(await found([{ field: number, most: 3 }])).toBe(1);
  expect(ticketFilter.safeParse({ fields: [{ field: number }] }).success).toBe(false);
  expect(ticketFilter.safeParse({ fields: [{ field: number, least: 1, contains: 'x' }] }).success).toBe(false);
});

it('looks own fields up by an index, among many tickets', async () => {
  const house = await openTestHouse();
  const world = await openSampleWorld(house);
  const [ticket] = fc.sample(sampleTicket(world), { numRuns: 1, seed: 5 });
  if (!ticket) throw new Error('no sample');
  await world.insert([{ ...ticket, status: 'open', spam_at: null, merged: false, fields: {} }]);
  const { text, number, day } = world.fields;
  await sql`insert into tickets (id, number, desk_id, contact_id, channel, subject, snippet, status, status_token,
      status_changed_at, created_at, updated_at, last_message_at, fields)
    select gen_random_uuid(), 1000 + n, desk_id, contact_id, channel, 'Made ' || n, '', 'closed', 'made' || n,
      status_changed_at, created_at, updated_at, last_message_at - n * interval '1 minute',
      jsonb_build_object(${text}::text, md5(n::text), ${number}::text, n,
        ${day}::text, to_char(date '2000-01-01' + n % 9000, 'YYYY-MM-DD'))
    from tickets, generate_series(1, 5000) n`.execute(house.db);
  await sql`analyze tickets, ticket_field_values`.execute(house.db);
  const questions: FieldCondition[] = [
    { field: number, is: 77 },
    { field: number, least: 4_990 },
    { field: text, contains: 'abc1' },
    { field: day, before: '2000-01-03T12:00:00Z' },
  ];
  for (const question of questions) {
    const where = ticketsMatching({ fields: [question] }, world.actor, TEST_NOW);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select id from tickets where ${where}
      order by last_message_at desc, id desc limit 50`.execute(house.db);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan, JSON.stringify(question)).not.toContain('Seq Scan');
    const found = await sql`select id from tickets where ${where}`.execute(house.db);
    expect(found.rows.length, JSON.stringify(question)).toBeGreaterThan(0);
    expect(found.rows.length).toBeLessThan(200);
  }
}, 60_000);

it('a ticket has a file as long as a message of its own has one, and it is no picture within the text', async () => {
  const house = await openTestHouse();
  const world = await openSampleWorld(house);
  const two = fc.sample(sampleTicket(world), { numRuns: 2, seed: 11 });
  await world.insert(two.map((ticket) => ({ ...ticket, merged: false, hasAttachment: true })));
  const [first, second] = two.map(({ id }) => id) as [string, string];
  const withFiles = async () => {
    const rows = await house.db
      .selectFrom('tickets')
      .select('id')
      .where(ticketsMatching({ hasAttachment: true }, world.actor, TEST_NOW))
      .execute();
    return rows.map(({ id }) => id).sort();
  };
  expect(await withFiles()).toEqual([first, second].sort());
  await sql`update attachments set inline = true where ticket_id = ${first}::uuid`.execute(house.db);
  expect(await withFiles()).toEqual([second]);
  await sql`update messages set ticket_id = ${first}::uuid where ticket_id = ${second}::uuid`.execute(house.db);
  expect(await withFiles()).toEqual([first]);
  await sql`delete from attachments where not inline`.execute(house.db);
  expect(await withFiles()).toEqual([]);
});
