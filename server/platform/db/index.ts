import type { ColumnType, Insertable, Transaction } from 'kysely';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Logger } from '../log/index.ts';
import { keepPlansOf } from './kept-plans.ts';

export type {
  ColumnType,
  Generated,
  Insertable,
  RawBuilder,
  Selectable,
  SqlBool,
  Updateable,
} from 'kysely';
export { sql } from 'kysely';
export { runWithKeptPlan } from './kept-plans.ts';

/**
 * All tables, by name. Each feature adds its own with `declare module` in its `<feature>.tables.ts`, so this file never
 * learns a word of the domain.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features fill it by declaration merging
export interface Tables {}

/** A timestamptz column: read as Temporal.Instant, written as its string. */
export type InstantColumn = ColumnType<Temporal.Instant, string, string>;
export type NullableInstantColumn = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Connections one process may hold; the embedded server is sized for two processes of this kind and a console. */
const POOL_SIZE = 16;
const CONNECT_TIMEOUT_MS = 5_000;

// Instants come back as Temporal.Instant and counts as numbers: no Date and no bigint strings in the code above.
const INSTANT = 1184;
const INT8 = 20;
const DATE = 1082;
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INSTANT) return (value: string) => instantFromPostgres(value);
    if (oid === INT8) return (value: string) => Number(value);
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

function instantFromPostgres(value: string): Temporal.Instant {
  // "2026-11-21 20:15:00.123456+00": the session's zone is UTC, see below.
  return Temporal.Instant.from(value.replace(' ', 'T'));
}

interface DatabaseOptions {
  poolSize?: number;
  /**
   * False: a commit does not wait for the disk, so a crash may take back the last moments, but never a part of a transaction.
   * Only for what is made anew when it was cut short.
   */
  durable?: boolean;
}

/** Opens the pool. Nothing is asked of the server yet. */
export function openDatabase(url: string, log: Logger, { poolSize, durable = true }: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    options: `-c timezone=UTC -c idle_in_transaction_session_timeout=60000${durable ? '' : ' -c synchronous_commit=off'}`,
    types,
  });
  // An idle connection that breaks (the server went away) must not end the process; the next query says so itself.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  keepPlansOf(db, pool);
  return { db, pool, close: () => db.destroy() };
}

/** One cheap question; throws when the database does not answer. */
export async function pingDatabase(db: Db): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('select 1'));
}

/** SQLSTATE classes 08 and 57P, and the socket's own errors: the server is away, nothing is wrong with the query. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') {
    return (
      code.startsWith('08') ||
      code.startsWith('57P') ||
      ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '53300'].includes(code)
    );
  }
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  );
}

/** Runs `work` alone among all transactions of this database that name the same lock, until the transaction ends. */
export async function lockForTransaction(trx: Trx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/** A JSON value as one parameter: Kysely would send a JavaScript array as a PostgreSQL array. */
export function json(value: unknown) {
  return sql<never>`${JSON.stringify(value)}::jsonb`;
}

/**
 * Inserts any number of rows in one statement with one parameter. All rows have the keys of the first; a column that is not
 * among them takes its default. Values are JSON's: instants as strings, arrays and objects as themselves.
 */
export async function insertRows<Table extends keyof Tables & string>(
  trx: Trx,
  table: Table,
  rows: readonly InsertRow<Table>[],
  options: { onConflict?: 'nothing' } = {},
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  const conflict = options.onConflict === 'nothing' ? sql`on conflict do nothing` : sql``;
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}) ${conflict}`.execute(
    trx,
  );
}

type InsertRow<Table extends keyof Tables> = Partial<Record<keyof Insertable<Tables[Table]>, unknown>>;
