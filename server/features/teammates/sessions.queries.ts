import type { Grant } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { runWithKeptPlan, sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import './teammates.tables.ts';

export interface SignedIn {
  sessionId: string;
  usedAt: Temporal.Instant;
  id: string;
  name: string;
  locale: Language;
  timeZone: string;
  grants: Grant[];
}

/** Who holds this session, as long as it and the account last. */
export async function signedInBy(db: Db, token: string, at: Temporal.Instant): Promise<SignedIn | undefined> {
  const query = db
    .selectFrom('sessions')
    .innerJoin('teammates', 'teammates.id', 'sessions.teammate_id')
    .select([
      'sessions.id as sessionId',
      'sessions.updated_at as usedAt',
      'teammates.id',
      'teammates.name',
      'teammates.locale',
      'teammates.time_zone as timeZone',
      grantsOf('teammates.id').as('grants'),
    ])
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', sql<Temporal.Instant>`${at.toString()}::timestamptz`)
    .where('teammates.deactivated_at', 'is', null);
  const [someone] = await runWithKeptPlan(db, query.compile());
  return someone;
}

/** The grants of the row's person as JSON in our own spelling. */
export function grantsOf(teammateIdColumn: string) {
  return sql<Grant[]>`(select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'deskId', g.desk_id)
    order by g.desk_id nulls first), '[]') from grants g where g.teammate_id = ${sql.ref(teammateIdColumn)})`;
}

export async function noteSessionUse(db: Db, sessionId: string, at: Temporal.Instant): Promise<void> {
  await db.updateTable('sessions').set({ updated_at: at.toString() }).where('id', '=', sessionId).execute();
}

/** Lets a long session run on from now. @returns whether it was due: a short one never is, a long one once a day. */
export async function prolongSession(
  db: Db,
  token: string,
  at: Temporal.Instant,
  days: { length: number; prolongAfter: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sessions set expires_at = ${at.toString()}::timestamptz + make_interval(days => ${days.length})
    where token = ${token} and expires_at - created_at > interval '2 days'
      and expires_at < ${at.toString()}::timestamptz + make_interval(days => ${days.length - days.prolongAfter})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0) > 0;
}

export interface NewSession {
  teammateId: string;
  token: string;
  expiresAt: Temporal.Instant;
  ipAddress: string | null;
  userAgent: string | null;
}

export async function insertSession(one: Act, session: NewSession): Promise<string> {
  const id = newId();
  await one.trx
    .insertInto('sessions')
    .values({
      id,
      teammate_id: session.teammateId,
      token: session.token,
      ip_address: session.ipAddress,
      user_agent: session.userAgent,
      expires_at: session.expiresAt.toString(),
      created_at: one.at.toString(),
      updated_at: one.at.toString(),
    })
    .execute();
  return id;
}

export async function sessionsOf(db: Db, teammateId: string, at: Temporal.Instant) {
  return db
    .selectFrom('sessions')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at'])
    .where('teammate_id', '=', teammateId)
    .where('expires_at', '>', sql<Temporal.Instant>`${at.toString()}::timestamptz`)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
}

/** @returns the ids of the sessions that ended; `only` and `but` narrow which. */
export async function deleteSessions(
  trx: Trx,
  teammateId: string,
  which: { only?: string; but?: string | undefined } = {},
): Promise<string[]> {
  let query = trx.deleteFrom('sessions').where('teammate_id', '=', teammateId);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.but !== undefined) query = query.where('id', '<>', which.but);
  const rows = await query.returning('id').execute();
  return rows.map((row) => row.id);
}
