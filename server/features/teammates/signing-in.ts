import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { problemResponse } from '../../platform/http/app.ts';
import { clientAddressReader } from '../../platform/http/client-address.ts';
import { problem } from '../../platform/http/problem.ts';
import { houseSecret } from '../../platform/secrets/index.ts';
import { ADDRESS_HEADER, AUTH_PATH, createLibrary, SECONDS_A_DAY, SESSION_DAYS } from './account-library.ts';
import type { TeammatePorts } from './ports.ts';
import { actorOf } from './recognising.ts';
import type { SessionCookie } from './session-cookie.ts';
import { sessionCookie } from './session-cookie.ts';
import { insertSession, prolongSession } from './sessions.queries.ts';
import { inOurWords, tooManyTries } from './sign-in-answers.ts';
import { teammateSignedIn } from './teammates.events.ts';
import type { Tries, TryLimit } from './tries.queries.ts';
import { countTries, tryKey } from './tries.queries.ts';

const PROLONG_AFTER_DAYS = 1;
const LARGEST_BODY = 16_384;

/** At one account, from wherever (NIST SP 800-63B asks for a limit below 100). */
const SIGN_IN_TRIES: TryLimit = { max: 50, window: 3_600 };
/** Every answer takes as long, whether there was a mail to write or not. */
const RESET_ANSWER_MS = 300;

/** What this house lets the library answer; the rest of its routes are not there. */
const OPEN_PATHS = new Set(['/sign-in/email', '/sign-out', '/request-password-reset', '/reset-password']);

export interface Auth {
  /** Answers everything under AUTH_PATH. `peer` is the other end of the connection. */
  handler(request: Request, peer?: string): Promise<Response>;
  /** See recognising.ts. */
  actorOf(request: Request): Promise<Actor>;
  /** Signs a teammate in within the caller's transaction. @returns the Set-Cookie value of the answer. */
  openSession(one: Act, teammateId: string, from: { headers: Headers; peer: string | undefined }): Promise<string>;
  /** Once a day of use, lets the caller's session run on. @returns the Set-Cookie value, when there is a new one. */
  prolong(request: Request): Promise<string | undefined>;
  clientAddress(headers: Headers, peer: string | undefined): string | undefined;
  readonly tries: Tries;
}

/** Sets up signing in by mail address and password, on better-auth. @throws ConfigError for a TRUST_PROXY that is none. */
export async function createAuth(
  platform: Platform,
  ports: Pick<TeammatePorts, 'sendAccountMail' | 'company'>,
): Promise<Auth> {
  const { config, db, clock } = platform;
  const secret = await houseSecret(db, clock, 'sessions');
  const { origin: ownOrigin, protocol } = new URL(config.publicUrl);
  const secure = protocol === 'https:';
  const cookie = sessionCookie(secret, { secure });
  const clientAddress = clientAddressReader(config.trustProxy);
  const tries = countTries(platform);
  const library = createLibrary(platform, ports, { secret, secure, tries });

  async function handler(request: Request, peer?: string): Promise<Response> {
    const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
    if (request.method !== 'POST' || !OPEN_PATHS.has(path)) {
      return problemResponse(problem(404, 'not-found', `There is nothing at ${request.method} ${AUTH_PATH}${path}.`));
    }
    const body = await smallBody(request);
    if (body === undefined) return problemResponse(problem(413, 'too-large', 'This is larger than a sign-in can be.'));
    const headers = new Headers(request.headers);
    headers.delete('content-length');
    const address = clientAddress(request.headers, peer);
    if (address === undefined) headers.delete(ADDRESS_HEADER);
    else headers.set(ADDRESS_HEADER, address);

    // A program without a browser says nothing of where it is; a browser always does when it comes from another site.
    if (!headers.has('origin') && !headers.has('sec-fetch-site')) headers.set('origin', ownOrigin);

    const email = path === '/sign-in/email' ? emailIn(body) : undefined;
    const seconds = email === undefined ? 0 : await tries.take(tryKey('sign-in', email), SIGN_IN_TRIES);
    if (seconds > 0) return tooManyTries(seconds);

    const init: RequestInit = { method: 'POST', headers };
    if (body !== '') init.body = body;
    const answer = library.handler(new Request(request.url, init)).then(inOurWords);
    if (path === '/request-password-reset') await Promise.all([answer, wait(RESET_ANSWER_MS)]);
    return answer;
  }

  return {
    handler,
    tries,
    clientAddress,
    actorOf: (request) => actorOf(platform, cookie, request),
    openSession: (one, teammateId, from) =>
      openSession(one, teammateId, cookie, {
        ipAddress: clientAddress(from.headers, from.peer) ?? null,
        userAgent: from.headers.get('user-agent'),
      }),
    async prolong(request) {
      const token = cookie.read(request.headers.get('cookie'));
      if (token === undefined) return undefined;
      const days = { length: SESSION_DAYS, prolongAfter: PROLONG_AFTER_DAYS };
      const due = await prolongSession(db, token, clock.now(), days);
      return due ? cookie.give(token, SESSION_DAYS * SECONDS_A_DAY) : undefined;
    },
  };
}

async function openSession(
  one: Act,
  teammateId: string,
  cookie: SessionCookie,
  from: { ipAddress: string | null; userAgent: string | null },
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = one.at.add({ hours: SESSION_DAYS * 24 });
  const sessionId = await insertSession(one, { teammateId, token, expiresAt, ...from });
  one.record(teammateSignedIn, { teammateId, sessionId }, { actor: { kind: 'teammate', id: teammateId } });
  return cookie.give(token, SESSION_DAYS * SECONDS_A_DAY);
}

/** The body as text; undefined when it is larger than any that we know. */
async function smallBody(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function emailIn(body: string): string | undefined {
  try {
    const email = (JSON.parse(body) as { email?: unknown } | null)?.email;
    return typeof email === 'string' ? email.trim() : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
