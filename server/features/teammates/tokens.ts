import type { Scope } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { newSecretWord } from '../../platform/ids/index.ts';
import { BOOTSTRAP_TOKEN_ID } from './recognising.ts';
import { secretHash } from './secret-hash.ts';
import { tokenCreated, tokenRevoked } from './teammates.events.ts';
import type { TokenRow } from './tokens.queries.ts';
import { insertToken, ownerOfToken, setTokenRevoked } from './tokens.queries.ts';

/** So that a token that lies about can be known for what it is. */
const TOKEN_PREFIX = 'sportello_';

export interface TokenWish {
  name: string;
  scopes: Scope[];
  /** Null: until it is revoked. */
  expiresInDays: number | null;
}

/** Makes a token that acts for its maker, as long as its maker may. @returns it once: only its hash is kept. */
export async function createToken(
  platform: Platform,
  actor: Actor,
  wish: TokenWish,
): Promise<TokenRow & { token: string }> {
  requirePermission(actor, 'token.manage');
  const token = `${TOKEN_PREFIX}${newSecretWord()}`;
  return act(platform, actor, async (one) => {
    const expiresAt = wish.expiresInDays === null ? null : one.at.add({ hours: wish.expiresInDays * 24 });
    const scopes = [...new Set(wish.scopes)];
    const teammateId = actor.kind === 'teammate' ? actor.id : await ownerBehind(platform, actor);
    const id = await insertToken(one, { name: wish.name, hash: secretHash(token), teammateId, scopes, expiresAt });
    one.record(tokenCreated, { tokenId: id, scopes });
    const ownerName = actor.kind === 'teammate' ? actor.name : null;
    return { id, name: wish.name, scopes, createdAt: one.at, expiresAt, lastUsedAt: null, ownerName, token };
  });
}

/** Ends a token at once. @throws Problem 404 where there is none in use. */
export async function revokeToken(platform: Platform, actor: Actor, tokenId: string): Promise<void> {
  requirePermission(actor, 'token.manage');
  await act(platform, actor, async (one) => {
    if (!(await setTokenRevoked(one.trx, tokenId, one.at))) throw notFound('token');
    one.record(tokenRevoked, { tokenId });
  });
}

/** A token made by a token belongs to the same person: it must end with their account. */
async function ownerBehind(platform: Platform, actor: Actor): Promise<string | null> {
  if (actor.kind !== 'token' || actor.id === BOOTSTRAP_TOKEN_ID) return null;
  return ownerOfToken(platform.db, actor.id);
}
