import type { Scope } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { anonymous } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { sameSecret, secretHash } from './secret-hash.ts';
import type { SessionCookie } from './session-cookie.ts';
import { noteSessionUse, signedInBy } from './sessions.queries.ts';
import { noteTokenUse, tokenByHash } from './tokens.queries.ts';

/** "Last used" is right to within these: a write for each request would cost more than it tells. */
const SESSION_USE_NOTED = Temporal.Duration.from({ minutes: 10 });
const TOKEN_USE_NOTED = Temporal.Duration.from({ minutes: 1 });
const LONGEST_TOKEN = 512;

/** The actor of API_TOKEN: it is a setting and no row, so its id is fixed. */
export const BOOTSTRAP_TOKEN_ID = '00000000-0000-4000-8000-000000000001';

/**
 * Who is calling: a token in `Authorization: Bearer` (RFC 6750), else the session of the cookie, else nobody. A header that
 * cannot be used is a mistake to be told, never an anonymous call.
 * @throws Problem 401 for a token that is unknown, ended or expired; 403 where a reading token would write.
 */
export async function actorOf(platform: Platform, cookie: SessionCookie, request: Request): Promise<Actor> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return actorOfToken(platform, authorization, request.method);
  const token = cookie.read(request.headers.get('cookie'));
  if (token === undefined) return anonymous;
  const now = platform.clock.now();
  const someone = await signedInBy(platform.db, token, now);
  if (!someone) return anonymous;
  const { sessionId, usedAt, ...person } = someone;
  if (isBefore(usedAt, now, SESSION_USE_NOTED)) await noteSessionUse(platform.db, sessionId, now);
  return { kind: 'teammate', ...person, sessionId };
}

async function actorOfToken(platform: Platform, authorization: string, method: string): Promise<Actor> {
  const token = /^Bearer +([^\s]+) *$/i.exec(authorization.slice(0, LONGEST_TOKEN))?.[1];
  if (token === undefined) throw refused('The Authorization header takes a token: Authorization: Bearer TOKEN.');
  const { config, db, clock } = platform;
  if (config.apiToken !== undefined && sameSecret(token, config.apiToken)) return bootstrapActor();
  const holder = await tokenByHash(db, secretHash(token));
  if (!holder) throw refused('This token is not known here, or it was revoked. An owner can make a new one.');
  const now = clock.now();
  const { expiresAt, lastUsedAt, ...actor } = holder;
  if (expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0) {
    throw refused(
      `This token expired at ${expiresAt.toString({ smallestUnit: 'second' })}. An owner can make a new one.`,
    );
  }
  if (onlyReads(actor.scopes) && !READING_METHODS.has(method)) {
    throw problem(403, 'not-allowed', 'This token may only read. An owner can make one that may write.');
  }
  if (lastUsedAt === null || isBefore(lastUsedAt, now, TOKEN_USE_NOTED)) await noteTokenUse(db, actor.id, now);
  return { kind: 'token', ...actor };
}

export function bootstrapActor(): Actor {
  return {
    kind: 'token',
    id: BOOTSTRAP_TOKEN_ID,
    name: 'API',
    grants: [{ role: 'owner', deskId: null }],
    locale: 'en',
    timeZone: 'UTC',
  };
}

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Routes that ask for no more than being signed in would let it write, so that is stopped before any of them. */
function onlyReads(scopes: readonly Scope[]): boolean {
  return !scopes.includes('write') && !scopes.includes('admin');
}

function isBefore(at: Temporal.Instant, now: Temporal.Instant, by: Temporal.Duration): boolean {
  return Temporal.Instant.compare(at.add(by), now) < 0;
}

function refused(detail: string) {
  return problem(401, 'token-refused', detail);
}
