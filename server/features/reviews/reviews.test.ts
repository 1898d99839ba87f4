import { expect, test } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { consumeEvents } from '../../platform/events/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { hearEvents } from '../../testing/hearing-events.ts';
import { TEST_NOW } from '../../testing/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';
import { notificationHearer } from '../notifications/index.ts';

type Person = Actor & { kind: 'teammate' };

let house: TicketHouse;
let rotaId: string;
let manager: Person;
let buddy: Person;
let other: Person;
let learner: Person;
let agent: Person;
let elsewhere: Person;
let shiftId: string;
let letters = 0;

async function ok(actor: Person, method: string, path: string, body?: object) {
  const came = await house.as(actor, method, path, body);
  expect([method, path, came.status < 300, came.status < 300 ? null : came.body]).toEqual([method, path, true, null]);
  return came.body;
}

async function setUp(): Promise<void> {
  house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  manager = await house.teammate('manager', { name: 'Ioana' });
  buddy = await house.teammate('agent', { deskId, name: 'Marta' });
  other = await house.teammate('agent', { deskId, name: 'Tomás' });
  learner = await house.teammate('teammate', { deskId, name: 'Laia' });
  agent = await house.teammate('agent', { deskId, name: 'Owen' });
  elsewhere = await house.teammate('agent', { deskId: itDeskId, name: 'Nuria' });
  const rules = { looksBeforeAlone: 2, minDaysBetween: 0, commonLanguage: false };
  rotaId = (await ok(manager, 'POST', '/rotas', { deskId, name: 'Customers', rules })).id;
  for (const who of [buddy, other]) await ok(manager, 'PUT', `/rotas/${rotaId}/people/${who.id}`, { part: 'buddy' });
  for (const who of [learner, agent]) await ok(manager, 'PUT', `/rotas/${rotaId}/people/${who.id}`, {});
  shiftId = newId();
  await house.db
    .insertInto('shifts')
    .values({
      id: shiftId,
      rota_id: rotaId,
      teammate_id: learner.id,
      buddy_id: buddy.id,
      on_date: '2026-11-19',
      starts_at: '2026-11-19T08:00:00Z',
      ends_at: '2026-11-19T16:00:00Z',
      time_zone: 'Europe/Rome',
      state: 'published',
      published_at: TEST_NOW.toString(),
      changed_at: TEST_NOW.toString(),
    })
    .execute();
  await consumeEvents(house.platform, notificationHearer);
}

/** A letter, and the learner's reply to it. */
async function held(words = '<p>Hello Giulia,</p><p>Let us know soon what the lamp shows.</p>', by = learner) {
  const messageId = `<${++letters}@postanova.example>`;
  const { ticket } = await house.take(mail({ 'Message-ID': messageId, Subject: `Letter ${letters}` }));
  const written = await ok(by, 'POST', `/tickets/${ticket.id}/messages`, {
    type: 'reply',
    html: words,
    status: 'waiting',
  });
  const { items } = await ok(by, 'GET', '/reviews?mine=author&limit=1');
  return { ticketId: ticket.id as string, messageId: messageId, reply: written, review: items[0] };
}

const stateOf = async (ticketId: string, replyId: string) =>
  (await house.messages(ticketId)).find(({ id }) => id === replyId)?.outgoing?.state;
const pass = (duration: Temporal.DurationLike) => house.clock.set(house.clock.now().add(duration));

async function bells(who: Person): Promise<string[]> {
  await hearEvents(house, notificationHearer);
  const { items } = await ok(who, 'GET', '/me/notifications');
  return items.flatMap(({ kind, what }: { kind: string; what: string }) => (kind === 'review' ? [what] : []));
}

const steps: (() => Promise<void>)[] = [];
function step(_what: string, work: () => Promise<void>): void {
  steps.push(work);
}

test('replies of those who learn wait for a look, and nothing leaves unseen', { timeout: 300_000 }, async () => {
  await setUp();
  for (const work of steps) {
    house.clock.set(TEST_NOW);
    await house.db.deleteFrom('reviews').execute();
    await hearEvents(house, notificationHearer);
    await house.db.deleteFrom('notifications').execute();
    await house.db
      .updateTable('rota_people')
      .set({ level: 'learning' })
      .where('teammate_id', '=', learner.id)
      .execute();
    await work();
  }
});

step('who answers by their role does not wait, nor does who is in no rota', async () => {
  const { items } = await ok(manager, 'GET', `/rotas/${rotaId}/people`);
  const level = (who: Person) => items.find((each: { teammate: { id: string } }) => each.teammate.id === who.id).level;
  expect([level(learner), level(agent)]).toEqual(['learning', 'alone']);
  const { ticket } = await house.take(mail());
  for (const who of [agent, manager]) {
    const sent = await ok(who, 'POST', `/tickets/${ticket.id}/messages`, { type: 'reply', text: 'Hello' });
    expect(sent.outgoing.state).toBe('queued');
  }
  expect(await ok(agent, 'GET', '/reviews/standing')).toMatchObject({ items: [{ held: false }] });
  expect(await ok(learner, 'GET', '/reviews/standing')).toMatchObject({
    items: [{ held: true, approved: 0, needed: 2, buddy: { id: buddy.id }, onShift: true }],
  });
});

step('a reply that waits changes nothing for the customer, and only its people see it', async () => {
  const { ticketId, reply, review } = await held();
  expect(reply.outgoing.state).toBe('held');
  expect(await house.ticket(ticketId)).toMatchObject({ status: 'new', dueAt: expect.any(String) });
  pass({ hours: 40 });
  await house.runJobs();
  expect(await stateOf(ticketId, reply.id)).toBe('held');
  expect(review).toMatchObject({ state: 'waiting', author: { id: learner.id }, buddy: { id: buddy.id }, ofDay: 1 });
  const [link] = await house.db.selectFrom('tickets').select('status_token').where('id', '=', ticketId).execute();
  const page = await house.app.request(`http://help.officinalume.example/r/${link?.status_token}`);
  expect(await page.text()).not.toContain('what the lamp shows');
  // Nobody pushes it out by the outbox either.
  expect((await house.as(agent, 'POST', `/outbox/${reply.outgoing.id}/retry`)).status).toBe(409);
  for (const verb of ['approval', 'lesson', 'return', 'share', 'acceptance']) {
    const body = { approval: {}, lesson: { html: '<p>x</p>' }, return: { question: 'Why?' }, share: { to: other.id } };
    const asked = (who: Person) =>
      house.as(who, 'POST', `/reviews/${review.id}/${verb}`, (body as Record<string, object>)[verb]);
    expect([verb, (await asked(elsewhere)).status]).toEqual([verb, verb === 'acceptance' ? 404 : 404]);
    expect([verb, (await asked(agent)).status]).toEqual([verb, 404]);
    expect([verb, (await asked(learner)).status]).toEqual([verb, verb === 'acceptance' ? 409 : 403]);
  }
  expect((await house.as(elsewhere, 'GET', `/reviews/${review.id}`)).status).toBe(404);
  expect(await stateOf(ticketId, reply.id)).toBe('held');
  expect(await bells(buddy)).toEqual(expect.arrayContaining(['asked']));
  expect((await ok(buddy, 'GET', '/reviews?state=waiting&mine=buddy')).items).toHaveLength(1);
  expect((await ok(elsewhere, 'GET', '/reviews')).items).toEqual([]);
});

step('let go as it was it leaves as its writer’s, counts, and enough of them let the writer send alone', async () => {
  const first = await held();
  const came = await ok(buddy, 'POST', `/reviews/${first.review.id}/approval`, { seconds: 90 });
  expect(came).toMatchObject({ state: 'approved', approved: 1, needed: 2, lookedBy: { id: buddy.id } });
  expect(await house.ticket(first.ticketId)).toMatchObject({ status: 'waiting', dueAt: null });
  const replied = (await house.events()).findLast(({ name }) => name === 'ticket.replied');
  expect(replied?.actor).toBe(`teammate ${learner.id}`);
  await house.runJobs();
  expect(await stateOf(first.ticketId, first.reply.id)).toBe('kept');
  expect((await house.as(buddy, 'POST', `/reviews/${first.review.id}/approval`, {})).status).toBe(409);
  const second = await held();
  await ok(other, 'POST', `/reviews/${second.review.id}/approval`, {});
  expect((await house.events()).map(({ name }) => name)).toContain('rota-person.may-send-alone');
  expect(await bells(learner)).toEqual(expect.arrayContaining(['approved', 'may_send_alone']));
  const { ticket } = await house.take(mail());
  const third = await ok(learner, 'POST', `/tickets/${ticket.id}/messages`, { type: 'reply', text: 'Hello' });
  expect(third.outgoing.state).toBe('queued');
  const letterOf = (await house.outbox()).filter((each) => each.message?.id === first.reply.id);
  expect(letterOf.length).toBeLessThanOrEqual(1);
  expect(await ok(buddy, 'GET', '/reviews/figures')).toMatchObject({
    done: 1,
    waiting: 0,
    ownMinutes: 2,
    beside: [{ teammate: { id: learner.id }, approved: 2, needed: 2 }],
  });
});

step('changed with a lesson it goes back to its writer, who accepts; it leaves with the changed words', async () => {
  const { ticketId, reply, review } = await held();
  const html = '<p>Hello Giulia,</p><p>Write back by Monday what the lamp shows.</p>';
  const same = await house.as(buddy, 'POST', `/reviews/${review.id}/lesson`, { html: review.html ?? reply.html });
  expect(same.status).toBe(422);
  const bold = '<p>Hello Giulia,</p><p>Let us know <strong>soon</strong> what the lamp shows.</p>';
  const asBold = await ok(buddy, 'POST', `/reviews/${review.id}/comparison`, { html: bold });
  expect(asBold).toMatchObject({ changes: [], formOnly: true });
  const compared = await ok(buddy, 'POST', `/reviews/${review.id}/comparison`, { html });
  expect(compared.changes).toEqual([{ number: 1, before: 'Let us know soon', after: 'Write back by Monday' }]);
  const lessons = [{ number: 1, before: 'x', after: 'y', words: '“Soon” makes people write twice.', guide: null }];
  // Monday, when the desk goes home.
  expect(compared.promises).toEqual([{ words: 'by Monday', at: '2026-11-23T17:00:00Z' }]);
  const given = { html, lessons, goodWord: 'Well asked.', promisedAt: compared.promises[0].at };
  const taught = await ok(buddy, 'POST', `/reviews/${review.id}/lesson`, given);
  expect(taught).toMatchObject({
    state: 'given-back',
    lessonsOf: [{ number: 1, before: 'Let us know soon', words: '“Soon” makes people write twice.' }],
    goesAt: expect.any(String),
    can: { look: false, accept: false },
  });
  expect(await stateOf(ticketId, reply.id)).toBe('held');
  expect(await bells(learner)).toEqual(['taught']);
  expect((await house.as(buddy, 'POST', `/reviews/${review.id}/acceptance`)).status).toBe(403);
  const accepted = await ok(learner, 'POST', `/reviews/${review.id}/acceptance`);
  expect(accepted).toMatchObject({ state: 'left', approved: 0 });
  expect((await house.ticket(ticketId)).promisedAt).toBe('2026-11-23T17:00:00Z');
  await house.runJobs();
  const letter = await ok(agent, 'GET', `/outbox/${reply.outgoing.id}`);
  expect(letter.state).toBe('kept');
  expect(JSON.stringify(letter)).toContain('Write back by Monday');
  expect(JSON.stringify(letter)).not.toContain('Let us know soon');
  expect((await house.messages(ticketId)).find(({ id }) => id === reply.id).text).toContain('Write back by Monday');
  // Its time comes and finds nothing to send.
  pass({ hours: 30 });
  await house.runJobs();
  expect((await house.outbox()).filter(({ id }) => id === reply.outgoing.id)).toHaveLength(1);
});

step(
  'given back to a writer who is away, it goes as the buddy wrote it; who writes anew goes on from there',
  async () => {
    const { ticketId, reply, review } = await held();
    const html = '<p>Hello Giulia,</p><p>Write back by Monday what the lamp shows.</p>';
    await ok(buddy, 'POST', `/reviews/${review.id}/lesson`, { html });
    pass({ minutes: 20 });
    await house.runJobs();
    expect(await stateOf(ticketId, reply.id)).toBe('held');
    pass({ hours: 4 });
    await house.runJobs();
    expect(await stateOf(ticketId, reply.id)).toBe('kept');
    expect(await ok(learner, 'GET', `/reviews/${review.id}`)).toMatchObject({ state: 'left' });
    const replied = (await house.events()).findLast(({ name }) => name === 'ticket.replied');
    expect(replied?.actor).toBe(`teammate ${learner.id}`);

    const again = await held();
    await ok(buddy, 'POST', `/reviews/${again.review.id}/lesson`, { html });
    await ok(learner, 'POST', `/outbox/${again.reply.outgoing.id}/cancellation`);
    const drafts = await ok(learner, 'GET', `/tickets/${again.ticketId}/drafts`);
    expect(drafts.items).toMatchObject([{ kind: 'reply', html }]);
    expect((await house.as(learner, 'POST', `/reviews/${again.review.id}/acceptance`)).status).toBe(409);
  },
);

step('sent back with a question, its words are a draft again and the clock goes on', async () => {
  const { ticketId, review, reply } = await held();
  const { dueAt } = await house.ticket(ticketId);
  const back = await ok(buddy, 'POST', `/reviews/${review.id}/return`, { question: 'Which lamp has she?' });
  expect(back).toMatchObject({ state: 'sent-back', question: 'Which lamp has she?', messageId: null });
  expect(await house.ticket(ticketId)).toMatchObject({ status: 'new', dueAt });
  const drafts = await ok(learner, 'GET', `/tickets/${ticketId}/drafts`);
  expect(drafts.items[0].html).toContain('what the lamp shows');
  expect((await house.messages(ticketId)).some(({ id }) => id === reply.id)).toBe(false);
  expect(await bells(learner)).toEqual(['returned']);
});

step('the customer writes first: it is a draft again, and both are told', async () => {
  const { ticketId, messageId, review } = await held();
  await house.take(mail({ 'In-Reply-To': messageId, 'Message-ID': '<again@postanova.example>' }, 'Never mind.\r\n'));
  expect(await ok(learner, 'GET', `/reviews/${review.id}`)).toMatchObject({ state: 'overtaken' });
  expect((await ok(learner, 'GET', `/tickets/${ticketId}/drafts`)).items).toHaveLength(1);
  expect((await house.as(buddy, 'POST', `/reviews/${review.id}/approval`, {})).status).toBe(409);
  expect(await bells(learner)).toEqual(['overtaken']);
  expect(await bells(buddy)).toEqual(expect.arrayContaining(['overtaken']));
});

step('nobody looks: another buddy is asked, and at the end of the clock all are told', async () => {
  const { ticketId, reply, review } = await held();
  pass({ minutes: 61 });
  await house.runJobs();
  expect((await ok(buddy, 'GET', `/reviews/${review.id}`)).asked.map(({ id }: { id: string }) => id).sort()).toEqual(
    [buddy.id, other.id].sort(),
  );
  expect(await bells(other)).toEqual(['asked_again']);
  pass({ hours: 24 });
  await house.runJobs();
  expect(await bells(other)).toEqual(expect.arrayContaining(['missed']));
  expect(await stateOf(ticketId, reply.id)).toBe('held');
});

step('who steps away for a bit is not asked meanwhile, and what waits for nobody else is another’s too', async () => {
  const { review } = await held();
  const asked = async (id: string): Promise<string[]> =>
    (await ok(other, 'GET', `/reviews/${id}`)).asked.map(({ name }: { name: string }) => name);
  const { until } = await ok(buddy, 'PUT', '/reviews/away', { minutes: 60 });
  expect(await asked(review.id)).toEqual(['Marta', 'Tomás']);
  expect(await bells(other)).toEqual(['shared']);
  const meanwhile = await held();
  expect(await asked(meanwhile.review.id)).toEqual(['Tomás']);
  const { shift } = await ok(learner, 'GET', '/shifts/today');
  expect(shift).toMatchObject({ buddy: { name: 'Marta', isAway: true, awayUntil: until }, standIn: { name: 'Tomás' } });
  expect(await ok(buddy, 'GET', '/reviews/figures')).toMatchObject({ awayUntil: until });
  expect(await ok(learner, 'POST', `/shifts/${shiftId}/call`)).toMatchObject({ name: 'Tomás' });
  expect(await bells(other)).toEqual(expect.arrayContaining(['called']));
  const note = await ok(learner, 'POST', `/tickets/${review.ticket.id}/buddy-question`, { words: 'Which lamp?' });
  const written = (await house.messages(review.ticket.id)).find(({ id }) => id === note.messageId);
  expect(written.text).toContain('@Tomás');
  await ok(buddy, 'DELETE', '/reviews/away');
  const again = await held();
  expect(await asked(again.review.id)).toEqual(['Marta']);
  // And without coming back, once the time is over.
  await ok(buddy, 'PUT', '/reviews/away', { minutes: 5 });
  pass({ minutes: 6 });
  expect(await asked((await held()).review.id)).toEqual(['Marta']);
  expect((await ok(learner, 'GET', '/shifts/today')).shift.buddy).toMatchObject({ isAway: false, awayUntil: null });
  await ok(buddy, 'DELETE', '/reviews/away');
});

step('a planned one that is let go waits for its time; one that is shared may be looked at by both', async () => {
  const { ticket } = await house.take(mail());
  const sendAt = house.clock.now().add({ hours: 5 }).toString();
  const body = { type: 'reply', html: '<p>Tomorrow then.</p>', sendAt };
  const reply = await ok(learner, 'POST', `/tickets/${ticket.id}/messages`, body);
  const { items } = await ok(learner, 'GET', '/reviews?mine=author&limit=1');
  await ok(buddy, 'POST', `/reviews/${items[0].id}/share`, { to: other.id });
  expect(await bells(other)).toEqual(['shared']);
  await ok(other, 'POST', `/reviews/${items[0].id}/approval`, {});
  expect(await stateOf(ticket.id, reply.id)).toBe('scheduled');
  pass({ hours: 6 });
  await house.runJobs();
  expect(await stateOf(ticket.id, reply.id)).toBe('kept');
});

step('two who let go of it at once: one of them does', async () => {
  const { review } = await held();
  const both = await Promise.all(
    [buddy, other].map((who) => house.as(who, 'POST', `/reviews/${review.id}/approval`, {})),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const rows = await house.db.selectFrom('events').select('id').where('name', '=', 'review.approved').execute();
  expect(rows.length).toBeGreaterThan(0);
});

step('the buddy of today is asked in a note that names them', async () => {
  const { ticket } = await house.take(mail());
  const asked = await ok(learner, 'POST', `/tickets/${ticket.id}/buddy-question`, { words: 'Is <this> a fault?' });
  const note = (await house.messages(ticket.id)).find(({ id }) => id === asked.messageId);
  expect(note).toMatchObject({ type: 'note', text: expect.stringContaining('@Marta') });
  expect(note.html).toContain('&lt;this&gt;');
  await hearEvents(house, notificationHearer);
  const { items } = await ok(buddy, 'GET', '/me/notifications');
  expect(items.map(({ kind }: { kind: string }) => kind)).toContain('mentioned');
  const nobody = await house.as(manager, 'POST', `/tickets/${ticket.id}/buddy-question`, { words: 'Hm?' });
  expect(nobody).toMatchObject({ status: 409, body: { type: 'urn:sportello:problem:no-buddy' } });
});

step('a letter that was let go and never handed over leaves once, whoever dies', async () => {
  const { review, reply } = await held();
  await act(house.platform, system('test'), async (one) => {
    one.queue({ name: 'reviews.ask-again', maxAttempts: 1, priority: 0 } as never, { reviewId: review.id });
  });
  await ok(buddy, 'POST', `/reviews/${review.id}/approval`, {});
  await house.runJobs();
  await house.runJobs();
  const raw = (await house.outbox()).filter(({ id }) => id === reply.outgoing.id);
  expect(raw).toMatchObject([{ state: 'kept' }]);
});
