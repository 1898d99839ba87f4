import { expect } from 'vitest';
import type { EventConsumer } from '../platform/events/index.ts';
import { consumeEvents } from '../platform/events/index.ts';
import type { TestHouse } from './index.ts';

/** What happened until now is heard: events have their number a moment after their transaction, and nobody hears them before. */
export async function hearEvents(house: Pick<TestHouse, 'db' | 'platform'>, consumer: EventConsumer): Promise<void> {
  const unnumbered = () => house.db.selectFrom('events').select('id').where('seq', 'is', null).limit(1).execute();
  await expect.poll(unnumbered, { timeout: 10_000 }).toEqual([]);
  await consumeEvents(house.platform, consumer);
}
