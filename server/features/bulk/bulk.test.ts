import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { Problem } from '../../platform/http/problem.ts';
import { allJobDefinitions } from '../../platform/jobs/definition.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

type Teammate = Actor & { kind: 'teammate' };

let house: TicketHouse;
let [lead, agent, teammate, elsewhere] = [] as unknown as [Teammate, Teammate, Teammate, Teammate];

async function tickets(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const { ticket } = await house.take(
      mail({ From: `rider${ids.length}-${crypto.randomUUID().slice(0, 4)}@posta.example` }),
    );
    ids.push(ticket.id);
  }
  return ids;
}

const begin = (actor: Actor, body: object) => house.as(actor, 'POST', '/bulk-changes', body);
const look = async (actor: Actor, id: string) => (await house.as(actor, 'GET', `/bulk-changes/${id}`)).body;
const refusals = async (actor: Actor, id: string) =>
  (await house.as(actor, 'GET', `/bulk-changes/${id}/refusals`)).body.items;

/** Begins it and lets it go on until it has ended. */
async function done(actor: Actor, body: object) {
  const begun = await begin(actor, body);
  expect(begun.status, JSON.stringify(begun.body)).toBe(202);
  await house.runJobs();
  return look(actor, begun.body.id);
}

beforeEach(async () => {
  house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  lead = await house.teammate('lead', { deskId });
  agent = await house.teammate('agent', { deskId });
  teammate = await house.teammate('teammate', { deskId });
  elsewhere = await house.teammate('agent', { deskId: itDeskId });
});

it('changes each as its verbs do: the same rows, the same events, said to be of a bulk change', async () => {
  const [first = '', second = ''] = await tickets(2);
  const change = { status: 'solved', priority: 'high', assignee: lead.id, addTags: ['rain'] };
  const before = (await house.events()).length;
  await house.as(lead, 'PATCH', `/tickets/${first}`, {
    status: 'solved',
    priority: 'high',
    assignee: lead.id,
    tags: ['rain'],
  });
  const single = (await house.events(before)).map(({ name, payload, actor }) => ({ name, payload, actor }));
  const ended = await done(lead, { tickets: { ids: [second] }, change });
  expect(ended).toMatchObject({ state: 'done', total: 1, done: 1, stayed: 0, can: { stop: false, undo: true } });
  const together = (await house.events()).filter(
    (event) => event.ticketId === second && event.actor === `teammate ${lead.id}`,
  );
  expect(together.map(({ name, payload, actor }) => ({ name, payload, actor }))).toEqual(single);
  const [one, other] = [await house.ticket(first), await house.ticket(second)];
  for (const field of ['status', 'priority', 'assignee', 'tags', 'dueAt', 'version'])
    expect([field, other[field]]).toEqual([field, one[field]]);
  const rows = await house.db.selectFrom('events').select('via').where('ticket_id', '=', second).execute();
  expect(rows.filter((row) => row.via === 'bulk')).toHaveLength(single.length);
});

it('says of each ticket that stays why it does, and changes the others', async () => {
  const [mine = '', nobodys = '', others = '', merged = '', survivor = ''] = await tickets(5);
  await house.as(lead, 'PUT', `/tickets/${mine}/assignee`, { teammateId: agent.id });
  await house.as(lead, 'PUT', `/tickets/${others}/assignee`, { teammateId: lead.id });
  await house.as(lead, 'POST', `/tickets/${merged}/merge`, { into: survivor });
  const asked = { tickets: { ids: [mine, nobodys, others, merged] }, change: { priority: 'urgent' } };
  const preview = await house.as(agent, 'POST', '/bulk-changes/preview', { tickets: asked.tickets });
  expect(preview.body).toEqual({ count: 4, changeable: 2, asksTwice: false, letters: 0 });
  const ended = await done(agent, asked);
  expect(ended).toMatchObject({ total: 4, done: 2, stayed: 2, state: 'done' });
  const lines = await refusals(agent, ended.id);
  expect(lines.map((line: { ticketId: string; reason: string }) => [line.ticketId, line.reason]).sort()).toEqual(
    [
      [others, 'not-allowed'],
      [merged, 'merged'],
    ].sort(),
  );
  expect((await house.ticket(others)).priority).toBe('normal');
  expect((await house.ticket(mine)).priority).toBe('urgent');
  // A verb that refuses one leaves the others alone, and nothing of the one half done.
  const assigned = await done(agent, {
    tickets: { ids: [mine, nobodys] },
    change: { priority: 'low', assignee: lead.id },
  });
  expect(assigned).toMatchObject({ done: 0, stayed: 2 });
  expect((await house.ticket(mine)).priority).toBe('urgent');
  expect((await done(lead, { tickets: { ids: [others] }, change: { priority: 'low' } })).done).toBe(1);
});

describe('of another desk', () => {
  it('finds nothing, counts nothing, and tells nobody else how it went', async () => {
    const ids = await tickets(2);
    for (const asked of [{ ids }, { filter: {} }, { view: 'all' }]) {
      expect((await house.as(elsewhere, 'POST', '/bulk-changes/preview', { tickets: asked })).body.count).toBe(0);
      const ended = await done(elsewhere, { tickets: asked, change: { priority: 'low' }, confirm: 0 });
      expect(ended).toMatchObject({ total: 0, done: 0, stayed: 0, state: 'done' });
    }
    const mine = await done(lead, { tickets: { ids }, change: { priority: 'low' } });
    for (const other of [agent, elsewhere]) {
      for (const [method, rest] of [
        ['GET', ''],
        ['GET', '/refusals'],
        ['POST', '/stop'],
        ['POST', '/undo'],
      ]) {
        expect((await house.as(other, method ?? '', `/bulk-changes/${mine.id}${rest}`)).status).toBe(404);
      }
      expect(
        (await house.as(other, 'GET', '/bulk-changes')).body.items.map((one: { id: string }) => one.id),
      ).not.toContain(mine.id);
    }
  });

  it('goes on with the rights that the asker has by then', async () => {
    const ids = await tickets(2);
    const begun = await begin(lead, { tickets: { ids }, change: { priority: 'low' } });
    await house.db.deleteFrom('grants').where('teammate_id', '=', lead.id).execute();
    await house.runJobs();
    expect(await look(lead, begun.body.id)).toMatchObject({ done: 0, stayed: 2 });
    expect((await house.ticket(ids[0] ?? '')).priority).toBe('normal');
  });
});

it('asks twice for everything: with the count, and with the count as it is by then', async () => {
  await tickets(2);
  const all = { tickets: { filter: {} }, change: { status: 'closed' } };
  for (const confirm of [undefined, 1]) {
    const asked = await begin(lead, { ...all, confirm });
    expect(asked).toMatchObject({ status: 409, body: { type: 'urn:sportello:problem:confirm-count', count: 2 } });
  }
  await tickets(1);
  expect((await begin(lead, { ...all, confirm: 2 })).body.count).toBe(3);
  expect(await done(lead, { ...all, confirm: 3 })).toMatchObject({ total: 3, done: 3 });
});

it('undoes what nobody has changed since, with a line for what they have', async () => {
  const [left = '', touched = '', noted = ''] = await tickets(3);
  await house.as(lead, 'PUT', `/tickets/${left}/tags`, { tags: ['rain'] });
  const state = async (id: string) => {
    const { status, dueAt, priority, tags, solvedAt, closedAt, assignee } = await house.ticket(id);
    return { status, dueAt, priority, tags, solvedAt, closedAt, assignee };
  };
  const before = [await state(left), await state(noted)];
  const closed = await done(lead, {
    tickets: { ids: [left, touched, noted] },
    change: { status: 'closed', priority: 'low', addTags: ['old'], assignee: 'me' },
  });
  expect(closed.done).toBe(3);
  await house.as(lead, 'POST', `/tickets/${touched}/reopening`);
  await house.as(lead, 'POST', `/tickets/${noted}/messages`, { type: 'note', text: 'Seen' });
  const undoing = (await house.as(lead, 'POST', `/bulk-changes/${closed.id}/undo`)).body;
  expect(undoing).toMatchObject({ undoes: closed.id, total: 3 });
  expect((await house.as(lead, 'POST', `/bulk-changes/${closed.id}/undo`)).body.id).toBe(undoing.id);
  await house.runJobs();
  expect(await look(lead, undoing.id)).toMatchObject({ state: 'done', done: 2, stayed: 1, can: { undo: false } });
  expect(await look(lead, closed.id)).toMatchObject({ undoneBy: undoing.id, can: { undo: false } });
  expect([await state(left), await state(noted)]).toEqual(before);
  expect(await refusals(lead, undoing.id)).toMatchObject([{ ticketId: touched, reason: 'changed-meanwhile' }]);
  expect((await house.ticket(touched)).status).toBe('open');
});

it('can be undone for a day', async () => {
  const ids = await tickets(1);
  const changed = await done(lead, { tickets: { ids }, change: { priority: 'low' } });
  house.clock.set(house.clock.now().add({ hours: 24 }));
  const late = await house.as(lead, 'POST', `/bulk-changes/${changed.id}/undo`);
  expect(late).toMatchObject({ status: 409, body: { type: 'urn:sportello:problem:undo-passed' } });
  const nothing = await done(lead, { tickets: { ids }, change: { priority: 'low' } });
  expect(nothing).toMatchObject({ done: 1, stayed: 0, can: { undo: false } });
});

it('stops when told, and nothing more is changed', async () => {
  const ids = await tickets(3);
  const begun = (await begin(lead, { tickets: { ids }, change: { priority: 'low' } })).body;
  expect(begun).toMatchObject({ state: 'running', total: 3, done: 0, can: { stop: true, undo: false } });
  expect((await house.as(lead, 'POST', `/bulk-changes/${begun.id}/stop`)).body.state).toBe('stopped');
  await house.runJobs();
  expect(await look(lead, begun.id)).toMatchObject({ state: 'stopped', done: 0 });
  expect((await house.ticket(ids[0] ?? '')).priority).toBe('normal');
});

it('goes on where a killed process left it, and changes nothing twice', async () => {
  const ids = await tickets(3);
  const begun = (await begin(lead, { tickets: { ids }, change: { note: 'Looked through' } })).body;
  // As after a kill: one step was committed, and the job died with its process.
  await house.db
    .updateTable('bulk_change_items')
    .set({ state: 'done' })
    .where('bulk_id', '=', begun.id)
    .where('position', '=', 1)
    .execute();
  await house.db.updateTable('bulk_changes').set({ done: 1 }).where('id', '=', begun.id).execute();
  const carryOut = allJobDefinitions().find((job) => job.name === 'bulk.carry-out');
  expect(carryOut).toBeDefined();
  await Promise.all([1, 2].map(() => carryOut?.run(house.platform, { bulkChangeId: begun.id })));
  await house.doJob('bulk.go-on');
  await house.runJobs();
  expect(await look(lead, begun.id)).toMatchObject({ state: 'done', done: 3, total: 3 });
  const notes = await house.db.selectFrom('messages').select('ticket_id').where('type', '=', 'note').execute();
  expect(notes).toHaveLength(2);
  expect(new Set(notes.map((note) => note.ticket_id)).size).toBe(2);
});

it('is queued again where it has not gone on for minutes', async () => {
  const ids = await tickets(1);
  const begun = (await begin(lead, { tickets: { ids }, change: { priority: 'low' } })).body;
  await house.db.deleteFrom('graphile_worker._private_jobs' as never).execute();
  await house.doJob('bulk.go-on');
  expect(await house.runJobs()).toBe(0);
  house.clock.set(house.clock.now().add({ minutes: 3 }));
  await house.doJob('bulk.go-on');
  await house.runJobs();
  expect(await look(lead, begun.id)).toMatchObject({ state: 'done', done: 1 });
});

it('ends where the asker’s account was switched off', async () => {
  const ids = await tickets(1);
  const begun = (await begin(lead, { tickets: { ids }, change: { priority: 'low' } })).body;
  const at = house.clock.now().toString();
  await house.db.updateTable('teammates').set({ deactivated_at: at }).where('id', '=', lead.id).execute();
  await house.runJobs();
  const row = await house.db
    .selectFrom('bulk_changes')
    .selectAll()
    .where('id', '=', begun.id)
    .executeTakeFirstOrThrow();
  expect(row.state).toBe('failed');
  expect((await house.ticket(ids[0] ?? '')).priority).toBe('normal');
});

it('ends the snooze of what it closes, and an undo brings back the status and the snooze', async () => {
  const ids = await tickets(2);
  const until = house.clock.now().add({ hours: 30 }).toString();
  await done(lead, { tickets: { ids: ids.slice(0, 1) }, change: { snoozeUntil: until } });
  const listed = async () => (await house.as(lead, 'GET', '/tickets?view=snoozed')).body.items.length;
  expect(await listed()).toBe(1);
  const closed = await done(lead, { tickets: { ids }, change: { status: 'closed', addTags: ['season over'] } });
  expect(await house.db.selectFrom('ticket_snoozes').select('ticket_id').execute()).toEqual([]);
  await house.as(lead, 'POST', `/bulk-changes/${closed.id}/undo`);
  await house.runJobs();
  expect(await listed()).toBe(1);
  for (const id of ids) expect(await house.ticket(id)).toMatchObject({ status: 'new', tags: [], closedAt: null });
});

it('sets aside, follows and snoozes as well, and brings back from it', async () => {
  const ids = await tickets(2);
  const until = house.clock.now().add({ hours: 30 }).toString();
  const snoozed = await done(lead, { tickets: { ids }, change: { snoozeUntil: until, follow: true } });
  expect(snoozed.done).toBe(2);
  const listed = async (view: string) => (await house.as(lead, 'GET', `/tickets?view=${view}`)).body.items.length;
  expect([await listed('snoozed'), await listed('followed'), await listed('open'), await listed('next')]).toEqual([
    2, 2, 0, 0,
  ]);
  await house.as(lead, 'POST', `/bulk-changes/${snoozed.id}/undo`);
  await house.runJobs();
  expect([await listed('snoozed'), await listed('followed'), await listed('open')]).toEqual([0, 0, 2]);
  const spam = await done(lead, { tickets: { ids }, change: { spam: true } });
  expect([await listed('spam'), await listed('all')]).toEqual([2, 0]);
  await house.as(lead, 'POST', `/bulk-changes/${spam.id}/undo`);
  await house.runJobs();
  expect([await listed('spam'), await listed('all')]).toEqual([0, 2]);
  // Whoever may only read and hold may follow; changing what nobody holds is more.
  expect((await done(teammate, { tickets: { ids }, change: { follow: true } })).done).toBe(2);
  expect((await done(teammate, { tickets: { ids }, change: { priority: 'low' } })).stayed).toBe(2);
});

it('a part of an act that fails leaves nothing, and what came before stays', async () => {
  const { act } = await import('../../platform/act.ts');
  const { bulkStarted } = await import('./bulk.events.ts');
  const id = crypto.randomUUID();
  await act(house.platform, lead, async (one) => {
    one.record(bulkStarted, { bulkChangeId: id, total: 1 });
    const part = one.attempt(async () => {
      one.record(bulkStarted, { bulkChangeId: id, total: 2 });
      throw new Problem(409, 'no', 'No.');
    });
    await expect(part).rejects.toThrow('No.');
  });
  const told = (await house.events()).filter((event) => event.name === 'bulk-change.started');
  expect(told.map((event) => event.payload.total)).toEqual([1]);
});
