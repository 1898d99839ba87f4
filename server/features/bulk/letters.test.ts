import { beforeEach, expect, it } from 'vitest';
import { BULK_LETTERS_WAIT_SECONDS, MOST_BULK_RUNNING } from '../../../contract/bulk.ts';
import type { Actor } from '../../platform/access/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

type Teammate = Actor & { kind: 'teammate' };

let house: TicketHouse;
let lead: Teammate;
let onlyReads: Teammate;

beforeEach(async () => {
  house = await openTicketHouse();
  lead = await house.teammate('lead', { deskId: house.deskId, name: 'Marta' });
  onlyReads = await house.teammate('teammate', { deskId: house.itDeskId });
});

async function ticketOf(from: string): Promise<string> {
  return (await house.take(mail({ From: from }))).ticket.id;
}

async function savedReply(html: string, effects: object = {}): Promise<string> {
  const made = await house.as(lead, 'POST', '/saved-replies', {
    name: newId(),
    texts: { en: html },
    effects,
    audience: 'private',
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}

const letters = () => house.db.selectFrom('outgoing').selectAll().where('kind', '=', 'reply').orderBy('id').execute();

async function answered(ids: string[], change: object) {
  const asked = await house.as(lead, 'POST', '/bulk-changes', { tickets: { ids }, change });
  expect(asked.status).toBe(409);
  expect(asked.body).toMatchObject({ type: 'urn:sportello:problem:confirm-count', count: ids.length });
  const begun = await house.as(lead, 'POST', '/bulk-changes', { tickets: { ids }, change, confirm: ids.length });
  expect(begun.status, JSON.stringify(begun.body)).toBe(202);
  await house.runJobs();
  return (await house.as(lead, 'GET', `/bulk-changes/${begun.body.id}`)).body;
}

it('answers each customer in words filled in for them, and says of each that stays why', async () => {
  const reply = await savedReply('<p>Dear {{ contact.first_name }}, it is on its way.</p>', {
    addTags: ['told'],
    status: 'solved',
  });
  const anna = await ticketOf('"Anna Neri" <anna@posta.example>');
  const bruno = await ticketOf('"Bruno Blu" <bruno@posta.example>');
  const nameless = await ticketOf('x9@posta.example');
  const blocked = await ticketOf('"Carla Blocked" <carla@blocked.example>');
  const bounced = await ticketOf('"Dario Gone" <dario@posta.example>');
  const now = house.clock.now().toString();
  await house.db
    .insertInto('sender_blocks')
    .values({ id: newId(), kind: 'domain', value: 'blocked.example', desk_id: null, created_at: now } as never)
    .execute();
  await house.db
    .updateTable('identities')
    .set({ bounced_at: now } as never)
    .where('value', '=', 'dario@posta.example')
    .execute();

  const ids = [anna, bruno, nameless, blocked, bounced];
  const preview = await house.as(lead, 'POST', '/bulk-changes/preview', { tickets: { ids }, change: { reply } });
  expect(preview.body).toMatchObject({ count: 5, letters: 5, asksTwice: true });
  const ended = await answered(ids, { reply });
  expect(ended).toMatchObject({ state: 'done', done: 2, stayed: 3, can: { undo: true } });
  const stayed = (await house.as(lead, 'GET', `/bulk-changes/${ended.id}/refusals`)).body.items;
  expect(stayed.map(({ ticketId, reason }: { ticketId: string; reason: string }) => [ticketId, reason])).toEqual([
    [nameless, 'values-missing'],
    [blocked, 'sender-blocked'],
    [bounced, 'address-bounced'],
  ]);
  const sent = await letters();
  expect(sent.map(({ recipients }) => recipients)).toEqual([['anna@posta.example'], ['bruno@posta.example']]);
  expect(sent[0]?.letter.text).toContain('Dear Anna, it is on its way.');
  expect(sent[1]?.letter.text).toContain('Dear Bruno, it is on its way.');
  for (const id of [anna, bruno]) expect(await house.ticket(id)).toMatchObject({ status: 'solved', tags: ['told'] });
  for (const id of [nameless, blocked, bounced])
    expect(await house.ticket(id)).toMatchObject({ status: 'new', tags: [] });
});

it('takes back what has not left, with all that went along, and leaves what has', async () => {
  const reply = await savedReply('<p>Dear {{ contact.first_name }}, thank you.</p>', { addTags: ['told'] });
  const anna = await ticketOf('"Anna Neri" <anna@posta.example>');
  const bruno = await ticketOf('"Bruno Blu" <bruno@posta.example>');
  await house.as(lead, 'PUT', `/tickets/${anna}/draft`, { kind: 'reply', html: '<p>My own beginning</p>', version: 0 });
  const drafts = () => house.db.selectFrom('drafts').select(['ticket_id', 'html']).execute();
  const before = await drafts();
  expect(before).toHaveLength(1);
  const ended = await answered([anna, bruno], { reply });
  const [toAnna] = await letters();
  // One of them left meanwhile.
  await house.db
    .updateTable('outgoing')
    .set({ state: 'sent' })
    .where('id', '=', toAnna?.id ?? '')
    .execute();
  const undoing = await house.as(lead, 'POST', `/bulk-changes/${ended.id}/undo`);
  expect(undoing.status).toBe(202);
  await house.runJobs();
  const undone = (await house.as(lead, 'GET', `/bulk-changes/${undoing.body.id}`)).body;
  expect(undone).toMatchObject({ state: 'done', done: 1, stayed: 1 });
  const [line] = (await house.as(lead, 'GET', `/bulk-changes/${undoing.body.id}/refusals`)).body.items;
  expect(line).toMatchObject({ ticketId: anna, reason: 'has-left' });
  expect(await house.ticket(anna)).toMatchObject({ status: 'waiting', tags: ['told'] });
  expect(await house.ticket(bruno)).toMatchObject({ status: 'new', tags: [] });
  expect((await letters()).map(({ state }) => state)).toEqual(['sent', 'cancelled']);
  const replies = await house.db.selectFrom('messages').select('ticket_id').where('type', '=', 'reply').execute();
  expect(replies).toEqual([{ ticket_id: anna }]);
  // Nobody typed it, so it is nobody's draft; what somebody had begun stands as it was.
  expect(await drafts()).toEqual(before);
});

it('waits before its letters leave, and cannot be undone after it', async () => {
  const reply = await savedReply('<p>Thank you.</p>');
  const anna = await ticketOf('"Anna Neri" <anna@posta.example>');
  const at = house.clock.now();
  const ended = await answered([anna], { reply });
  const [letter] = await letters();
  expect(letter?.state).toBe('queued');
  expect(letter?.send_at.since(at).total('seconds')).toBeGreaterThanOrEqual(BULK_LETTERS_WAIT_SECONDS);
  house.clock.set(house.clock.now().add({ seconds: BULK_LETTERS_WAIT_SECONDS + 1 }));
  const late = await house.as(lead, 'POST', `/bulk-changes/${ended.id}/undo`);
  expect([late.status, late.body.type]).toEqual([409, 'urn:sportello:problem:undo-passed']);
});

it('does what a macro does besides its words, and brings it back', async () => {
  const macro = await savedReply('', { priority: 'high', addTags: ['recall'], assignee: 'me', status: 'on_hold' });
  const ids = [await ticketOf('a@posta.example'), await ticketOf('b@posta.example')];
  const begun = await house.as(lead, 'POST', '/bulk-changes', { tickets: { ids }, change: { macro } });
  expect(begun.status).toBe(202);
  await house.runJobs();
  for (const id of ids)
    expect(await house.ticket(id)).toMatchObject({
      priority: 'high',
      tags: ['recall'],
      status: 'on_hold',
      assignee: { id: lead.id },
    });
  expect(await letters()).toEqual([]);
  await house.as(lead, 'POST', `/bulk-changes/${begun.body.id}/undo`);
  await house.runJobs();
  for (const id of ids)
    expect(await house.ticket(id)).toMatchObject({ priority: 'normal', tags: [], status: 'new', assignee: null });
});

it('one person has so many running and no more', async () => {
  const ids = [await ticketOf('a@posta.example')];
  const begin = (actor: Actor) =>
    house.as(actor, 'POST', '/bulk-changes', { tickets: { ids }, change: { follow: true } });
  for (let count = 0; count < MOST_BULK_RUNNING; count++) expect((await begin(lead)).status).toBe(202);
  const refused = await begin(lead);
  expect([refused.status, refused.body.type]).toEqual([409, 'urn:sportello:problem:bulk-running']);
  expect((await begin(onlyReads)).status).toBe(202);
  await house.runJobs();
  expect((await begin(lead)).status).toBe(202);
});
