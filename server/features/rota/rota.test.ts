import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { consumeEvents } from '../../platform/events/index.ts';
import type { CalledHouse, Caller } from '../../testing/callers.ts';
import { openCalledHouse } from '../../testing/callers.ts';
import { hearEvents } from '../../testing/hearing-events.ts';
import type { TestHouse } from '../../testing/index.ts';
import { notificationHearer } from '../notifications/index.ts';

interface Shown {
  id: string;
  on: string;
  startsAt: string;
  endsAt: string;
  sequence: number;
  teammate: { id: string; name: string };
  buddy: { id: string; name: string } | null;
}

let house: TestHouse;
let callers: CalledHouse['callers'];
let rotaId: string;
const buddies: string[] = [];
const people: string[] = [];

/** What is done to one rota, one after the other, in one house: a house is dear. */
const steps: (() => Promise<void>)[] = [];
function step(_what: string, work: () => Promise<void>): void {
  steps.push(work);
}

test('a rota is set up, planned, published, and lived with', { timeout: 300_000 }, async () => {
  ({ house, callers } = await openCalledHouse());
  await consumeEvents(house.platform, notificationHearer);
  for (const work of steps) await work();
});

async function ok(caller: Caller, method: string, path: string, body?: object) {
  const came = await caller.call(method, path, body);
  expect([came.status < 300, method, path, came.status < 300 ? null : came.body]).toEqual([true, method, path, null]);
  return came.body;
}

const shiftsOf = async (query: string): Promise<Shown[]> =>
  (await ok(callers.manager, 'GET', `/shifts?rota=${rotaId}&limit=200${query}`)).items;

/** Bells ring by the log of events. */
async function hear(): Promise<void> {
  await house.runJobs();
  await hearEvents(house, notificationHearer);
}

async function notesOf(caller: Caller): Promise<string[]> {
  await hear();
  const { items } = await ok(caller, 'GET', '/me/notifications?limit=50');
  return items.filter((note: { kind: string }) => note.kind === 'rota').map((note: { what: string }) => note.what);
}

step('is set up by a manager of the desk: rules, people and what they bring along', async () => {
  const { manager, agent, lead, teammate, elsewhere } = callers;
  const refused = await agent.call('POST', '/rotas', { deskId: house.deskId, name: 'Customers' });
  expect(refused.status).toBe(403);
  const made = await ok(manager, 'POST', '/rotas', {
    deskId: house.deskId,
    name: 'Customers',
    rules: { minOverlapHours: 4, minDaysBetween: 5, seatsPerDay: { min: 0, max: 2 } },
  });
  rotaId = made.id;
  expect(made).toMatchObject({ timeZone: 'Europe/Rome', publishedUntil: null, next: { from: '2026-12-01' } });
  for (const name of ['Tomás', 'Ioana']) {
    const { id } = await house.teammate('agent', { deskId: house.deskId, name });
    buddies.push(id);
    await ok(manager, 'PUT', `/rotas/${rotaId}/people/${id}`, {
      part: 'buddy',
      hours: ['08:00', '16:00'],
      timeZone: 'Europe/Bucharest',
      languages: ['en'],
      maxPerDay: 2,
    });
  }
  for (const caller of [agent, lead, teammate]) people.push(caller.teammateId ?? '');
  for (const name of ['Beth', 'Giorgio', 'Noa'])
    people.push((await house.teammate('teammate', { deskId: house.deskId, name })).id);
  for (const id of people) await ok(manager, 'PUT', `/rotas/${rotaId}/people/${id}`, { holidaysCountry: 'IT' });
  const first = await ok(manager, 'GET', `/rotas/${rotaId}/people`);
  expect(first.items).toHaveLength(8);
  expect(first.items.at(-1)).toMatchObject({ shiftsPerMonth: 1, languages: ['en'], timeZone: 'Europe/Rome' });
  const onRota = async (caller: Caller) => (await ok(caller, 'GET', '/me')).onRota;
  expect([await onRota(agent), await onRota(elsewhere)]).toEqual([true, false]);
  const outsider = await manager.call('PUT', `/rotas/${rotaId}/people/${elsewhere.teammateId}`, {});
  expect(outsider.status).toBe(422);
  expect((await elsewhere.call('GET', `/rotas/${rotaId}`)).status).toBe(404);
  const holidays = await ok(agent, 'GET', `/rotas/${rotaId}/holidays?from=2026-12-01&to=2026-12-31`);
  expect(holidays.items.map(({ on }: { on: string }) => on)).toContain('2026-12-08');
});

step('changed by two at once tells the second', async () => {
  const { manager } = callers;
  const { version } = await ok(manager, 'GET', `/rotas/${rotaId}`);
  const change = (days: number) =>
    manager.call('PATCH', `/rotas/${rotaId}`, { rules: { publishedAheadDays: days }, ifVersion: version });
  expect((await change(14)).body).toMatchObject({ rules: { publishedAheadDays: 14, minDaysBetween: 5 } });
  expect((await change(7)).status).toBe(409);
});

let planId: string;

step('is made in the background and seen by who plans alone', async () => {
  const { manager, agent } = callers;
  const asked = await manager.call('POST', `/rotas/${rotaId}/plan`, { from: '2026-12-01', to: '2026-12-31' });
  expect([asked.status, asked.body.state]).toEqual([202, 'planning']);
  planId = asked.body.id;
  await house.runJobs();
  const plan = await ok(manager, 'GET', `/rota-plans/${planId}`);
  expect(plan).toMatchObject({ state: 'draft', unfilled: [], score: { unfilled: 0, buddyRepeats: 0 } });
  expect(plan.shifts).toHaveLength(people.length);
  expect(plan.shifts.map((shift: Shown) => shift.on)).not.toContain('2026-12-08');
  expect(new Set(plan.shifts.map((shift: Shown) => shift.teammate.id)).size).toBe(people.length);
  expect(plan.fairness.number).toBeLessThanOrEqual(100);
  expect((await agent.call('GET', `/rota-plans/${planId}`)).status).toBe(403);
  expect((await ok(agent, 'GET', `/shifts?plan=${planId}`)).items).toEqual([]);
  expect(await shiftsOf('')).toEqual([]);
});

step('is moved as a draft by the same rules, measured anew, and nobody is told', async () => {
  const { manager, agent } = callers;
  const drafts = async (): Promise<Shown[]> =>
    (await ok(manager, 'GET', `/shifts?plan=${planId}&limit=200`)).items as Shown[];
  const [first] = await drafts();
  const place = (on: string) => manager.call('PATCH', `/shifts/${first?.id}`, { on });
  const holiday = await place('2026-12-08');
  expect([holiday.status, holiday.body.broken[0].rule]).toEqual([409, 'holiday']);
  expect((await place('2027-01-11')).status).toBe(422);
  expect((await agent.call('PATCH', `/shifts/${first?.id}`, { on: '2026-12-09' })).status).toBe(403);
  const others = new Set((await drafts()).map(({ on }) => on));
  const free = ['14', '15', '16', '17'].map((day) => `2026-12-${day}`).find((on) => !others.has(on)) ?? '';
  const check = await ok(manager, 'POST', `/shifts/${first?.id}/check`, { on: free });
  expect(check.broken).toEqual([]);
  const before = await ok(manager, 'GET', `/rota-plans/${planId}`);
  const moved = await ok(manager, 'PATCH', `/shifts/${first?.id}`, { on: free });
  expect(moved).toMatchObject({ on: free, state: 'draft', sequence: 0, can: { move: true } });
  const anyway = { on: '2026-12-12', anyway: true, reason: 'The fair' };
  await ok(manager, 'PATCH', `/shifts/${first?.id}`, anyway);
  const after = await ok(manager, 'GET', `/rota-plans/${planId}`);
  expect(before.violations).toEqual([]);
  expect(after.violations).toMatchObject([{ rule: 'no-day', who: { id: first?.teammate.id }, on: '2026-12-12' }]);
  expect(after.shiftCount).toBe(before.shiftCount);
  await ok(manager, 'PATCH', `/shifts/${first?.id}`, { on: first?.on, buddyId: first?.buddy?.id });
  expect((await ok(manager, 'GET', `/rota-plans/${planId}`)).score).toEqual(before.score);
  expect(await house.db.selectFrom('outgoing').select('id').where('kind', '=', 'notification').execute()).toEqual([]);
});

step('honours what is allowed one person: a seat against a rule, a month off, and again after that', async () => {
  const { manager } = callers;
  const [alone = '', off = ''] = people.slice(-2);
  const days = { from: '2026-12-01', to: '2026-12-31' };
  const make = async (more: object) => {
    const { id } = await ok(manager, 'POST', `/rotas/${rotaId}/plan`, { ...days, ...more });
    await house.runJobs();
    return ok(manager, 'GET', `/rota-plans/${id}`);
  };
  await ok(manager, 'PATCH', `/rotas/${rotaId}`, { rules: { commonLanguage: true } });
  await ok(manager, 'PUT', `/rotas/${rotaId}/people/${alone}`, { languages: ['ro'], holidaysCountry: 'IT' });
  const first = await make({});
  const collision = first.collisions.find(({ teammate }: Shown) => teammate.id === alone);
  const [{ rule, on, buddy }] = collision.ways;
  const exceptions = [
    { kind: 'seat', teammateId: alone, on, buddyId: buddy.id, rule },
    { kind: 'month-off', teammateId: off, month: '2026-12' },
  ];
  const allowed = await make({ exceptions });
  expect([allowed.unfilled, allowed.violations]).toEqual([[], []]);
  expect(allowed.shifts.find(({ teammate }: Shown) => teammate.id === alone)).toMatchObject({ on, buddy });
  expect(allowed.shifts.map(({ teammate }: Shown) => teammate.id)).not.toContain(off);
  expect(allowed.exceptions).toMatchObject([{ on, rule, teammate: { id: alone } }, { month: '2026-12' }]);
  expect((await make({ seed: 2 })).exceptions).toEqual(allowed.exceptions);
  const wrong = await manager.call('POST', `/rotas/${rotaId}/plan`, {
    ...days,
    exceptions: [{ kind: 'seat', teammateId: buddies[0], on, buddyId: null, rule }],
  });
  expect(wrong.status).toBe(422);
  await ok(manager, 'PUT', `/rotas/${rotaId}/people/${alone}`, { languages: ['en'], holidaysCountry: 'IT' });
  planId = (await make({ exceptions: [] })).id;
});

step('is published: calendars hold it, each has one letter that calendars read, and a bell', async () => {
  const { manager, agent } = callers;
  await ok(manager, 'POST', `/rota-plans/${planId}/publication`);
  expect((await manager.call('POST', `/rota-plans/${planId}/publication`)).status).toBe(409);
  const shifts = await shiftsOf('');
  expect(shifts).toHaveLength(people.length);
  const letters = await house.db
    .selectFrom('outgoing')
    .select(['recipients', 'letter'])
    .where('kind', '=', 'notification')
    .execute();
  expect(letters).toHaveLength(people.length);
  const mine = letters.find(({ recipients }) => recipients.includes('agent@officinalume.example'));
  expect(mine?.letter.subject).toBe('Your day with customers');
  const read = new ICAL.Component(ICAL.parse(mine?.letter.calendar?.text ?? ''));
  expect(read.getFirstPropertyValue('method')).toBe('REQUEST');
  const event = new ICAL.Event(read.getFirstSubcomponent('vevent') as ICAL.Component);
  const own = shifts.find((shift) => shift.teammate.id === agent.teammateId);
  expect(event.startDate.toJSDate().toISOString()).toBe(new Date(own?.startsAt ?? '').toISOString());
  expect(event.organizer).toBe('mailto:support@officinalume.example');
  expect(await notesOf(agent)).toEqual(['published']);
  const rota = await ok(manager, 'GET', `/rotas/${rotaId}`);
  expect(rota).toMatchObject({ publishedUntil: '2026-12-31', openPlanId: null, next: { from: '2027-01-01' } });
});

step('after an absence moves few, keeps their entries, and tells those whom it touches and nobody else', async () => {
  const { manager, agent } = callers;
  const before = await shiftsOf('');
  const own = before.find((shift) => shift.teammate.id === agent.teammateId);
  const day = { from: own?.on ?? '', to: own?.on ?? '' };
  const evening = await ok(agent, 'POST', '/absences', { ...day, fromTime: '17:00' });
  expect(evening).toMatchObject({ fromTime: '17:00', toTime: null, shifts: [] });
  const check = async () => (await ok(manager, 'POST', `/shifts/${own?.id}/check`, { on: own?.on })).broken;
  expect(await check()).toEqual([]);
  const afternoon = await ok(agent, 'POST', '/absences', { ...day, fromTime: '14:00', toTime: '15:30' });
  expect(afternoon.shifts).toHaveLength(1);
  expect(await check()).toMatchObject([{ rule: 'absence' }]);
  await ok(agent, 'DELETE', `/absences/${afternoon.id}`);
  const away = await ok(agent, 'POST', '/absences', day);
  expect(away.shifts).toEqual([{ id: own?.id, rotaId, on: own?.on }]);
  const seen = async (caller: Caller) => (await ok(caller, 'GET', `/shifts/${own?.id}`)).away;
  expect([await seen(agent), await seen(manager), await seen(callers.lead)]).toEqual([true, true, false]);
  await house.db.deleteFrom('outgoing').execute();
  const { id } = await ok(manager, 'POST', `/rotas/${rotaId}/plan`, {
    from: '2026-12-01',
    to: '2026-12-31',
    keep: true,
  });
  await house.runJobs();
  const plan = await ok(manager, 'GET', `/rota-plans/${id}`);
  expect(plan.moved.map(({ teammate }: Shown) => teammate.id)).toContain(agent.teammateId);
  expect(plan.moved.length).toBeLessThanOrEqual(2);
  await ok(manager, 'POST', `/rota-plans/${id}/publication`);
  const after = await shiftsOf('');
  expect(after.map((shift) => shift.id).sort()).toEqual(before.map((shift) => shift.id).sort());
  const now = after.find((shift) => shift.id === own?.id);
  expect(now?.on).not.toBe(own?.on);
  expect(now?.sequence).toBe(1);
  const letters = await house.db.selectFrom('outgoing').select('recipients').execute();
  expect(letters).toHaveLength(plan.moved.length);
  expect(letters.flatMap(({ recipients }) => recipients)).toContain('agent@officinalume.example');
  expect(await notesOf(agent)).toContain('moved');
});

step('of days that are over, or of nobody, is refused in words', async () => {
  const { manager } = callers;
  const over = await manager.call('POST', `/rotas/${rotaId}/plan`, { from: '2026-10-01', to: '2026-10-31' });
  expect(over.status).toBe(422);
  const empty = await ok(manager, 'POST', '/rotas', { deskId: house.deskId, name: 'Nobody yet' });
  const nobody = await manager.call('POST', `/rotas/${empty.id}/plan`, { from: '2026-12-01', to: '2026-12-31' });
  expect([nobody.status, nobody.body.type]).toEqual([409, 'urn:sportello:problem:nobody-in-rota']);
});

step('whose draft is thrown away leaves what is published alone', async () => {
  const { manager } = callers;
  const { id } = await ok(manager, 'POST', `/rotas/${rotaId}/plan`, { from: '2027-01-01', to: '2027-01-31' });
  await house.runJobs();
  await ok(manager, 'DELETE', `/rota-plans/${id}`);
  expect(await shiftsOf('')).toHaveLength(people.length);
  expect((await ok(manager, 'GET', `/rotas/${rotaId}/plans`)).items.map((plan: Shown) => plan.id)).not.toContain(id);
});

step('is checked where it might go, and moves against a rule only with a reason', async () => {
  const { manager, agent } = callers;
  const [shift] = await shiftsOf('');
  const check = await ok(agent, 'POST', `/shifts/${shift?.id}/check`, { on: '2026-12-08' });
  expect(check.broken.map(({ rule }: { rule: string }) => rule)).toContain('holiday');
  expect((await shiftsOf(''))[0]).toEqual(shift);
  expect((await agent.call('PATCH', `/shifts/${shift?.id}`, { on: '2026-12-08' })).status).toBe(403);
  const refused = await manager.call('PATCH', `/shifts/${shift?.id}`, { on: '2026-12-08' });
  expect([refused.status, refused.body.broken[0].rule]).toEqual([409, 'holiday']);
  const anyway = { on: '2026-12-08', anyway: true };
  expect((await manager.call('PATCH', `/shifts/${shift?.id}`, anyway)).status).toBe(422);
  const moved = await ok(manager, 'PATCH', `/shifts/${shift?.id}`, { ...anyway, reason: 'The fair is on that day' });
  expect(moved).toMatchObject({
    on: '2026-12-08',
    sequence: (shift?.sequence ?? 0) + 1,
    changeReason: 'The fair is on that day',
  });
  await ok(manager, 'PATCH', `/shifts/${shift?.id}`, { on: shift?.on, buddyId: shift?.buddy?.id });
});

step('on the days when clocks change keeps its hours on the wall', async () => {
  const { manager } = callers;
  const [shift] = await shiftsOf('');
  const at = async (on: string) => {
    const found = await ok(manager, 'POST', `/shifts/${shift?.id}/check`, { on, buddyId: null });
    return [found.startsAt, found.endsAt];
  };
  expect(await at('2027-03-26')).toEqual(['2027-03-26T08:00:00Z', '2027-03-26T16:00:00Z']);
  expect(await at('2027-03-29')).toEqual(['2027-03-29T07:00:00Z', '2027-03-29T15:00:00Z']);
});

step('is read by calendar programs at a secret address, which a new one ends', async () => {
  const { manager, agent, reading } = callers;
  expect((await reading.call('GET', '/calendar-feeds')).status).toBe(403);
  const own = await ok(agent, 'POST', '/calendar-feeds', { of: 'person' });
  const all = await ok(agent, 'POST', '/calendar-feeds', { of: 'rota', rotaId });
  const read = async (url: string, headers: Record<string, string> = {}) =>
    house.app.request(new URL(url).pathname, { headers });
  const came = await read(own.url);
  expect(came.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await came.text()));
  const shifts = await shiftsOf('');
  const mine = shifts.filter((shift) => shift.teammate.id === agent.teammateId);
  const uids = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each).uid.split('@')[0]);
  expect(uids).toEqual(mine.map((shift) => `shift-${shift.id}`));
  expect((await read(own.url, { 'if-none-match': came.headers.get('etag') ?? '' })).status).toBe(304);
  const whole = async () =>
    new ICAL.Component(ICAL.parse(await (await read(all.url)).text())).getAllSubcomponents('vevent');
  expect(await whole()).toHaveLength(shifts.length);

  const last = shifts.at(-1);
  await ok(manager, 'DELETE', `/shifts/${last?.id}`);
  const statuses = (await whole()).map((each) => each.getFirstPropertyValue('status'));
  expect(statuses.filter((status) => status === 'CANCELLED')).toHaveLength(1);
  expect(statuses).toHaveLength(shifts.length);

  const renewed = await ok(agent, 'POST', '/calendar-feeds', { of: 'person' });
  expect((await read(own.url)).status).toBe(404);
  expect((await read(renewed.url)).status).toBe(200);
  await ok(agent, 'DELETE', `/calendar-feeds/${renewed.id}`);
  expect((await read(renewed.url)).status).toBe(404);
});
