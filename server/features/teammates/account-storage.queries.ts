import type { DBAdapterInstance } from 'better-auth';
import type { CleanedWhere, CustomAdapter, DBAdapter } from 'better-auth/adapters';
import { createAdapterFactory } from 'better-auth/adapters';
import { APIError } from 'better-auth/api';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Db, RawBuilder } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { passwordReset, teammateSignedIn } from './teammates.events.ts';

type Row = Record<string, unknown>;

/** The library gives conditions and values by column, but orders by its own names of fields. */
interface ColumnNames {
  getFieldName(of: { model: string; field: string }): string;
}

const ACTOR = system('sign-in');

/**
 * better-auth's storage on our own tables. It is written here, and not taken from the library's adapter, for two reasons: a
 * session and the event that says so must be one transaction (the library's hooks run after the commit), and instants are
 * Temporal everywhere else while the library wants Date.
 */
export function accountStorage(platform: Platform): DBAdapterInstance {
  return (options) => {
    const storage = createAdapterFactory({
      config: {
        ...CONFIG,
        transaction: (work) =>
          act(platform, ACTOR, (one) =>
            work(
              createAdapterFactory({
                config: { ...CONFIG, transaction: false },
                adapter: (names) => storageWithin(one, names),
              })(options),
            ),
          ),
      },
      adapter: (names) => ({
        ...storageOn(platform.db, names),
        // Whatever is an event of ours is written with it.
        create: (input) => act(platform, ACTOR, (one) => storageWithin(one, names).create(input)),
        updateMany: (input) => act(platform, ACTOR, (one) => storageWithin(one, names).updateMany(input)),
      }),
    });
    return storage(options) satisfies DBAdapter;
  };
}

const CONFIG = {
  adapterId: 'sportello',
  adapterName: 'Sportello',
  supportsBooleans: true,
  supportsDates: true,
  supportsJSON: true,
  supportsUUIDs: true,
  customIdGenerator: newId,
} as const;

function storageWithin(one: Act, names: ColumnNames): CustomAdapter {
  const storage = storageOn(one.trx, names);
  return {
    ...storage,
    async create(input) {
      if (input.model === 'sessions') {
        await refuseDeactivated(one, String(input.data.teammate_id));
        const session = await storage.create({ ...input, data: byOurClock(one, input.data) });
        recordSignIn(one, session);
        return session;
      }
      const created = await storage.create(input);
      if (input.model === 'accounts' && input.data.password) recordReset(one, String(input.data.teammate_id));
      return created;
    },
    async updateMany(input) {
      const changed = await storage.updateMany(input);
      const owner = input.where.find((part) => part.field === 'teammate_id')?.value;
      if (input.model === 'accounts' && input.update.password && owner) recordReset(one, String(owner));
      return changed;
    },
  };
}

/** Holds the row until the session is in: an account that is switched off at this moment gets none. */
async function refuseDeactivated(one: Act, teammateId: string): Promise<void> {
  const teammate = await one.trx
    .selectFrom('teammates')
    .select('deactivated_at')
    .where('id', '=', teammateId)
    .forShare()
    .executeTakeFirst();
  if (!teammate || teammate.deactivated_at !== null) {
    throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DEACTIVATED', message: 'This account was switched off.' });
  }
}

/** The library counts from the machine's clock; all that asks whether a session still lasts goes by ours. */
function byOurClock<Session extends Row>(one: Act, session: Session): Session {
  const lasts = Number(session.expires_at) - Number(session.created_at);
  return {
    ...session,
    created_at: one.at.toString(),
    updated_at: one.at.toString(),
    expires_at: one.at.add({ milliseconds: lasts }).toString(),
  };
}

function recordSignIn(one: Act, session: Row): void {
  const teammateId = String(session.teammate_id);
  one.record(
    teammateSignedIn,
    { teammateId, sessionId: String(session.id) },
    { actor: { kind: 'teammate', id: teammateId } },
  );
}

/** The library writes a password only when someone followed a reset link; changing one's own goes by our own verb. */
function recordReset(one: Act, teammateId: string): void {
  one.record(passwordReset, { teammateId }, { actor: { kind: 'teammate', id: teammateId } });
}

function storageOn(db: Db, { getFieldName }: ColumnNames): CustomAdapter {
  return {
    async create({ model, data }) {
      const columns = Object.keys(data);
      const rows = await run(
        db,
        sql`insert into ${sql.table(model)} (${sql.join(columns.map((column) => sql.ref(column)))})
          values (${sql.join(columns.map((column) => parameter(data[column])))}) returning *`,
      );
      return rows[0] as typeof data;
    },
    async findOne<Found>({ model, where }: { model: string; where: CleanedWhere[] }) {
      const rows = await run(db, sql`select * from ${sql.table(model)} where ${matching(where)} limit 1`);
      return (rows[0] as Found | undefined) ?? null;
    },
    async findMany<Found>(input: Parameters<CustomAdapter['findMany']>[0]) {
      const { model, modelKey = model, where, limit, offset, sortBy } = input;
      const order = sortBy
        ? sql`order by ${sql.ref(getFieldName({ model: modelKey, field: sortBy.field }))} ${sortBy.direction === 'desc' ? sql`desc` : sql`asc`}`
        : sql``;
      const rows = await run(
        db,
        sql`select * from ${sql.table(model)} where ${matching(where)} ${order} limit ${limit} offset ${offset ?? 0}`,
      );
      return rows as Found[];
    },
    async update<Found>({ model, where, update }: { model: string; where: CleanedWhere[]; update: Found }) {
      const rows = await run(
        db,
        sql`update ${sql.table(model)} set ${assignments(update as Row)} where ${matching(where)} returning *`,
      );
      return (rows[0] as Found | undefined) ?? null;
    },
    async updateMany({ model, where, update }) {
      return count(db, sql`update ${sql.table(model)} set ${assignments(update)} where ${matching(where)}`);
    },
    async delete({ model, where }) {
      await count(db, sql`delete from ${sql.table(model)} where ${matching(where)}`);
    },
    async deleteMany({ model, where }) {
      return count(db, sql`delete from ${sql.table(model)} where ${matching(where)}`);
    },
    async consumeOne<Found>({ model, where }: { model: string; where: CleanedWhere[] }) {
      const rows = await run(
        db,
        sql`delete from ${sql.table(model)} where id = (select id from ${sql.table(model)} where ${matching(where)}
          limit 1 for update) returning *`,
      );
      return (rows[0] as Found | undefined) ?? null;
    },
    async count({ model, where }) {
      const rows = await run(db, sql`select count(*) as count from ${sql.table(model)} where ${matching(where)}`);
      return Number(rows[0]?.count ?? 0);
    },
  };
}

async function run(db: Db, query: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await query.execute(db);
  return (rows as Row[]).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value,
      ]),
    ),
  );
}

async function count(db: Db, query: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await query.execute(db);
  return Number(numAffectedRows ?? 0);
}

function assignments(update: Row): RawBuilder<unknown> {
  return sql.join(Object.entries(update).map(([column, value]) => sql`${sql.ref(column)} = ${parameter(value)}`));
}

function parameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

const COMPARISONS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** The library asks our tables for plain comparisons joined by "and"; anything else would be a new way of it, and is told. */
function matching(where: readonly CleanedWhere[] = []): RawBuilder<unknown> {
  if (where.length === 0) return sql`true`;
  const conditions = where.map(({ field, operator, value, connector }, index) => {
    if (connector === 'OR' && index > 0) throw new Error('account storage: "or" is not known');
    const column = sql.ref(field);
    if (value === null) return operator === 'ne' ? sql`${column} is not null` : sql`${column} is null`;
    if (operator === 'in') return sql`${column} = any(${value})`;
    const comparison = COMPARISONS[operator as keyof typeof COMPARISONS];
    if (comparison === undefined) throw new Error(`account storage: "${operator}" is not known`);
    return sql`${column} ${sql.raw(comparison)} ${parameter(value)}`;
  });
  return sql.join(conditions, sql` and `);
}
