import { expect, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { consumeEvents } from '../../platform/events/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { CalledHouse, Caller } from '../../testing/callers.ts';
import { openCalledHouse } from '../../testing/callers.ts';
import { hearEvents } from '../../testing/hearing-events.ts';
import type { TestHouse } from '../../testing/index.ts';
import { TEST_NOW } from '../../testing/index.ts';
import { notificationHearer } from '../notifications/index.ts';
import { insertShifts } from './shifts.queries.ts';

let house: TestHouse;
let callers: CalledHouse['callers'];
let rotaId: string;
let buddyId: string;
/** The agent's on Friday 4 December, and the lead's on Thursday 10 December. */
let own: string;
let theirs: string;

async function setUp(): Promise<void> {
  ({ house, callers } = await openCalledHouse());
  const { manager, agent, lead, teammate } = callers;
  const rules = { minOverlapHours: 4, minDaysBetween: 3, seatsPerDay: { min: 0, max: 2 }, commonLanguage: false };
  rotaId = (await ok(manager, 'POST', '/rotas', { deskId: house.deskId, name: 'Customers', rules })).id;
  buddyId = (await house.teammate('agent', { deskId: house.deskId, name: 'Tomás' })).id;
  await ok(manager, 'PUT', `/rotas/${rotaId}/people/${buddyId}`, { part: 'buddy', maxPerDay: 2 });
  for (const caller of [agent, lead, teammate])
    await ok(manager, 'PUT', `/rotas/${rotaId}/people/${caller.teammateId}`, {});
}

async function begin(): Promise<void> {
  house.clock.set(TEST_NOW);
  await house.db.deleteFrom('shifts').where('rota_id', '=', rotaId).execute();
  await house.db.deleteFrom('notifications').execute();
  await house.db.deleteFrom('absences').execute();
  own = await published(callers.agent, '2026-12-04');
  theirs = await published(callers.lead, '2026-12-10');
}

/** Each begins with the same two shifts, in one house: a house is dear. */
const steps: (() => Promise<void>)[] = [];
function step(_what: string, work: () => Promise<void>): void {
  steps.push(work);
}

test('shifts change hands, by all rules and never behind anybody’s back', { timeout: 300_000 }, async () => {
  await setUp();
  await consumeEvents(house.platform, notificationHearer);
  for (const work of steps) {
    await begin();
    await work();
  }
});

async function ok(caller: Caller, method: string, path: string, body?: object) {
  const came = await caller.call(method, path, body);
  expect([came.status < 300, method, path, came.status < 300 ? null : came.body]).toEqual([true, method, path, null]);
  return came.body;
}

async function published(caller: Caller, on: string): Promise<string> {
  const id = newId();
  const at = (plainTime: string) =>
    Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: 'Europe/Rome', plainTime }).toInstant().toString();
  await act(house.platform, system('test'), (one) =>
    insertShifts(one.trx, [
      {
        id,
        rota_id: rotaId,
        plan_id: null,
        teammate_id: caller.teammateId ?? '',
        buddy_id: buddyId,
        on_date: on,
        starts_at: at('09:00'),
        ends_at: at('17:00'),
        time_zone: 'Europe/Rome',
        state: 'published',
        stands_for: null,
        published_at: TEST_NOW.toString(),
        changed_at: TEST_NOW.toString(),
      },
    ]),
  );
  return id;
}

const ownerOf = async (shiftId: string): Promise<string> =>
  (await ok(callers.manager, 'GET', `/shifts/${shiftId}`)).teammate.id;

/** Bells ring by the log of events. */
async function hear(): Promise<void> {
  await house.runJobs();
  await hearEvents(house, notificationHearer);
}

async function bellsOf(caller: Caller): Promise<string[]> {
  await hear();
  const { items } = await ok(caller, 'GET', '/me/notifications?limit=50');
  return items.map((note: { what: string }) => note.what).sort();
}

step('a day for a day: asked of all who could, taken against all rules, undone before it begins', async () => {
  const { agent, lead, teammate, elsewhere } = callers;
  const asked = await ok(agent, 'POST', `/shifts/${own}/swap`, {
    kind: 'open',
    words: 'The London fair moved.',
    wantedOn: ['2026-12-10'],
  });
  expect(asked).toMatchObject({ state: 'open', endsAt: '2026-12-03T16:00:00Z', wantedOn: ['2026-12-10'] });
  expect((await agent.call('POST', `/shifts/${own}/swap`, { kind: 'open' })).status).toBe(409);
  expect((await teammate.call('POST', `/shifts/${theirs}/swap`, { kind: 'open' })).status).toBe(403);
  expect((await elsewhere.call('POST', `/swaps/${asked.id}/acceptance`, {})).status).toBe(404);
  const { items } = await ok(lead, 'GET', `/shifts/${own}/candidates`);
  expect(items.map(({ teammate: { id } }: { teammate: { id: string } }) => id).sort()).toEqual(
    [lead.teammateId, teammate.teammateId].sort(),
  );
  const mine = items.find((item: { teammate: { id: string } }) => item.teammate.id === lead.teammateId);
  expect(mine).toMatchObject({ inExchange: { shiftId: theirs }, broken: [] });

  const taken = await ok(lead, 'POST', `/swaps/${asked.id}/acceptance`, { otherShiftId: theirs });
  expect(taken).toMatchObject({ state: 'taken', takenBy: { id: lead.teammateId } });
  expect([await ownerOf(own), await ownerOf(theirs)]).toEqual([lead.teammateId, agent.teammateId]);
  expect((await teammate.call('POST', `/swaps/${asked.id}/acceptance`, {})).status).toBe(409);
  expect((await teammate.call('POST', `/swaps/${asked.id}/undo`)).status).toBe(403);
  const letters = await house.db.selectFrom('outgoing').select('letter').where('kind', '=', 'notification').execute();
  const toLead = letters.find(({ letter }) => letter.to[0]?.address === 'lead@officinalume.example')?.letter;
  expect(toLead?.calendar?.text).toMatch(/STATUS:CONFIRMED[\s\S]*STATUS:CANCELLED/);

  expect((await ok(lead, 'POST', `/swaps/${asked.id}/undo`)).state).toBe('undone');
  expect([await ownerOf(own), await ownerOf(theirs)]).toEqual([agent.teammateId, lead.teammateId]);
  expect(await bellsOf(agent)).toContain('taken');
});

step('a swap that breaks a rule names it, and can be asked of one colleague, who may decline', async () => {
  const { agent, lead, teammate } = callers;
  await ok(teammate, 'POST', '/absences', { from: '2026-12-04', to: '2026-12-05' });
  const swap = await ok(agent, 'POST', `/shifts/${own}/swap`, { kind: 'ask', ofId: teammate.teammateId });
  expect((await lead.call('POST', `/swaps/${swap.id}/acceptance`, {})).status).toBe(403);
  const refused = await teammate.call('POST', `/swaps/${swap.id}/acceptance`, {});
  expect([refused.status, refused.body.type]).toEqual([409, 'urn:sportello:problem:breaks-rules']);
  expect(refused.body.broken).toEqual([
    { rule: 'absence', who: { id: teammate.teammateId, name: 'The teammate' }, on: '2026-12-04' },
  ]);
  const { items } = await ok(agent, 'GET', `/shifts/${own}/candidates`);
  expect(items.at(-1)).toMatchObject({ teammate: { id: teammate.teammateId }, broken: [{ rule: 'absence' }] });
  expect((await ok(teammate, 'POST', `/swaps/${swap.id}/refusal`)).state).toBe('refused');
  expect(await ownerOf(own)).toBe(agent.teammateId);
});

step('where the rota wants so, a manager says yes', async () => {
  const { manager, agent, lead } = callers;
  await ok(manager, 'PATCH', `/rotas/${rotaId}`, { rules: { managerApprovesSwaps: true } });
  const swap = await ok(agent, 'POST', `/shifts/${own}/swap`, { kind: 'offer' });
  expect((await lead.call('POST', `/swaps/${swap.id}/acceptance`, { otherShiftId: theirs })).status).toBe(422);
  expect((await ok(lead, 'POST', `/swaps/${swap.id}/acceptance`, {})).state).toBe('awaiting');
  expect(await ownerOf(own)).toBe(agent.teammateId);
  expect((await lead.call('POST', `/swaps/${swap.id}/acceptance`, {})).status).toBe(403);
  expect((await ok(manager, 'POST', `/swaps/${swap.id}/acceptance`, {})).state).toBe('taken');
  expect(await ownerOf(own)).toBe(lead.teammateId);
  await ok(manager, 'PATCH', `/rotas/${rotaId}`, { rules: { managerApprovesSwaps: false } });
});

step('follows its shift, reminds ever sooner, and stays with its owner when nobody takes it', async () => {
  const { manager, agent } = callers;
  const swap = await ok(agent, 'POST', `/shifts/${own}/swap`, { kind: 'open' });
  await ok(manager, 'PATCH', `/shifts/${own}`, { on: '2026-12-11' });
  const moved = (await ok(agent, 'GET', `/swaps?rota=${rotaId}`)).items[0];
  expect(moved).toMatchObject({ id: swap.id, endsAt: '2026-12-10T16:00:00Z', shift: { on: '2026-12-11' } });
  await house.runJobs();
  const reminders: string[] = [];
  for (;;) {
    const row = await house.db
      .selectFrom('swaps')
      .select(['state', 'next_reminder_at', 'ends_at'])
      .where('id', '=', swap.id)
      .executeTakeFirstOrThrow();
    if (row.state !== 'open') break;
    if (row.next_reminder_at) reminders.push(row.next_reminder_at.toString());
    house.clock.set(row.next_reminder_at ?? row.ends_at);
    await house.runJobs();
  }
  expect(reminders.length).toBeGreaterThan(3);
  const settled = (await ok(agent, 'GET', `/swaps?rota=${rotaId}&state=settled`)).items;
  expect(settled.find(({ id }: { id: string }) => id === swap.id)).toMatchObject({ state: 'unfilled' });
  expect(await ownerOf(own)).toBe(agent.teammateId);
  expect(await bellsOf(agent)).toContain('unfilled');
});

step('“I can’t today” asks whoever could, and a manager may name one', async () => {
  const { manager, agent, lead, teammate } = callers;
  house.clock.set(Temporal.Instant.from('2026-12-04T09:00:00Z'));
  const swap = await ok(agent, 'POST', `/shifts/${own}/stand-in`, { words: 'Fever' });
  expect(swap).toMatchObject({ kind: 'stand-in', endsAt: '2026-12-04T16:00:00Z' });
  expect(await bellsOf(lead)).toEqual(['opened']);
  await ok(manager, 'POST', `/swaps/${swap.id}/acceptance`, { teammateId: teammate.teammateId });
  expect(await ownerOf(own)).toBe(teammate.teammateId);
  expect((await manager.call('POST', `/swaps/${swap.id}/undo`)).status).toBe(409);
});

step('a shift that is cancelled is asked for no more', async () => {
  const { manager, agent } = callers;
  const swap = await ok(agent, 'POST', `/shifts/${own}/swap`, { kind: 'open' });
  await ok(manager, 'DELETE', `/shifts/${own}`);
  const settled = (await ok(agent, 'GET', `/swaps?rota=${rotaId}&state=settled`)).items;
  expect(settled.find(({ id }: { id: string }) => id === swap.id)).toMatchObject({ state: 'withdrawn' });
});
