import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { Reach } from './guarded-lookup.ts';
import { guardedLookup, NotReachable, PRIVATE } from './guarded-lookup.ts';

const LONGEST_MS = 15_000;
const MOST_REDIRECTS = 3;

export type GettingTrouble = 'not-reached' | 'too-slow' | 'too-large' | 'private-address' | 'refused';

/** Why nothing came. */
export class NotGot extends Error {
  override name = 'NotGot';
  readonly trouble: GettingTrouble;

  constructor(trouble: GettingTrouble, cause?: unknown) {
    super(`nothing came: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

/**
 * One GET of an address that somebody gave, within fifteen seconds. The address that is connected to is the very one that was
 * looked at, so a name cannot change its mind in between; the same for each redirect.
 * @throws NotGot
 */
export async function getOutside(
  address: string,
  reach: Reach,
  { accept, mostBytes, longestMs = LONGEST_MS }: { accept: string; mostBytes: number; longestMs?: number },
): Promise<Uint8Array> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), longestMs);
  try {
    let url = webUrl(address);
    for (let redirects = 0; ; redirects++) {
      const response = await ask(url, accept, reach, controller.signal);
      const { statusCode = 0 } = response;
      if (statusCode >= 300 && statusCode < 400 && response.headers.location !== undefined) {
        response.destroy();
        if (redirects === MOST_REDIRECTS) throw new NotGot('refused');
        url = webUrl(response.headers.location, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new NotGot('refused');
      }
      return await bodyOf(response, mostBytes);
    }
  } catch (error) {
    if (error instanceof NotGot) throw error;
    if (controller.signal.aborted) throw new NotGot('too-slow', error);
    const isPrivate = error instanceof NotReachable && error.message === PRIVATE;
    throw new NotGot(isPrivate ? 'private-address' : 'not-reached', error);
  } finally {
    clearTimeout(timer);
  }
}

function webUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new NotGot('not-reached');
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new NotGot('not-reached');
  return url;
}

function ask(url: URL, accept: string, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address instead of a name is never looked up, so the guard would not see it.
  if (isIP(host) !== 0 && !reach.mayConnect(host)) throw new NotGot('private-address');
  const options: RequestOptions = {
    method: 'GET',
    headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Sportello' },
    signal,
    lookup: guardedLookup(reach),
    // A connection of its own: one that was opened for another name would not be looked at again.
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, resolve);
    request.on('error', reject);
    request.end();
  });
}

async function bodyOf(response: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > mostBytes) throw new NotGot('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
