import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { Reach } from './guarded-lookup.ts';
import { guardedLookup, NotReachable, PRIVATE } from './guarded-lookup.ts';

export interface GuardedRequest {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | Uint8Array | undefined;
  signal: AbortSignal;
}

/**
 * One request to an address that somebody gave, by http or https; what it answers, a redirect too. The address that is
 * connected to is the very one that was looked at, so a name cannot change its mind in between.
 * @throws NotReachable, and what the network says.
 */
export function guardedRequest(
  url: URL,
  { method, headers, body, signal }: GuardedRequest,
  reach: Reach,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address instead of a name is never looked up, so the guard would not see it.
  if (isIP(host) !== 0 && !reach.mayConnect(host)) throw new NotReachable(PRIVATE);
  const options: RequestOptions = {
    method,
    headers: {
      'user-agent': 'Sportello',
      ...headers,
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
    signal,
    lookup: guardedLookup(reach),
    // A connection of its own: one that was opened for another name would not be looked at again.
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}
