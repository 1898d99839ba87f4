import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../contract/live.ts';
import type { Scope } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { anonymous, system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { sql } from '../../platform/db/index.ts';
import type { EventReader, PublishedEvent } from '../../platform/events/index.ts';
import { allEventDefinitions, startPublisher } from '../../platform/events/index.ts';
import { createApp } from '../../platform/http/app.ts';
import { TEST_TOKEN } from '../../testing/index.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { openTicketHouse } from '../../testing/tickets.ts';
import { changesListener, liveRoutes, mayHear } from './live.routes.ts';

function definitionWith(fact: 'audience' | 'name', value: string) {
  const definition = allEventDefinitions().find((each) => each[fact] === value);
  if (!definition) throw new Error(`no event has the ${fact} ${value}`);
  return definition;
}

describe('who may hear what', () => {
  const HERE = crypto.randomUUID();
  const THERE = crypto.randomUUID();
  const facts = { locale: 'en', timeZone: 'UTC', name: 'Somebody', id: crypto.randomUUID() };
  const teammate = (role: 'owner' | 'agent' | 'teammate', deskId: string | null): Actor => {
    return { kind: 'teammate', ...facts, grants: [{ role, deskId }] };
  };
  const token = (...scopes: Scope[]): Actor => {
    return { kind: 'token', ...facts, grants: [{ role: 'owner', deskId: null }], scopes };
  };
  const table: [string, Actor, here: boolean, there: boolean, company: boolean, owners: boolean][] = [
    ['an owner', teammate('owner', null), true, true, true, true],
    ['an agent of all desks', teammate('agent', null), true, true, true, false],
    ['an agent of one desk', teammate('agent', HERE), true, false, true, false],
    ['a teammate of another desk', teammate('teammate', THERE), false, true, true, false],
    ['somebody without any grant', { kind: 'teammate', ...facts, grants: [] }, false, false, true, false],
    ['a token that reads', token('read'), true, true, true, false],
    ['a token that does everything', token('admin'), true, true, true, true],
    ['a customer', { kind: 'contact', id: facts.id, name: 'Giulia', locale: 'it' }, false, false, false, false],
    ['nobody in particular', anonymous, false, false, false, false],
  ];

  it.each(table)('%s', (_who, actor, ...heard) => {
    const hears = (audience: string, deskId: string | null) =>
      mayHear(actor, { name: definitionWith('audience', audience).name, desk_id: deskId, payload: {} });
    expect([hears('desk', HERE), hears('desk', THERE), hears('company', null), hears('owners', null)]).toEqual(heard);
    const hearsOfTwo = (otherDeskId: string) =>
      mayHear(actor, { name: 'ticket.linked', desk_id: HERE, payload: { otherDeskId } });
    expect([hearsOfTwo(HERE), hearsOfTwo(THERE)], 'of two tickets').toEqual([heard[0], heard[0] && heard[1]]);
    const own = definitionWith('audience', 'actor').name;
    const hearsBy = (actor_kind: string, actor_id: string) =>
      mayHear(actor, { name: own, desk_id: null, payload: {}, actor_kind, actor_id });
    expect(hearsBy(actor.kind, crypto.randomUUID()), 'what another did').toBe(false);
    if ('id' in actor) expect(hearsBy(actor.kind, actor.id), 'what they did themselves').toBe(true);
    // What has lost its desk, and what no definition speaks for, is for nobody.
    expect(hears('desk', null)).toBe(false);
    expect(mayHear(actor, { name: 'nobody.defined-this', desk_id: HERE, payload: {} })).toBe(false);
  });
});

it('is another listener after a change of their rights, and nobody else is', () => {
  const id = crypto.randomUUID();
  const facts = { name: 'Somebody', grants: [], locale: 'en', timeZone: 'UTC' };
  const person: Actor = { kind: 'teammate', id, ...facts, sessionId: 'mine' };
  const other: Actor = { ...person, id: crypto.randomUUID(), sessionId: 'theirs' };
  const token: Actor = { kind: 'token', id: 'token', ...facts };
  const table: [name: string, payload: object, person: boolean, other: boolean, token: boolean][] = [
    ['teammate.grants-changed', { teammateId: id }, true, false, true],
    ['teammate.deactivated', { teammateId: id }, true, false, true],
    ['teammate.password-reset', { teammateId: id }, true, false, false],
    ['session.ended', { teammateId: id, sessionId: 'mine' }, true, false, false],
    ['token.revoked', { tokenId: 'token' }, false, false, true],
    ['teammate.changed', { teammateId: id }, false, false, false],
  ];
  for (const [name, payload, ...changed] of table)
    expect([
      name,
      ...[person, other, token].map((actor) => changesListener(actor, { name, payload: { ...payload } })),
    ]).toEqual([name, ...changed]);
});

interface Heard {
  ids: number[];
  events: LiveEvent[];
  resets: number;
}

/** A browser's view of the stream: what it heard until it has heard enough, then it hangs up. */
async function listen(
  house: Pick<TicketHouse, 'app'>,
  options: { from?: number | null; token?: string; until: (heard: Heard) => boolean; opened?: () => void },
): Promise<Heard> {
  const leaving = new AbortController();
  const response = await house.app.request('http://help.officinalume.example/api/v1/live', {
    headers: {
      authorization: `Bearer ${options.token ?? TEST_TOKEN}`,
      ...(options.from == null ? {} : { 'last-event-id': String(options.from) }),
    },
    signal: leaving.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const heard: Heard = { ids: [], events: [], resets: 0 };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  options.opened?.();
  while (reader && !options.until(heard)) {
    const { value, done } = await reader.read();
    if (done) break;
    const blocks = `${rest}${value}`.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      if (id === undefined) continue;
      heard.ids.push(Number(id));
      if (/^event: reset$/m.test(block)) heard.resets++;
      else heard.events.push(JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? ''));
    }
  }
  leaving.abort();
  await reader?.cancel().catch(() => undefined);
  return heard;
}

/** An event of its own number, written in a transaction that stays open for a while. */
async function write(house: TicketHouse, number: number, milliseconds = 0): Promise<void> {
  await act(house.platform, system(`writer ${number}`), async (one) => {
    const facts = { deskId: house.deskId, ticketId: null };
    one.record(definitionWith('name', 'draft.kept'), { teammateId: crypto.randomUUID(), kind: String(number) }, facts);
    if (milliseconds > 0) await sql`select pg_sleep(${milliseconds / 1_000})`.execute(one.trx);
  });
}

const written = (heard: Heard) =>
  heard.events.flatMap((event) => (event.name === 'draft.kept' ? [Number(event.payload.kind)] : []));

describe('the stream', () => {
  it('brings everything once and in the order of its numbers, however often it is cut off', async () => {
    const house = await openTicketHouse();
    const COUNT = 60;
    const writing = (async () => {
      // Many at once, of different length: they commit in another order than they begin in.
      await Promise.all(Array.from({ length: COUNT }, (_, number) => write(house, number, (number * 7) % 20)));
    })();
    const numbers: number[] = [];
    const ids: number[] = [];
    let from = 0;
    for (let connection = 0; numbers.length < COUNT && connection < 200; connection++) {
      const some = 1 + ((connection * 5) % 9);
      const heard = await listen(house, {
        from,
        until: ({ ids: own, events }) =>
          own.length >= some || numbers.length + written({ ids: own, events, resets: 0 }).length >= COUNT,
      });
      expect(heard.resets).toBe(0);
      numbers.push(...written(heard));
      ids.push(...heard.ids);
      from = heard.ids.at(-1) ?? from;
    }
    await writing;
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, number) => number));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  });

  it('ends when the rights of who hears it change: nothing more is heard by what they might before', async () => {
    const house = await openTicketHouse();
    const { token } = (
      await house.call('POST', '/tokens', { body: { name: 'listener', scopes: ['read'], expiresInDays: 1 } })
    ).body;
    const someone = await house.teammate('agent', { deskId: house.deskId });
    const before = (await listen(house, { from: 0, until: ({ ids }) => ids.length > 0 })).ids.at(-1) ?? 0;
    const heard = await listen(house, {
      token,
      from: before,
      // It ends by itself.
      until: () => false,
      opened: () =>
        void write(house, 1)
          .then(() =>
            house.call('PUT', `/teammates/${someone.id}/grants`, {
              body: { grants: [{ role: 'lead', deskId: house.deskId }] },
            }),
          )
          .then(() => write(house, 2)),
    });
    expect(written(heard)).toEqual([1]);
    // Whoever comes again hears the rest, and the change from before does not end it once more.
    const again = await listen(house, {
      from: heard.ids.at(-1) ?? 0,
      until: ({ events }) => events.some(({ name }) => name === 'draft.kept'),
    });
    expect(written(again)).toEqual([2]);
  });

  it('begins with now for who has heard nothing yet, and hears what comes', async () => {
    const house = await openTicketHouse();
    await write(house, 1);
    while ((await unnumbered(house)) > 0) await pause(20);
    const heard = await listen(house, {
      until: ({ events }) => events.length >= 2,
      opened: () => void write(house, 2).then(() => write(house, 3)),
    });
    expect(written(heard)).toEqual([2, 3]);
  });

  it('tells who was away for too long to read anew, and goes on from there', async () => {
    const house = await openTicketHouse();
    await sql`insert into events (id, seq, name, at, actor_kind, desk_id, payload)
      select gen_random_uuid(), nextval('event_numbers'), 'draft.kept', now(), 'system', ${house.deskId}::uuid, '{"kind":"0"}'
      from generate_series(1, 2100)`.execute(house.db);
    while ((await unnumbered(house)) > 0) await pause(20);
    const heard = await listen(house, {
      from: 1,
      until: ({ events }) => events.length >= 1,
      opened: () => void write(house, 7),
    });
    expect(heard.resets).toBe(1);
    expect(written(heard)).toEqual([7]);
    expect(heard.ids).toHaveLength(2);
  });

  it('keeps what comes while the past is still read, and gives it after', async () => {
    const house = await openTicketHouse();
    const at = house.clock.now();
    const event = (seq: number): PublishedEvent => {
      const facts = { actor_kind: 'system', actor_id: null, ticket_id: null, cause_id: null, depth: 0, via: null, at };
      return {
        ...facts,
        id: crypto.randomUUID(),
        seq,
        name: 'draft.kept',
        desk_id: house.deskId,
        payload: { kind: seq },
      };
    };
    let tell: (events: readonly PublishedEvent[]) => void = () => undefined;
    const reader: EventReader = {
      listen(listener) {
        tell = listener;
        return () => undefined;
      },
      get following() {
        tell([event(1_000_001), event(1_000_002)]);
        return Promise.resolve();
      },
      stop: async () => undefined,
    };
    const { log, config } = house.platform;
    const agent = await house.teammate('agent');
    const app = createApp({ log, actorOf: async () => agent, publicUrl: config.publicUrl });
    app.route('/api/v1', liveRoutes(house.platform, reader).api);
    const heard = await listen(
      { app },
      {
        from: 0,
        until: ({ ids }) => ids.at(-1) === 1_000_003,
        opened: () => tell([event(1_000_002), event(1_000_003)]),
      },
    );
    expect(heard.ids.slice(-3)).toEqual([1_000_001, 1_000_002, 1_000_003]);
  });

  it('is for nobody who is not signed in', async () => {
    const house = await openTicketHouse();
    expect((await house.call('GET', '/live', { token: null })).status).toBe(401);
  });
});

describe('the publisher', () => {
  it('numbers in the order in which things become visible: whoever reads on by number misses nothing', async () => {
    const house = await openTicketHouse();
    // A second one beside the house's own, as another process would have it.
    const second = startPublisher(house.databaseUrl, house.platform.log);
    try {
      let writing = true;
      const seen: { seq: number; kind: string }[] = [];
      const reading = (async () => {
        let last = 0;
        for (;;) {
          const over = !writing && (await unnumbered(house)) === 0;
          const { rows } = await sql<{ seq: number; kind: string }>`select seq, payload->>'kind' as kind from events
            where name = 'draft.kept' and seq > ${last} order by seq`.execute(house.db);
          seen.push(...rows);
          last = rows.at(-1)?.seq ?? last;
          if (over) return;
          await pause(1);
        }
      })();
      const COUNT = 80;
      await Promise.all(Array.from({ length: COUNT }, (_, number) => write(house, number, (number * 11) % 30)));
      writing = false;
      await reading;
      expect(seen.map((each) => Number(each.kind)).sort((a, b) => a - b)).toEqual(
        Array.from({ length: COUNT }, (_, number) => number),
      );
    } finally {
      await second.stop();
    }
  });
});

async function unnumbered(house: TicketHouse): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from events where seq is null`.execute(
    house.db,
  );
  return Number(rows[0]?.count ?? 0);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
