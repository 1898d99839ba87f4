import pg from 'pg';
import type { Db } from '../db/index.ts';
import { sql } from '../db/index.ts';
import type { Logger } from '../log/index.ts';
import { errorFacts } from '../log/index.ts';
import type { EventsTable } from './events.tables.ts';
import { EVENTS_CHANNEL } from './publisher.ts';
import { WHISPERS_CHANNEL } from './whispers.ts';

export interface PublishedEvent extends Omit<EventsTable, 'at' | 'seq' | 'payload'> {
  seq: number;
  at: Temporal.Instant;
  payload: Record<string, unknown>;
}

export type EventListener = (events: readonly PublishedEvent[]) => void;

export interface EventReader {
  /** Hears every event numbered from now on, in order. @returns the way to stop hearing. */
  listen(listener: EventListener): () => void;
  /** Resolves when it follows: of all that is numbered from then on, nothing is missed. */
  readonly following: Promise<void>;
  stop(): Promise<void>;
}

/** The one connection of a process that hears the others. */
export interface LogFollower extends EventReader {
  /** Calls back with each payload of the channel of whispers. @returns the way to stop hearing. */
  hearWhispers(listener: (payload: string) => void): () => void;
}

const BATCH = 500;
const RETRY_MS = 1_000;

/** Events after `seq`, in order; for catching up from a cursor. */
export async function eventsAfter(db: Db, seq: number, limit = BATCH): Promise<PublishedEvent[]> {
  const { rows } =
    await sql<PublishedEvent>`select * from events where seq > ${seq} order by seq limit ${limit}`.execute(db);
  return rows;
}

export async function lastEventNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from events`.execute(db);
  return rows[0]?.seq ?? 0;
}

/** Follows the log for this process: one connection hears the publisher, one query reads what is new, all listeners share it. */
export function followEvents(databaseUrl: string, db: Db, log: Logger): LogFollower {
  const listeners = new Set<EventListener>();
  const whisperListeners = new Set<(payload: string) => void>();
  let stopped = false;
  let client: pg.Client | undefined;
  let reading: Promise<void> | undefined;
  let again = false;
  let cursor: number | undefined;
  const following = Promise.withResolvers<void>();

  async function readNew(): Promise<void> {
    cursor ??= await lastEventNumber(db);
    following.resolve();
    for (;;) {
      const events = await eventsAfter(db, cursor);
      const last = events.at(-1);
      if (!last) return;
      cursor = last.seq;
      for (const listener of listeners) listener(events);
    }
  }

  function heard(): void {
    if (reading) {
      again = true;
      return;
    }
    reading = readNew()
      .catch((error: unknown) => log.warn(errorFacts(error), 'could not read new events'))
      .finally(() => {
        reading = undefined;
        if (again && !stopped) {
          again = false;
          heard();
        }
      });
  }

  const done = (async () => {
    while (!stopped) {
      const connection = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
      client = connection;
      const lost = new Promise<void>((resolve) => {
        connection.on('error', () => resolve());
        connection.on('end', () => resolve());
      });
      connection.on('notification', ({ channel, payload = '' }) => {
        if (channel === EVENTS_CHANNEL) heard();
        else for (const listener of whisperListeners) listener(payload);
      });
      try {
        await connection.connect();
        await connection.query(`listen ${EVENTS_CHANNEL}; listen ${WHISPERS_CHANNEL}`);
        heard();
        await lost;
      } catch (error) {
        if (!stopped) log.warn(errorFacts(error), 'reader of events lost the database, trying again');
      }
      await connection
        .end()
        .catch((error: unknown) => log.debug(errorFacts(error), 'reader connection was already gone'));
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  })();

  return {
    following: following.promise,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hearWhispers(listener) {
      whisperListeners.add(listener);
      return () => whisperListeners.delete(listener);
    },
    async stop() {
      stopped = true;
      following.resolve();
      await client?.end().catch((error: unknown) => log.debug(errorFacts(error), 'reader connection was already gone'));
      await reading;
      await done;
    },
  };
}
