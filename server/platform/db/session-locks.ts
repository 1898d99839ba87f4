import pg from 'pg';
import type { Logger } from '../log/index.ts';
import { errorFacts } from '../log/index.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/** Locks of this process that outlast transactions: what only one process may do for as long as it does it. */
export interface SessionLocks {
  /**
   * Takes the lock of that name, or says that another process has it.
   * @param onLost called when the database has gone, and the lock with it
   * @returns what gives it back; null when another process holds it
   * @throws when the database does not answer
   */
  take(name: string, onLost: () => void): Promise<(() => Promise<void>) | null>;
  close(): Promise<void>;
}

interface Session {
  client: pg.Client;
  held: Map<string, () => void>;
}

/**
 * Advisory locks on one connection of their own, opened when the first is asked for: a pool would give them to whoever comes
 * next. A process that is killed holds none any more, since its connection is gone.
 */
export function sessionLocks(databaseUrl: string, log: Logger): SessionLocks {
  let opening: Promise<Session> | undefined;
  let closed = false;

  async function open(): Promise<Session> {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    const session: Session = { client, held: new Map() };
    const lost = (): void => {
      opening = undefined;
      for (const tell of session.held.values()) tell();
      session.held.clear();
    };
    client.on('error', (error) => {
      if (!closed) log.warn(errorFacts(error), 'the connection that holds locks broke');
      lost();
    });
    client.on('end', lost);
    await client.connect();
    return session;
  }

  async function session(): Promise<Session> {
    opening ??= open();
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  return {
    async take(name, onLost) {
      const { client, held } = await session();
      if (held.has(name)) return null;
      // Named before it is asked for: the database gives a lock twice to the connection that has it.
      held.set(name, onLost);
      let isMine = false;
      try {
        const { rows } = await client.query<{ mine: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
          [name],
        );
        isMine = rows[0]?.mine === true;
      } finally {
        if (!isMine) held.delete(name);
      }
      if (!isMine) return null;
      return async () => {
        if (!held.delete(name)) return;
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      };
    },
    async close() {
      closed = true;
      const last = opening;
      opening = undefined;
      if (!last) return;
      const { client, held } = await last;
      held.clear();
      await client.end();
    },
  };
}
