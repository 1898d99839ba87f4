import type pg from 'pg';
import { secretHash } from '../features/teammates/index.ts';
import type { Read } from './reads.ts';

export const ME = 'me@bench.example';
export const PASSWORD = 'a password of the bench';
const TOKEN = 'a-token-of-an-agent-of-the-bench';

/** Who asks, by the headers that say so. */
export interface Caller {
  name: string;
  headers: Record<string, string>;
}

/** An agent of two desks in a browser, and a script with an agent's rights on all desks: lists are scoped in two ways. */
export async function openCallers(client: pg.Client, origin: string): Promise<Caller[]> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: ME, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  await client.query(
    `with script as (
      insert into teammates (id, email, email_verified, name, created_at, updated_at)
      values (uuidv7(), 'script@bench.example', true, 'Script', now(), now()) on conflict (email) do nothing returning id),
    granted as (
      insert into grants (id, teammate_id, role, desk_id, created_at) select uuidv7(), id, 'agent', null, now() from script)
    insert into api_tokens (id, name, token_hash, teammate_id, scopes, created_at)
    select uuidv7(), 'bench', $1, id, '{read,write}', now() from script`,
    [secretHash(TOKEN)],
  );
  return [
    { name: 'session', headers: { cookie: cookie.join('; '), origin } },
    { name: 'token', headers: { authorization: `Bearer ${TOKEN}` } },
  ];
}

/** One call of a read, for fetch or for the app itself. */
export function requestOf(read: Read, { headers }: Caller, turn: number): RequestInit & { path: string } {
  const path = read.path(turn);
  const own = read.anonymous ? {} : headers;
  if (!read.body) return { path, headers: own };
  const body = JSON.stringify(read.body(turn));
  return { path, method: 'POST', headers: { ...own, 'content-type': 'application/json' }, body };
}
