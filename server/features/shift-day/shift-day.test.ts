import { expect, test } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { openTicketHouse } from '../../testing/tickets.ts';

type Person = Actor & { kind: 'teammate' };

let house: TicketHouse;
let chiara: Person;
let marta: Person;
let ioana: Person;
let rotaId: string;
let shiftId: string;
let written = 0;

/** One house for all: each test begins where the one before ended. */
const steps: [string, () => Promise<void>][] = [];
const step = (what: string, work: () => Promise<void>): void => {
  steps.push([what, work]);
};

test('the day of a shift, from its beginning to its hard stop', { timeout: 240_000 }, async () => {
  house = await openTicketHouse();
  const at = { deskId: house.deskId };
  chiara = await house.teammate('teammate', { ...at, name: 'Chiara', locale: 'it' });
  marta = await house.teammate('agent', { ...at, name: 'Marta' });
  ioana = await house.teammate('manager', { ...at, name: 'Ioana' });
  for (const [what, work] of steps) {
    try {
      await work();
    } catch (error) {
      throw new Error(`at "${what}"`, { cause: error });
    }
  }
});

const me = (method: string, path: string, body?: unknown) => house.as(chiara, method, path, body);

async function letter(subject: string, text: string, more: object = {}): Promise<string> {
  const made = await house.call('POST', '/tickets', {
    body: {
      subject,
      text,
      language: 'en',
      contact: { address: `someone-${++written}@example.org`, name: `Someone ${written}` },
      ...more,
    },
  });
  expect([made.status, made.body.detail]).toEqual([201, undefined]);
  return made.body.id;
}

const queue = async () => (await me('GET', `/shifts/${shiftId}/queue`)).body;
const subjects = async (): Promise<string[]> =>
  (await queue()).items.map(({ subject }: { subject: string }) => subject);

async function answer(ticketId: string): Promise<void> {
  const sent = await me('POST', `/tickets/${ticketId}/messages`, {
    type: 'reply',
    text: 'Hold the button for ten seconds.',
  });
  expect([sent.status, sent.body.detail]).toEqual([201, undefined]);
  house.clock.set(house.clock.now().add({ minutes: 1 }));
}

step('a shift is seen by its owner, and by nobody without one', async () => {
  const made = await house.as(ioana, 'POST', '/rotas', {
    deskId: house.deskId,
    name: 'Customers',
    rules: { answersPerShift: { soft: 3, hard: 4 }, breaks: { afterHard: 2, minutes: 15 }, looksBeforeAlone: 0 },
  });
  rotaId = made.body.id;
  const put = (id: string, body: object) => house.as(ioana, 'PUT', `/rotas/${rotaId}/people/${id}`, body);
  await put(chiara.id, { languages: ['en', 'it'], skills: ['firmware'] });
  await put(marta.id, { part: 'buddy' });
  shiftId = newId();
  await house.db
    .insertInto('shifts')
    .values({
      id: shiftId,
      rota_id: rotaId,
      teammate_id: chiara.id,
      buddy_id: marta.id,
      on_date: '2026-11-19',
      starts_at: '2026-11-19T08:00:00Z',
      ends_at: '2026-11-19T16:00:00Z',
      time_zone: 'Europe/Rome',
      state: 'published',
      changed_at: '2026-11-01T08:00:00Z',
    })
    .execute();
  expect((await me('GET', '/shifts/today')).body).toMatchObject({
    shift: { id: shiftId, begunAt: null, buddy: { name: 'Marta', isAway: false }, handOverAt: '2026-11-19T15:30:00Z' },
  });
  const beside = (await house.as(marta, 'GET', '/shifts/today')).body;
  expect(beside).toMatchObject({ shift: null, beside: [{ shiftId, teammate: { name: 'Chiara' }, answered: 0 }] });
  expect((await house.as(marta, 'GET', `/shifts/${shiftId}/queue`)).status).toBe(404);
  expect((await house.as(marta, 'GET', `/shifts/${shiftId}/load`)).status).toBe(200);
  expect((await me('POST', `/shifts/${shiftId}/breaks`, {})).body.type).toContain('shift-not-begun');
  expect((await me('POST', `/shifts/${shiftId}/beginning`)).body.begunAt).toBe('2026-11-19T10:20:00Z');
  house.clock.set(house.clock.now().add({ minutes: 1 }));
  expect((await me('POST', `/shifts/${shiftId}/beginning`)).body.begunAt).toBe('2026-11-19T10:20:00Z');
});

const tickets: Record<string, string> = {};

step('the queue holds what fits, says why, and counts what it keeps', async () => {
  tickets.easy = await letter('Which charger?', 'Which charger does the Stella Mini need?');
  tickets.angry = await letter('Again', 'This is unacceptable, I want to talk to your lawyer.');
  tickets.urgent = await letter('Now', 'My light is off.', { priority: 'urgent' });
  tickets.spanish = await letter('Pedido', 'Dónde está mi pedido?', { language: 'es' });
  tickets.firmware = await letter('Update stops', 'The update stops at sixty percent.', { tags: ['Firmware'] });
  const now = await queue();
  expect(now).toMatchObject({ fits: 2, waiting: 5, closed: null, onlyWritten: false });
  expect(now.kept).toEqual(
    expect.arrayContaining([
      { reason: 'angry', count: 1 },
      { reason: 'urgent', count: 1 },
      { reason: 'language', count: 1, language: 'es' },
    ]),
  );
  const update = now.items.find(({ subject }: { subject: string }) => subject === 'Update stops');
  expect(update.reasons).toEqual([
    { kind: 'field', name: 'Firmware' },
    { kind: 'language', language: 'en' },
  ]);
  expect(update.words).toBe('The update stops at sixty percent.');
});

step('what is written down comes first, and is named', async () => {
  const section = await house.as(ioana, 'POST', '/sections', {
    desk: house.deskId,
    names: { en: { name: 'Firmware' } },
    visibility: 'internal',
  });
  const article = await house.as(ioana, 'POST', '/articles', {
    desk: house.deskId,
    sectionId: section.body.id,
    language: 'en',
    title: 'The update stops at sixty percent',
    body: 'When the update stops at sixty percent, hold the button for ten seconds.',
    state: 'published',
  });
  expect([article.status, article.body.detail]).toEqual([201, undefined]);
  // What fits a letter is remembered for some minutes.
  house.clock.set(house.clock.now().add({ minutes: 6 }));
  const now = await queue();
  expect(now.items[0]).toMatchObject({ subject: 'Update stops' });
  expect(now.items[0].reasons).toContainEqual({ kind: 'written', title: 'The update stops at sixty percent' });
  const told = (await me('GET', `/shifts/${shiftId}/briefing`)).body;
  expect(told).toMatchObject({ since: null, buddy: { name: 'Marta' } });
  expect(told.changes).toMatchObject([{ title: 'The update stops at sixty percent', isNew: true }]);
});

step('while the buddy of who learns is away, only what is written down is offered', async () => {
  const rules = (body: object) => house.as(ioana, 'PATCH', `/rotas/${rotaId}`, { rules: body });
  await rules({ looksBeforeAlone: 20 });
  const away = await house.as(ioana, 'POST', '/absences', {
    teammateId: marta.id,
    from: '2026-11-19',
    to: '2026-11-19',
  });
  expect(await queue()).toMatchObject({ fits: 1, onlyWritten: true, items: [{ subject: 'Update stops' }] });
  expect((await me('GET', '/shifts/today')).body.shift).toMatchObject({
    buddy: { isAway: true, awayUntil: null },
    // No other buddy is in the rota: whoever may look is asked.
    standIn: { name: 'Ioana' },
  });
  await house.as(ioana, 'DELETE', `/absences/${away.body.id}`);
  await rules({ looksBeforeAlone: 0 });
});

step('"not for me" is not offered again, until it is taken back', async () => {
  await me('POST', `/shifts/${shiftId}/not-for-me`, { ticketId: tickets.easy });
  expect(await subjects()).toEqual(['Update stops']);
  expect((await me('DELETE', `/shifts/${shiftId}/not-for-me/${tickets.easy}`)).status).toBe(204);
  expect(await subjects()).toEqual(['Update stops', 'Which charger?']);
  await me('POST', `/shifts/${shiftId}/not-for-me`, { ticketId: tickets.easy });
});

step('a pause closes the queue until it is ended', async () => {
  expect((await me('POST', `/shifts/${shiftId}/breaks`, { why: 'lunch' })).body).toMatchObject({ state: 'break' });
  expect(await queue()).toMatchObject({ items: [], closed: 'break', fits: 1 });
  house.clock.set(house.clock.now().add({ minutes: 20 }));
  expect((await me('DELETE', `/shifts/${shiftId}/breaks/current`)).body).toMatchObject({ state: 'fresh', break: null });
});

step('two hard ones in a row are followed by a break of its own', async () => {
  for (const name of ['one', 'two']) await answer(await letter(name, 'It is a disgrace, I am furious.'));
  expect((await me('GET', `/shifts/${shiftId}/load`)).body).toMatchObject({
    answered: 2,
    hard: 2,
    state: 'break',
    break: { why: 'after-hard' },
  });
  house.clock.set(house.clock.now().add({ minutes: 16 }));
  expect((await me('GET', `/shifts/${shiftId}/load`)).body.state).toBe('fresh');
  const kept = (await house.as(marta, 'GET', `/shifts/${shiftId}/kept`)).body.items;
  expect(kept.map(({ reason }: { reason: string }) => reason).sort()).toEqual(['angry', 'urgent']);
  expect(kept[0].takeIt).toMatchObject({ name: 'Marta', hardLately: 0 });
});

step('the soft stop offers nothing more, and is passed knowingly', async () => {
  expect((await me('POST', `/shifts/${shiftId}/more`)).body.type).toContain('no-stop');
  await answer(await letter('three', 'Where is my invoice?'));
  expect(await queue()).toMatchObject({ closed: 'soft', items: [] });
  // It ends no work: whoever takes one may.
  expect((await me('PUT', `/tickets/${tickets.firmware}/assignee`, { teammateId: chiara.id })).status).toBe(200);
  expect((await me('POST', `/shifts/${shiftId}/more`)).body).toMatchObject({ state: 'fresh', softStopPassed: true });
  // Nothing is left for her: who sits beside her has a hard one, to watch.
  expect(await queue()).toMatchObject({ items: [], watch: null });
  await house.as(marta, 'PUT', `/tickets/${tickets.angry}/assignee`, { teammateId: marta.id });
  expect((await queue()).watch).toMatchObject({ subject: 'Again', by: { name: 'Marta' }, reason: 'angry' });
  await house.as(marta, 'PUT', `/tickets/${tickets.angry}/assignee`, { teammateId: null });
});

step(
  'the hard stop refuses one more to everybody, also among many, until a manager lifts it with a reason',
  async () => {
    await answer(tickets.firmware ?? '');
    expect((await me('GET', `/shifts/${shiftId}/load`)).body).toMatchObject({
      state: 'hard',
      stoppedBy: 'answers',
      mayLift: [{ name: 'Ioana' }],
    });
    const give = (actor: Actor) =>
      house.as(actor, 'PUT', `/tickets/${tickets.easy}/assignee`, { teammateId: chiara.id });
    for (const actor of [chiara, ioana]) {
      const refused = await give(actor);
      expect([refused.status, refused.body.type]).toEqual([409, 'urn:sportello:problem:enough-for-today']);
      expect(refused.body.detail).toContain('Ioana');
    }
    const brief = { wants: 'A charger', tried: 'Nothing', next: 'Say which' };
    const handed = await house.as(ioana, 'POST', `/tickets/${tickets.easy}/handover`, {
      teammateId: chiara.id,
      ...brief,
    });
    expect(handed.status).toBe(409);
    const bulk = await house.as(ioana, 'POST', '/bulk-changes', {
      tickets: { ids: [tickets.easy, tickets.spanish] },
      change: { assignee: chiara.id },
    });
    expect(bulk.status).toBeLessThan(300);
    await house.runJobs();
    expect((await house.ticket(tickets.easy ?? '')).assignee).toBe(null);
    expect((await house.as(marta, 'POST', `/shifts/${shiftId}/lift`, { reason: 'Two easy ones' })).status).toBe(403);
    const lifted = await house.as(ioana, 'POST', `/shifts/${shiftId}/lift`, { reason: 'Two easy ones' });
    expect(lifted.body).toMatchObject({ stoppedBy: null, lifted: { by: 'Ioana', reason: 'Two easy ones' } });
    expect((await give(ioana)).status).toBe(200);
  },
);

step('hours of the month count as answers do: the cap refuses too', async () => {
  await house.db.updateTable('shift_days').set({ lifted_at: null, lifted_by: null, lift_reason: null }).execute();
  const rules = { answersPerShift: { soft: 50, hard: 60 }, capHoursPerMonth: 1 };
  await house.as(ioana, 'PATCH', `/rotas/${rotaId}`, { rules });
  house.clock.set(Temporal.Instant.from('2026-11-19T11:30:00Z'));
  const load = (await me('GET', `/shifts/${shiftId}/load`)).body;
  // 70 minutes since the beginning, less the twenty of lunch.
  expect(load).toMatchObject({ stoppedBy: null, minutesThisMonth: 50, capMinutes: 60 });
  house.clock.set(Temporal.Instant.from('2026-11-19T11:40:00Z'));
  expect((await me('GET', `/shifts/${shiftId}/load`)).body).toMatchObject({ stoppedBy: 'cap', state: 'hard' });
});

step('energy is its owner’s alone', async () => {
  expect((await me('PUT', `/shifts/${shiftId}/energy`, { energy: 4 })).status).toBe(204);
  expect((await me('GET', '/teammates/me/energy')).body.items).toMatchObject([{ on: '2026-11-19', energy: 4 }]);
  expect((await house.as(ioana, 'GET', '/teammates/me/energy')).body.items).toEqual([]);
  expect((await house.as(ioana, 'PUT', `/shifts/${shiftId}/energy`, { energy: 1 })).status).toBe(404);
  // Of this month nothing is told, and of one with fewer than five people nothing but that it was.
  const together = async () => (await house.as(ioana, 'GET', `/rotas/${rotaId}/energy`)).body.items;
  expect(await together()).toEqual([]);
  const felt = await Promise.all(
    [2, 4, 3, 5, 2].map(async (energy, index) => {
      const { id } = await house.teammate('teammate', { deskId: house.deskId, name: `Helper ${index}` });
      return { id, energy };
    }),
  );
  const lived = async ({ id, energy }: (typeof felt)[number]) => {
    const day = { starts_at: '2026-10-05T08:00:00Z', ends_at: '2026-10-05T16:00:00Z', time_zone: 'Europe/Rome' };
    const shift = { id: newId(), rota_id: rotaId, teammate_id: id, on_date: '2026-10-05', ...day };
    await house.db
      .insertInto('shifts')
      .values({ ...shift, state: 'complete', changed_at: day.starts_at })
      .execute();
    const begun = { shift_id: shift.id, teammate_id: id, begun_at: day.starts_at, energy };
    await house.db.insertInto('shift_days').values(begun).execute();
  };
  for (const one of felt.slice(0, 4)) await lived(one);
  expect(await together()).toEqual([{ month: '2026-10', people: 0, mean: null }]);
  for (const one of felt.slice(4)) await lived(one);
  expect(await together()).toEqual([{ month: '2026-10', people: 5, mean: 3.2 }]);
  expect((await house.as(chiara, 'GET', `/rotas/${rotaId}/energy`)).status).toBe(403);
  expect(JSON.stringify(await house.events())).not.toContain('energy');
});
