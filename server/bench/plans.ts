import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** A statement as the product sent it, with its values: explained with them, it is planned as it was. */
export interface Statement {
  text: string;
  values: unknown[];
}

export interface Plan {
  milliseconds: number;
  /** Rows looked at, those that a condition turned away included. */
  looked: number;
  /** How it finds its rows: indexes of large tables, sorts, and what else costs. */
  ways: string[];
  /** Large tables of which too much is read. */
  scanned: string[];
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Node[];
}

/** Below this a table fits a few pages, and reading all of it is the best plan. */
const LARGE_ROWS = 5_000;
/** Who looks at more than this share of a large table reads too much, be it by an index; taking the first rows that come is well. */
const SHARE_READ = 0.25;

const heard = new AsyncLocalStorage<Statement[]>();

/** From now on this process's statements can be listened to. */
export function listenToStatements(): void {
  const ask = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function query(this: pg.Client, ...args: unknown[]): unknown {
    const [first, second] = args;
    if (typeof first === 'string') {
      heard.getStore()?.push({ text: first, values: Array.isArray(second) ? [...second] : [] });
    } else if (typeof first === 'object' && first !== null && 'text' in first) {
      const asked = first as { text: string; values?: unknown[] };
      heard.getStore()?.push({ text: asked.text, values: [...(asked.values ?? [])] });
    }
    return ask.apply(this, args);
  } as typeof pg.Client.prototype.query;
}

/** Everything that `work` asked the database. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  await heard.run(statements, work);
  return statements.filter(({ text }) => /^[\s(]*(select|with|insert|update|delete)\b/i.test(text));
}

/** Runs a reading statement, and only plans a writing one. */
export async function explain(client: pg.Client, { text, values }: Statement, large: LargeTables): Promise<Plan> {
  const reads = /^[\s(]*(select|with)\b/i.test(text) && !/\b(insert into|update \w|delete from)\b/i.test(text);
  const options = reads ? 'analyze, buffers, format json' : 'format json';
  await client.query('begin');
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node; 'Execution Time'?: number }] }>(
      `explain (${options}) ${text}`,
      values,
    );
    const [explained] = rows[0]?.['QUERY PLAN'] ?? [];
    const plan: Plan = { milliseconds: explained?.['Execution Time'] ?? 0, looked: 0, ways: [], scanned: [] };
    if (explained) walk(explained.Plan, plan, large);
    return plan;
  } finally {
    await client.query('rollback');
  }
}

/** Tables with so many rows that nobody should wait for all of them to be read, with how many. */
export type LargeTables = ReadonlyMap<string, number>;

export async function largeTables(client: pg.Client): Promise<LargeTables> {
  const { rows } = await client.query<{ name: string; rows: number }>(
    `select relname as name, reltuples as rows from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > $1`,
    [LARGE_ROWS],
  );
  return new Map(rows.map((table) => [table.name, table.rows]));
}

function walk(node: Node, plan: Plan, large: LargeTables): void {
  const type = node['Node Type'];
  const table = node['Relation Name'];
  const loops = node['Actual Loops'] ?? 0;
  const turnedAway = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const rows = ((node['Actual Rows'] ?? 0) + turnedAway) * loops;
  if (type.includes('Scan')) {
    if (type !== 'Bitmap Index Scan') plan.looked += Math.round(rows);
    const size = large.get(table ?? '');
    const whole = type === 'Seq Scan';
    // A plan that was not carried out knows no rows: whoever begins at the beginning there may go to the end.
    const carriedOut = 'Actual Loops' in node;
    if (table !== undefined && size !== undefined && (carriedOut ? rows > SHARE_READ * size : whole)) {
      plan.scanned.push(table);
    } else if (whole && size !== undefined) add(plan.ways, `${table} (first ${Math.round(rows)})`);
    if (node['Index Name']) add(plan.ways, node['Index Name']);
  }
  if (type === 'Sort' || type === 'Incremental Sort') add(plan.ways, `sort ${Math.round(rows).toLocaleString('en')}`);
  if (type === 'Hash Join') add(plan.ways, 'hash join');
  for (const child of node.Plans ?? []) walk(child, plan, large);
}

function add(ways: string[], way: string): void {
  if (!ways.includes(way)) ways.push(way);
}
