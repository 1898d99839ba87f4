import { system } from '../access/index.ts';
import type { Act, Platform } from '../act.ts';
import { act } from '../act.ts';
import type { Trx } from '../db/index.ts';
import { sql } from '../db/index.ts';
import { errorFacts } from '../log/index.ts';
import type { EventReader, PublishedEvent } from './reader.ts';

/** Someone who must hear every event once: what follows from them is written in the transaction that moves the cursor. */
export interface EventConsumer {
  /** Of its cursor, and of the actor as which it acts. */
  name: string;
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
/** Events come in bursts: one reading for all of a burst. */
const GATHER_MS = 100;

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
      const { rows } =
        await sql<PublishedEvent>`select * from events where seq > ${from} order by seq limit ${BATCH}`.execute(
          one.trx,
        );
      const last = rows.at(-1);
      if (!last) return NOTHING;
      const after = await consumer.handle(one, rows);
      await sql`update event_cursors set seq = ${last.seq} where name = ${consumer.name}`.execute(one.trx);
      return { count: rows.length, after };
    });
    after?.();
    heard += count;
    if (count < BATCH) return heard;
  }
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

  function read(): void {
    timer = undefined;
    if (reading) {
      again = true;
      return;
    }
    reading = consumeEvents(platform, consumer)
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

  const stopListening = reader.listen(soon);
  // Another process may have held the cursor when this one asked, and been killed since.
  const minute = setInterval(soon, 60_000);
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
