import type { Grant, Scope } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { grantsOf } from './sessions.queries.ts';
import './teammates.tables.ts';

export interface TokenRow {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: Temporal.Instant;
  expiresAt: Temporal.Instant | null;
  lastUsedAt: Temporal.Instant | null;
  ownerName: string | null;
}

export interface TokenHolder {
  id: string;
  name: string;
  scopes: Scope[];
  expiresAt: Temporal.Instant | null;
  lastUsedAt: Temporal.Instant | null;
  locale: Language;
  timeZone: string;
  grants: Grant[];
}

/**
 * The token of that hash, unless it or its owner's account was ended. An expired one is given, so that it can be named.
 * One without an owner was made with API_TOKEN and is the house's own.
 */
export async function tokenByHash(db: Db, hash: string): Promise<TokenHolder | undefined> {
  return holders(db).where('api_tokens.token_hash', '=', hash).executeTakeFirst();
}

/** The same by its id, for what goes on after it was shown. */
export async function tokenById(db: Db, id: string): Promise<TokenHolder | undefined> {
  return holders(db).where('api_tokens.id', '=', id).executeTakeFirst();
}

function holders(db: Db) {
  return db
    .selectFrom('api_tokens')
    .leftJoin('teammates', 'teammates.id', 'api_tokens.teammate_id')
    .select([
      'api_tokens.id',
      'api_tokens.name',
      'api_tokens.scopes',
      'api_tokens.expires_at as expiresAt',
      'api_tokens.last_used_at as lastUsedAt',
      sql<Language>`coalesce(teammates.locale, 'en')`.as('locale'),
      sql<string>`coalesce(teammates.time_zone, 'UTC')`.as('timeZone'),
      sql<Grant[]>`case when api_tokens.teammate_id is null then '[{"role":"owner","deskId":null}]'::jsonb
        else ${grantsOf('teammates.id')} end`.as('grants'),
    ])
    .where('api_tokens.revoked_at', 'is', null)
    .where('teammates.deactivated_at', 'is', null);
}

export async function noteTokenUse(db: Db, tokenId: string, at: Temporal.Instant): Promise<void> {
  await db.updateTable('api_tokens').set({ last_used_at: at.toString() }).where('id', '=', tokenId).execute();
}

/** Newest first; `after` is the key of the last one seen. Reads one more than `limit`. */
export async function tokensAfter(
  db: Db,
  after: readonly [createdAt: string, id: string] | null,
  limit: number,
): Promise<TokenRow[]> {
  let query = db
    .selectFrom('api_tokens')
    .leftJoin('teammates', 'teammates.id', 'api_tokens.teammate_id')
    .select([
      'api_tokens.id',
      'api_tokens.name',
      'api_tokens.scopes',
      'api_tokens.created_at as createdAt',
      'api_tokens.expires_at as expiresAt',
      'api_tokens.last_used_at as lastUsedAt',
      'teammates.name as ownerName',
    ])
    .where('api_tokens.revoked_at', 'is', null)
    .orderBy('api_tokens.created_at', 'desc')
    .orderBy('api_tokens.id', 'desc')
    .limit(limit + 1);
  if (after) {
    query = query.where(
      sql<boolean>`(api_tokens.created_at, api_tokens.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  }
  return query.execute();
}

/** Whose token that is; null for the house's own. */
export async function ownerOfToken(db: Db, tokenId: string): Promise<string | null> {
  const row = await db.selectFrom('api_tokens').select('teammate_id').where('id', '=', tokenId).executeTakeFirst();
  return row?.teammate_id ?? null;
}

export interface NewToken {
  name: string;
  hash: string;
  teammateId: string | null;
  scopes: Scope[];
  expiresAt: Temporal.Instant | null;
}

export async function insertToken(one: Act, token: NewToken): Promise<string> {
  const id = newId();
  await one.trx
    .insertInto('api_tokens')
    .values({
      id,
      name: token.name,
      token_hash: token.hash,
      teammate_id: token.teammateId,
      scopes: token.scopes,
      created_at: one.at.toString(),
      expires_at: token.expiresAt?.toString() ?? null,
    })
    .execute();
  return id;
}

/** @returns false when there is no such token in use. */
export async function setTokenRevoked(trx: Trx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('api_tokens')
    .set({ revoked_at: at.toString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
