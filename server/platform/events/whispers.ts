import type { Permission } from '../../../contract/permissions.ts';
import type { Db } from '../db/index.ts';
import { sql } from '../db/index.ts';
import type { Logger } from '../log/index.ts';
import { errorFacts } from '../log/index.ts';

/**
 * What open screens hear and nobody keeps: who is here, that a draft was kept. It stands in no log, has no number, and may
 * be lost with a connection; whatever must not be lost is an event.
 */
export interface Whisper {
  /** The name of the server-sent event. */
  name: string;
  /**
   * Who may hear it: whoever may read this desk, these teammates, whoever holds this permission of the company, or no screen
   * at all (processes among themselves).
   */
  to: { deskId: string } | { teammateIds: readonly string[] } | { permission: Permission } | null;
  data: unknown;
}

export type WhisperListener = (whisper: Whisper) => void;

export interface Whispers {
  /** To every process, this one first. Cheap, may be called at any rate. */
  send(whisper: Whisper): void;
  /** To the screens of this process alone: every process comes to say it by itself. */
  tell(whisper: Whisper): void;
  listen(listener: WhisperListener): () => void;
  /** What is still to be passed on is passed on. */
  stop(): Promise<void>;
}

export const WHISPERS_CHANNEL = 'sportello_whispers';
/** Whispers of so long travel in one NOTIFY: five hundred screens that say each ten seconds that they are here are few. */
const GATHER_MS = 25;
/** PostgreSQL passes on up to 8000 bytes at once. */
const MOST_BYTES = 7_500;

/** @param hear calls back with every payload that comes over the channel of whispers */
export function openWhispers(db: Db, hear: (listener: (payload: string) => void) => () => void, log: Logger): Whispers {
  const listeners = new Set<WhisperListener>();
  const self = crypto.randomUUID();
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let passing: Promise<void> = Promise.resolve();

  const tell = (whisper: Whisper): void => {
    for (const listener of listeners) listener(whisper);
  };
  const stopHearing = hear((payload) => {
    const { from, whispers } = JSON.parse(payload) as { from: string; whispers: Whisper[] };
    if (from !== self) for (const whisper of whispers) tell(whisper);
  });

  async function passOn(): Promise<void> {
    timer = undefined;
    const batches = inBatches(waiting);
    waiting = [];
    for (const batch of batches) {
      const payload = `{"from":"${self}","whispers":[${batch.join(',')}]}`;
      try {
        await sql`select pg_notify(${WHISPERS_CHANNEL}, ${payload})`.execute(db);
      } catch (error) {
        log.debug({ part: 'whispers', ...errorFacts(error) }, 'whispers were lost with the database');
      }
    }
  }

  return {
    tell,
    send(whisper) {
      tell(whisper);
      waiting.push(JSON.stringify(whisper));
      timer ??= setTimeout(() => {
        passing = passOn();
      }, GATHER_MS);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopHearing();
      if (timer !== undefined) {
        clearTimeout(timer);
        passing = passOn();
      }
      await passing;
    },
  };
}

/** One that is too long for any NOTIFY is left out: it stays in its own process. */
function inBatches(whispers: readonly string[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const whisper of whispers) {
    const bytes = Buffer.byteLength(whisper) + 1;
    if (bytes > MOST_BYTES) continue;
    if (bytes > room) {
      batches.push([]);
      room = MOST_BYTES;
    }
    batches.at(-1)?.push(whisper);
    room -= bytes;
  }
  return batches;
}
