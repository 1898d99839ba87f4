import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { Reach as GuardedReach } from '../../platform/net/guarded-lookup.ts';
import { guardedLookup } from '../../platform/net/guarded-lookup.ts';
import { pictureType } from './picture-type.ts';

export const MOST_BYTES = 5 * 1024 * 1024;
const LONGEST_MS = 5_000;
const MOST_REDIRECTS = 3;
const PORTS = new Set([80, 443, 8080, 8443]);
/** What browsers say when they say little: nothing of us, nothing of who reads. */
const HEADERS = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0' };

/** Where one may go; a test may allow its own machine. */
export interface Reach extends GuardedReach {
  mayUsePort?(port: number): boolean;
  /** Milliseconds for all of it. */
  longest?: number;
}

export class NoPicture extends Error {
  override name = 'NoPicture';
}

/**
 * Fetches a picture that a stranger named, within five seconds and five megabytes. The address that is connected to is the
 * very one that was looked at, so a name cannot change its mind in between; the same for each redirect.
 * @throws NoPicture
 */
export async function fetchPicture(address: string, reach: Reach): Promise<{ bytes: Uint8Array; contentType: string }> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), reach.longest ?? LONGEST_MS);
  try {
    let url = webUrl(address);
    for (let redirects = 0; ; redirects++) {
      const response = await ask(url, reach, controller.signal);
      const { statusCode = 0 } = response;
      if (statusCode >= 300 && statusCode < 400 && response.headers.location !== undefined) {
        response.destroy();
        if (redirects === MOST_REDIRECTS) throw new NoPicture('too many redirects');
        url = webUrl(response.headers.location, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new NoPicture(`answered ${statusCode}`);
      }
      const bytes = await bodyOf(response);
      const contentType = pictureType(bytes);
      if (contentType === null) throw new NoPicture('no picture of a kind that is shown');
      return { bytes, contentType };
    }
  } catch (error) {
    if (error instanceof NoPicture) throw error;
    throw new NoPicture(controller.signal.aborted ? 'too slow' : 'not reached', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function webUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new NoPicture('no address');
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new NoPicture('no web address');
  url.username = '';
  url.password = '';
  return url;
}

function ask(url: URL, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!(reach.mayUsePort ?? ((one) => PORTS.has(one)))(port)) throw new NoPicture('a port that is not asked');
  // An address instead of a name is never looked up, so the guard below would not see it.
  if (isIP(host) !== 0 && !reach.mayConnect(host)) throw new NoPicture('a private address');
  const options: RequestOptions = {
    method: 'GET',
    headers: HEADERS,
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

async function bodyOf(response: IncomingMessage): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > MOST_BYTES) {
    response.destroy();
    throw new NoPicture('too large');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > MOST_BYTES) throw new NoPicture('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
