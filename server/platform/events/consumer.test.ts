import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { sql } from '../db/index.ts';
import { newId } from '../ids/index.ts';
import type { EventConsumer, PublishedEvent } from './index.ts';
import { consumeEvents, startConsumer } from './index.ts';

let house: TestHouse;
let heard: string[];
let listeners: boolean;
const consumer: EventConsumer = {
  name: 'bell',
  hears: () => ['bell.rung'],
  hasListeners: async () => listeners,
  async handle(_one, events) {
    heard.push(...events.map((event) => event.payload.by as string));
    return undefined;
  },
};

beforeEach(async () => {
  // Without a desk: the publisher would be numbering its events meanwhile.
  house = await openTestHouse({ empty: true });
  heard = [];
  listeners = true;
});

async function happened(name: string, by: string): Promise<void> {
  await sql`insert into events (id, name, at, actor_kind, payload, depth, seq)
    values (${newId()}, ${name}, ${house.clock.now().toString()}, 'nobody', ${JSON.stringify({ by })}::jsonb, 0,
      nextval('event_numbers'))`.execute(house.db);
}

const cursor = async () =>
  (await sql<{ seq: number }>`select seq from event_cursors where name = 'bell'`.execute(house.db)).rows[0]?.seq;
const newest = async () =>
  (await sql<{ seq: number }>`select max(seq) as seq from events`.execute(house.db)).rows[0]?.seq;

test('hears its events once and in order, and passes by all others for good', async () => {
  await happened('bell.rung', 'before');
  await consumeEvents(house.platform, consumer);
  expect(await cursor()).toBe(await newest());
  await happened('bell.rung', 'one');
  await happened('door.opened', 'cat');
  await happened('bell.rung', 'two');
  await happened('door.opened', 'dog');
  expect(await consumeEvents(house.platform, consumer)).toBe(4);
  expect(heard).toEqual(['one', 'two']);
  expect(await cursor()).toBe(await newest());
  expect(await consumeEvents(house.platform, consumer)).toBe(0);
  expect(heard).toEqual(['one', 'two']);
});

test('reads nothing while there is nobody to tell, and all since when somebody came', async () => {
  let tell: (events: readonly PublishedEvent[]) => void = () => undefined;
  const reader = {
    listen: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
    following: Promise.resolve(),
    stop: async () => undefined,
  };
  const event = (name: string) => [{ name } as PublishedEvent];
  let asked = 0;
  const counting = { ...consumer, hasListeners: async () => ++asked > 0 && listeners };
  onTestFinished(startConsumer(house.platform, reader, counting));
  await expect.poll(cursor).toBeDefined();
  const began = await cursor();
  listeners = false;
  await happened('bell.rung', 'one');
  tell(event('bell.rung'));
  await expect.poll(() => asked).toBe(1);
  expect([heard, await cursor()]).toEqual([[], began]);
  listeners = true;
  await happened('bell.rung', 'two');
  tell(event('door.opened'));
  tell(event('bell.rung'));
  await expect.poll(() => heard).toEqual(['one', 'two']);
  expect(asked).toBe(2);
  await expect.poll(cursor).toBe(await newest());
});
