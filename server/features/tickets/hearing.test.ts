import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PRIORITIES, STATUSES } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { eventDefinition } from '../../platform/events/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

/**
 * Old state + events = freshly read state: a screen keeps what it has read, and reads a ticket anew when an event names it.
 * That is right only if every ticket that looks different to somebody was named in an event which they hear; or another was, of
 * which it shows the subject: one it is linked with, was merged with or split from, or may belong to.
 */

interface Scene {
  house: TicketHouse;
  lead: Actor & { kind: 'teammate' };
  people: (Actor & { kind: 'teammate' })[];
  /** Those who look on, and do nothing themselves. */
  lookers: (Actor & { kind: 'teammate' })[];
  ticketIds: string[];
}

type Deed = (scene: Scene, pick: number) => Promise<unknown>;

const at = <Item>(items: readonly Item[], pick: number): Item => {
  const item = items[pick % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const put = (name: string, body: (scene: Scene, pick: number) => unknown): Deed => {
  return (scene, pick) =>
    scene.house.as(scene.lead, 'PUT', `/tickets/${at(scene.ticketIds, pick)}/${name}`, body(scene, pick));
};
const post = (name: string): Deed => {
  return (scene, pick) => scene.house.as(scene.lead, 'POST', `/tickets/${at(scene.ticketIds, pick)}/${name}`);
};
const say = (body: (pick: number) => object): Deed => {
  return (scene, pick) =>
    scene.house.as(scene.lead, 'POST', `/tickets/${at(scene.ticketIds, pick)}/messages`, {
      text: 'Words',
      ...body(pick),
    });
};
/** The Message-ID that begins the thread of a ticket. */
const idOf = async (scene: Scene, pick: number): Promise<string> => {
  const [first] = await scene.house.messages(at(scene.ticketIds, pick));
  return first.messageId;
};

const DEEDS: Record<string, Deed> = {
  priority: put('priority', (_, pick) => ({ priority: at(PRIORITIES, pick) })),
  tags: put('tags', (_, pick) => ({ tags: [`tag ${pick % 3}`] })),
  subject: put('subject', (_, pick) => ({ subject: `Subject ${pick % 5}` })),
  category: put('category', (_, pick) => ({ name: pick % 3 === 0 ? null : `Category ${pick % 3}` })),
  status: put('status', (_, pick) => ({ status: at(STATUSES, pick) })),
  start: put('start', (_, pick) => ({ startsAt: pick % 2 ? '2026-12-01T08:00:00Z' : null })),
  assign: put('assignee', ({ people }, pick) => ({ teammateId: pick % 4 === 0 ? null : at(people, pick).id })),
  move: put('desk', ({ house }, pick) => ({ deskId: pick % 2 ? house.itDeskId : house.deskId })),
  solve: post('solution'),
  close: post('closure'),
  reopen: post('reopening'),
  renewLink: post('status-link'),
  read: post('reading'),
  note: say(() => ({ type: 'note' })),
  reply: say((pick) => ({ type: 'reply', ...(pick % 3 ? {} : { cc: [`copied${pick % 4}@posta.example`] }) })),
  async withdraw({ house, lead }) {
    const queued = (await house.outbox()).find((each) => each.kind === 'reply' && each.state === 'queued');
    if (queued) await house.as(lead, 'POST', `/outbox/${queued.id}/cancellation`);
  },
  async write({ house }, pick) {
    const to = at(['support@officinalume.example', 'it@officinalume.example, support@officinalume.example'], pick);
    await house.take(mail({ From: `writer${pick % 3}@posta.example`, To: to, Cc: `copied${pick % 4}@posta.example` }));
  },
  async answer(scene, pick) {
    const id = await idOf(scene, pick);
    const from = at(
      ['Writer Zero <writer0@posta.example>', 'Copied Two <copied2@posta.example>', 'stranger@x.example'],
      pick,
    );
    await scene.house.take(mail({ From: from, 'In-Reply-To': `<${id}>` }, `Answer ${pick}\r\n`));
  },
  async name({ house }, pick) {
    await house.take(mail({ From: `stranger${pick % 5}@x.example`, Subject: `About #${1 + (pick % 3)}` }));
  },
  async confirm({ house, lead, ticketIds }, pick) {
    const { id, participants } = await house.ticket(at(ticketIds, pick));
    const waiting = participants.find((each: { confirmed: boolean }) => !each.confirmed);
    if (waiting) await house.as(lead, 'POST', `/tickets/${id}/participants/${waiting.contactId}/confirmation`);
  },
  async remove({ house, lead, ticketIds }, pick) {
    const { id, participants } = await house.ticket(at(ticketIds, pick));
    const copied = participants.find((each: { role: string }) => each.role === 'cc');
    if (copied) await house.as(lead, 'DELETE', `/tickets/${id}/participants/${copied.contactId}`);
  },
  async quiet({ house }) {
    house.clock.set(house.clock.now().add({ hours: 24 * 8 }));
    await house.doJob('tickets.close-quiet');
  },
};

interface Seen {
  shown: string;
  /** Tickets of which it shows the subject. */
  others: string[];
}

/** Every ticket as this one sees it, opened, with its messages. */
async function seenBy({ house }: Scene, looker: Actor): Promise<Map<string, Seen>> {
  const { body } = await house.as(looker, 'GET', '/tickets?limit=200');
  const seen = new Map<string, Seen>();
  for (const { id } of body.items) {
    const ticket = (await house.as(looker, 'GET', `/tickets/${id}`)).body;
    const messages = (await house.as(looker, 'GET', `/tickets/${id}/messages?limit=200`)).body.items;
    const { links, merge, merged, split, suggestion } = ticket;
    const others = [...links, ...merged, merge, split, suggestion].flatMap((other) => other?.id ?? []);
    seen.set(id, { shown: JSON.stringify([ticket, messages]), others });
  }
  return seen;
}

it('names to everybody, in an event that they hear, each ticket that looks different to them', async () => {
  const house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  const lead = await house.teammate('owner', { name: 'Lead' });
  const people = [await house.teammate('agent', { deskId }), await house.teammate('agent', { deskId: itDeskId }), lead];
  const lookers = [await house.teammate('agent', { deskId }), await house.teammate('agent', { deskId: itDeskId })];
  const scene: Scene = { house, lead, people, lookers, ticketIds: [] };
  await house.take(mail({ From: 'writer0@posta.example', Cc: 'copied2@posta.example' }));
  await house.take(mail({ From: 'writer1@posta.example', To: 'it@officinalume.example' }));

  const deeds = fc.array(fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.nat(11)), { minLength: 4, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(deeds, async (chosen) => {
      let seen = await Promise.all(lookers.map((looker) => seenBy(scene, looker)));
      for (const [name, pick] of chosen) {
        const rows = await house.db.selectFrom('tickets').select('id').orderBy('number', 'desc').limit(4).execute();
        scene.ticketIds = rows.map((row) => row.id);
        const before = (await house.events()).length;
        await DEEDS[name]?.(scene, pick);
        house.clock.set(house.clock.now().add({ seconds: 1 }));
        const events = await house.events(before);
        const now = await Promise.all(lookers.map((looker) => seenBy(scene, looker)));
        for (const [index, looker] of lookers.entries()) {
          const desk = looker.grants[0]?.deskId;
          const heard = events.filter(
            (event) => eventDefinition(event.name)?.audience === 'desk' && event.deskId === desk,
          );
          const named = new Set(heard.map((event) => event.ticketId));
          const ids = new Set([...(seen[index]?.keys() ?? []), ...(now[index]?.keys() ?? [])]);
          const different = [...ids].filter((id) => seen[index]?.get(id)?.shown !== now[index]?.get(id)?.shown);
          const isNamed = (id: string): boolean => {
            const others = [seen, now].flatMap((each) => each[index]?.get(id)?.others ?? []);
            return [id, ...others].some((each) => named.has(each));
          };
          const unheard = different.filter((id) => !isNamed(id));
          const told = unheard.map((id) => `${seen[index]?.get(id)?.shown}\n→ ${now[index]?.get(id)?.shown}`);
          expect(unheard, `${name} ${pick}: ${told}`).toEqual([]);
        }
        seen = now;
      }
    }),
    { numRuns: 3, endOnFailure: true, interruptAfterTimeLimit: 15_000 },
  );
}, 60_000);
