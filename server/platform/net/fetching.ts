import type { Reach } from './guarded-lookup.ts';
import { guardedRequest } from './guarded-request.ts';

/** The part of `fetch` that libraries ask for which take one of ours. */
export type OutsideFetch = (
  address: string,
  options: { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal | undefined },
) => Promise<Response>;

const LONGEST_MS = 15_000;

/**
 * A `fetch` for libraries that speak to addresses which somebody gave: GET and POST, guarded as all that goes outside is, with
 * no redirect followed and no more of an answer read than `mostBytes`. It throws as `fetch` does.
 */
export function outsideFetch(reach: Reach, mostBytes: number): OutsideFetch {
  return async (address, { method, headers, body, signal }) => {
    if (method !== 'GET' && method !== 'POST') throw new TypeError(`${method} is not asked outside`);
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TypeError('not an address of the web');
    const ends = AbortSignal.timeout(LONGEST_MS);
    const response = await guardedRequest(
      url,
      {
        method,
        headers: { 'accept-encoding': 'identity', ...headers },
        body: bodyOf(body),
        signal: signal ? AbortSignal.any([signal, ends]) : ends,
      },
      reach,
    );
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      // Leaving the loop ends the connection.
      if (size > mostBytes) throw new RangeError('The answer is far too long.');
      chunks.push(chunk);
    }
    const answered = new Headers();
    for (const [name, value] of Object.entries(response.headers))
      if (typeof value === 'string') answered.set(name, value);
    const status = response.statusCode ?? 0;
    // These have no body, and a Response refuses one.
    const bare = status === 204 || status === 205 || status === 304;
    return new Response(bare ? null : Buffer.concat(chunks), { status, headers: answered });
  };
}

function bodyOf(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('a body of another kind than text, bytes or form fields');
}
