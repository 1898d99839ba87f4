import { system } from '../access/index.ts';
import type { Act, Platform } from '../act.ts';
import { act } from '../act.ts';
import type { Db, Trx } from '../db/index.ts';
import { sql } from '../db/index.ts';
import { errorFacts } from '../log/index.ts';
import type { EventReader, PublishedEvent } from './reader.ts';

/** Someone who must hear every event once: what follows from them is written in the transaction that moves the cursor. */
export interface EventConsumer {
  /** Of its cursor, and of the actor as which it acts. */
  name: string;
  /** Names of the events that can mean something to it; all others pass it by. */
  hears(): readonly string[];
  /**
   * Whether anybody could be told anything; without it, somebody always could. While there is nobody it hears events late,
   * after up to a minute, so it must know by itself from when on whoever comes then is to be told.
   */
  hasListeners?(db: Db): Promise<boolean>;
  /**
   * In order. Whatever it writes is kept together with having heard them, or not at all.
   * @returns what to do once that is committed, where there is something.
   */
  handle(one: Act, events: readonly PublishedEvent[]): Promise<(() => void) | undefined>;
}

interface Heard {
  count: number;
  after: (() => void) | undefined;
}

const NOTHING: Heard = { count: 0, after: undefined };
const BATCH = 500;
/** Events come in bursts: one reading, which costs a commit, for all of a burst. */
const GATHER_MS = 250;

/**
 * Reads on from where this consumer was. One process at a time does it; another that asks meanwhile leaves it to that one.
 * A consumer that was never here begins with what comes now.
 * @returns how many events were heard.
 */
export async function consumeEvents(platform: Platform, consumer: EventConsumer): Promise<number> {
  let heard = 0;
  for (;;) {
    const { count, after } = await act<Heard>(platform, system(consumer.name), async (one) => {
      const from = await takeCursor(one.trx, consumer.name);
      if (from === null) return NOTHING;
      const { count, last, events } = await nextEvents(one.trx, from, consumer.hears());
      if (last === null) return NOTHING;
      const after = events.length > 0 ? await consumer.handle(one, events) : undefined;
      await sql`update event_cursors set seq = ${last} where name = ${consumer.name}`.execute(one.trx);
      return { count, after };
    });
    after?.();
    heard += count;
    if (count < BATCH) return heard;
  }
}

interface NextEvents {
  /** How many came next, of whatever name, and the number of the last of them; null when there are none. */
  count: number;
  last: number | null;
  /** Of these the ones that are heard, in order. */
  events: PublishedEvent[];
}

async function nextEvents(trx: Trx, after: number, names: readonly string[]): Promise<NextEvents> {
  const { rows } = await sql<{ count: number; last: number | null } & (PublishedEvent | { id: null })>`
    select next.count, next.last, e.* from (select count(*)::int as count, max(seq) as last
      from (select seq from events where seq > ${after} order by seq limit ${BATCH}) numbers) next
    left join events e on e.seq > ${after} and e.seq <= next.last and e.name = any(${names}::text[])
    order by e.seq`.execute(trx);
  const events = rows.flatMap(({ count, last, ...event }) => (event.id === null ? [] : [event]));
  return { count: rows[0]?.count ?? 0, last: rows[0]?.last ?? null, events };
}

/** Its row, locked; null where another process has it. */
async function takeCursor(trx: Trx, name: string): Promise<number | null> {
  const locked = await sql<{
    seq: number;
  }>`select seq from event_cursors where name = ${name} for update skip locked`.execute(trx);
  const [row] = locked.rows;
  if (row) return row.seq;
  await sql`insert into event_cursors (name, seq) select ${name}, coalesce(max(seq), 0) from events
    on conflict do nothing`.execute(trx);
  return null;
}

/** Hears from now on, and first what happened while nobody listened. @returns the way to stop; resolves when it is still. */
export function startConsumer(platform: Platform, reader: EventReader, consumer: EventConsumer): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  /** Whether the next reading is for moving the cursor too, and not only for telling somebody. */
  let thorough = true;

  async function hear(): Promise<void> {
    const isForNobody = !thorough && (await consumer.hasListeners?.(platform.db)) === false;
    thorough = false;
    if (!isForNobody) await consumeEvents(platform, consumer);
  }
  function read(): void {
    timer = undefined;
    if (reading) {
      again = true;
      return;
    }
    reading = hear()
      .then(
        () => undefined,
        // The cursor has not moved: the next event, or the next minute, brings it here again.
        (error: unknown) => platform.log.warn(errorFacts(error), `${consumer.name} could not hear events`),
      )
      .finally(() => {
        reading = undefined;
        if (again && !stopped) {
          again = false;
          soon();
        }
      });
  }
  function soon(): void {
    if (!stopped) timer ??= setTimeout(read, GATHER_MS);
  }

  const stopListening = reader.listen((events) => {
    const names = consumer.hears();
    if (events.some((event) => names.includes(event.name))) soon();
  });
  // Another process may have held the cursor when this one asked, and been killed since; and it may stand far behind.
  const minute = setInterval(() => {
    thorough = true;
    soon();
  }, 60_000);
  minute.unref();
  soon();
  return async () => {
    stopped = true;
    stopListening();
    clearInterval(minute);
    clearTimeout(timer);
    await reading;
  };
}
