import type { Grant, Role } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { lockForTransaction, sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { grantsOf } from './sessions.queries.ts';
import './teammates.tables.ts';

export interface TeammateRow {
  id: string;
  email: string;
  name: string;
  department: string | null;
  locale: Language;
  timeZone: string;
  theme: 'auto' | 'light' | 'dark';
  singleKeys: boolean;
  createdAt: Temporal.Instant;
  deactivatedAt: Temporal.Instant | null;
  grants: Grant[];
}

function teammates(db: Db) {
  return db
    .selectFrom('teammates')
    .select([
      'teammates.id',
      'teammates.email',
      'teammates.name',
      'teammates.department',
      'teammates.locale',
      'teammates.time_zone as timeZone',
      'teammates.theme',
      'teammates.single_keys as singleKeys',
      'teammates.created_at as createdAt',
      'teammates.deactivated_at as deactivatedAt',
      grantsOf('teammates.id').as('grants'),
    ]);
}

export async function teammateById(db: Db, id: string): Promise<TeammateRow | undefined> {
  return teammates(db).where('teammates.id', '=', id).executeTakeFirst();
}

export async function teammateByAddress(db: Db, email: string): Promise<TeammateRow | undefined> {
  return teammates(db).where('teammates.email', '=', email.toLowerCase()).executeTakeFirst();
}

/** Those with an account that is switched on and an address that is proved, by address. */
export async function teammatesAtAddresses(
  db: Db,
  emails: readonly string[],
): Promise<{ id: string; email: string }[]> {
  if (emails.length === 0) return [];
  return db
    .selectFrom('teammates')
    .select(['id', 'email'])
    .where('email', 'in', emails)
    .where('email_verified', '=', true)
    .where('deactivated_at', 'is', null)
    .execute();
}

/** By name, then id; `after` is the key of the last one seen. Reads one more than `limit`. */
export async function teammatesAfter(
  db: Db,
  after: readonly [name: string, id: string] | null,
  limit: number,
  state: 'active' | 'deactivated' | 'all',
): Promise<TeammateRow[]> {
  let query = teammates(db)
    .orderBy('teammates.name')
    .orderBy('teammates.id')
    .limit(limit + 1);
  if (after) query = query.where(sql<boolean>`(teammates.name, teammates.id) > (${after[0]}, ${after[1]}::uuid)`);
  if (state !== 'all') query = query.where('teammates.deactivated_at', state === 'active' ? 'is' : 'is not', null);
  return query.execute();
}

/** The row, held until the end of the transaction, with its grants as they then are. */
export async function lockTeammate(trx: Trx, id: string): Promise<TeammateRow | undefined> {
  const locked = await trx.selectFrom('teammates').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return locked && teammateById(trx, id);
}

/** Owners come and go one at a time, so that two cannot remove each other at the same moment. */
export async function lockOwners(trx: Trx): Promise<void> {
  await lockForTransaction(trx, 'owners');
}

export async function otherActiveOwners(trx: Trx, butId: string | null): Promise<number> {
  let query = trx
    .selectFrom('grants')
    .innerJoin('teammates', 'teammates.id', 'grants.teammate_id')
    .select(({ fn }) => fn.count<number>('teammates.id').distinct().as('count'))
    .where('grants.role', '=', 'owner')
    .where('teammates.deactivated_at', 'is', null);
  if (butId !== null) query = query.where('teammates.id', '<>', butId);
  const { count } = await query.executeTakeFirstOrThrow();
  return count;
}

export interface NewTeammate {
  email: string;
  name: string;
  locale: Language;
  timeZone: string;
  department?: string | null;
  emailVerified: boolean;
}

/** @returns the new id, or undefined where the address is taken. */
export async function insertTeammate(one: Act, teammate: NewTeammate): Promise<string | undefined> {
  const row = await one.trx
    .insertInto('teammates')
    .values({
      id: newId(),
      email: teammate.email.toLowerCase(),
      email_verified: teammate.emailVerified,
      name: teammate.name,
      locale: teammate.locale,
      time_zone: teammate.timeZone,
      department: teammate.department ?? null,
      created_at: one.at.toString(),
      updated_at: one.at.toString(),
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export interface TeammateFields {
  name?: string | undefined;
  locale?: Language | undefined;
  time_zone?: string | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  single_keys?: boolean | undefined;
  deactivated_at?: string | null;
}

export async function updateTeammate(one: Act, id: string, fields: TeammateFields): Promise<void> {
  await one.trx
    .updateTable('teammates')
    .set({ ...fields, updated_at: one.at.toString() })
    .where('id', '=', id)
    .execute();
}

export async function insertGrant(one: Act, teammateId: string, grant: Grant): Promise<void> {
  const by = one.actor.kind === 'teammate' ? one.actor.id : null;
  await one.trx
    .insertInto('grants')
    .values({
      id: newId(),
      teammate_id: teammateId,
      role: grant.role,
      desk_id: grant.deskId,
      created_at: one.at.toString(),
      created_by: by,
    })
    .execute();
}

export async function deleteGrant(
  trx: Trx,
  teammateId: string,
  grant: { role: Role; deskId: string | null },
): Promise<void> {
  await trx
    .deleteFrom('grants')
    .where('teammate_id', '=', teammateId)
    .where('role', '=', grant.role)
    .where('desk_id', 'is not distinct from', grant.deskId)
    .execute();
}

const CREDENTIAL = 'credential';

export async function passwordHashOf(db: Db, teammateId: string): Promise<string | null> {
  const row = await db
    .selectFrom('accounts')
    .select('password')
    .where('teammate_id', '=', teammateId)
    .where('provider_id', '=', CREDENTIAL)
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Sets the password of an account, and makes the account where there is none yet. */
export async function putPasswordHash(one: Act, teammateId: string, password: string): Promise<void> {
  await one.trx
    .insertInto('accounts')
    .values({
      id: newId(),
      teammate_id: teammateId,
      account_id: teammateId,
      provider_id: CREDENTIAL,
      password,
      created_at: one.at.toString(),
      updated_at: one.at.toString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password, updated_at: one.at.toString() }),
    )
    .execute();
}
