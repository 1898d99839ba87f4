import pg from 'pg';
import type { Logger } from '../log/index.ts';
import { errorFacts } from '../log/index.ts';

/** At most one NOTIFY in this time, however many transactions commit: NOTIFY inside each would halve their rate. */
const PACE_MS = 20;
/** A look without being called, for events of other processes whose call was lost. */
const IDLE_LOOK_MS = 1_000;
const RETRY_MS = 1_000;
const BATCH = 2_000;
const LOCK = "hashtextextended('sportello.events.publisher', 0)";
/** Other processes call the publisher on this channel; readers of events hear `EVENTS_CHANNEL`. */
const CALL_CHANNEL = 'sportello_events_written';
export const EVENTS_CHANNEL = 'sportello_events';

export interface Publisher {
  /** Events were committed by this process. Cheap, may be called at any rate. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Numbers committed events in the order in which they become visible and tells readers. A sequence filled at insert would
 * become visible out of order, and a reader of "greater than the last" would miss rows; so one publisher per database does
 * it (whoever holds the advisory lock), and the others call it and stand by to take over.
 */
export function startPublisher(databaseUrl: string, log: Logger): Publisher {
  let stopped = false;
  let woken = false;
  let wakeUp: (() => void) | undefined;
  const wake = (): void => {
    woken = true;
    wakeUp?.();
  };
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      function done(): void {
        clearTimeout(timer);
        wakeUp = undefined;
        resolve();
      }
      if (woken || stopped) done();
      else wakeUp = done;
    });

  const publishUntilBroken = async (client: pg.Client): Promise<void> => {
    let leading = false;
    client.on('notification', wake);
    while (!stopped) {
      woken = false;
      if (!leading) {
        const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
        leading = rows[0]?.mine === true;
        if (leading) await client.query(`listen ${CALL_CHANNEL}`);
      }
      if (leading) {
        while ((await numberEvents(client)) === BATCH);
      } else {
        await client.query(`notify ${CALL_CHANNEL}`);
      }
      // The pace first, so that a burst of commits is one batch; then sleep until called.
      await new Promise((resolve) => setTimeout(resolve, PACE_MS));
      await pause(IDLE_LOOK_MS);
    }
  };

  const done = (async () => {
    while (!stopped) {
      const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
      client.on('error', () => wake());
      try {
        await client.connect();
        await publishUntilBroken(client);
      } catch (error) {
        if (!stopped) log.warn(errorFacts(error), 'publisher of events lost the database, trying again');
        woken = false;
        await pause(RETRY_MS);
      } finally {
        await client
          .end()
          .catch((error: unknown) => log.debug(errorFacts(error), 'publisher connection was already gone'));
      }
    }
  })();

  return {
    wake,
    async stop() {
      stopped = true;
      wakeUp?.();
      await done;
    },
  };
}

async function numberEvents(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number; last: string | null }>(`
    with waiting as (select id from events where seq is null order by id limit ${BATCH}),
    numbered as (
      update events set seq = n.seq from (select id, nextval('event_numbers') as seq from waiting order by id) n
      where events.id = n.id returning events.seq)
    select count(*)::int as count, max(seq)::text as last from numbered`);
  const count = rows[0]?.count ?? 0;
  if (count > 0) await client.query(`select pg_notify('${EVENTS_CHANNEL}', $1)`, [rows[0]?.last]);
  return count;
}
