import type { IncomingMessage } from 'node:http';
import type { Reach } from './guarded-lookup.ts';
import { NotReachable, PRIVATE } from './guarded-lookup.ts';
import { guardedRequest } from './guarded-request.ts';

const LONGEST_MS = 15_000;
const MOST_REDIRECTS = 3;

export type GettingTrouble = 'not-reached' | 'too-slow' | 'too-large' | 'private-address' | 'refused';

/** Why nothing came. */
export class NotGot extends Error {
  override name = 'NotGot';
  readonly trouble: GettingTrouble;

  constructor(
    trouble: GettingTrouble,
    { words = trouble.replaceAll('-', ' '), cause }: { words?: string; cause?: unknown } = {},
  ) {
    super(`nothing came: ${words}`, { cause });
    this.trouble = trouble;
  }
}

interface Wanted {
  headers: Record<string, string>;
  mostBytes: number;
  /** Of all of it, redirects too. */
  longestMs?: number;
  /** Of the address and of each that it leads to; left out, any. */
  mayUsePort?(port: number): boolean;
  /** Without the name and the password that stand in an address. */
  anonymous?: boolean;
}

/**
 * One GET of an address that somebody gave, within fifteen seconds. The address that is connected to is the very one that was
 * looked at, so a name cannot change its mind in between; the same for each redirect.
 * @throws NotGot
 */
export async function getOutside(address: string, reach: Reach, wanted: Wanted): Promise<Uint8Array> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), wanted.longestMs ?? LONGEST_MS);
  try {
    let url = webUrl(address);
    for (let redirects = 0; ; redirects++) {
      const response = await ask(url, reach, wanted, controller.signal);
      const { statusCode = 0 } = response;
      if (statusCode >= 300 && statusCode < 400 && response.headers.location !== undefined) {
        response.destroy();
        if (redirects === MOST_REDIRECTS) throw new NotGot('refused', { words: 'too many redirects' });
        url = webUrl(response.headers.location, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new NotGot('refused', { words: `answered ${statusCode}` });
      }
      return await bodyOf(response, wanted.mostBytes);
    }
  } catch (error) {
    if (error instanceof NotGot) throw error;
    if (controller.signal.aborted) throw new NotGot('too-slow', { cause: error });
    const isPrivate = error instanceof NotReachable && error.message === PRIVATE;
    throw new NotGot(isPrivate ? 'private-address' : 'not-reached', { cause: error });
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

function ask(
  url: URL,
  reach: Reach,
  { headers, mayUsePort, anonymous }: Wanted,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (anonymous) [url.username, url.password] = ['', ''];
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (mayUsePort && !mayUsePort(port)) throw new NotGot('refused', { words: 'a port that is not asked' });
  return guardedRequest(url, { method: 'GET', headers: { 'accept-encoding': 'identity', ...headers }, signal }, reach);
}

async function bodyOf(response: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) {
    response.destroy();
    throw new NotGot('too-large');
  }
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
