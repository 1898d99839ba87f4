import { createHash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';

/** A database or a transaction of it. */
interface Executor {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<{ rows: Row[] }>;
}

const pools = new WeakMap<object, pg.Pool>();

export function keepPlansOf(db: Executor, pool: pg.Pool): void {
  pools.set(db, pool);
}

/**
 * Runs a statement that the database plans once for each connection and not each time: with a dozen joins, planning takes
 * several times what the statement does. Only where the same plan is right for all values (rows by their ids), and where the
 * text does not vary with them. Within a transaction it runs as any other.
 */
export async function runWithKeptPlan<Row>(db: Executor, query: CompiledQuery<Row>): Promise<Row[]> {
  const pool = pools.get(db);
  if (!pool) return (await db.executeQuery(query)).rows;
  // PostgreSQL cuts names at 63 bytes; this is one for each text.
  const name = `kept_${createHash('sha1').update(query.sql).digest('base64url')}`;
  try {
    const { rows } = await pool.query({ name, text: query.sql, values: [...query.parameters] });
    return rows as Row[];
  } catch (error) {
    // A newer version has changed a table meanwhile, and `*` means more than when it was planned.
    if (!isOutdated(error)) throw error;
    return (await db.executeQuery(query)).rows;
  }
}

/** SQLSTATE 0A000, "cached plan must not change result type". */
function isOutdated(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '0A000';
}
