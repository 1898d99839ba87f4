import type { IncomingMessage } from 'node:http';
import type { Platform } from '../platform.ts';
import type { Reach } from './guarded-lookup.ts';
import { NotReachable, PRIVATE } from './guarded-lookup.ts';
import { guardedRequest } from './guarded-request.ts';
import { isPublicAddress } from './public-address.ts';

/** A receiver answers first and works afterwards; whoever is slower is tried again. */
const LONGEST_MS = 15_000;
/** Characters of an answer that are kept. */
const LONGEST_ANSWER = 1_000;

/** Public addresses, and those in private networks that a setting names. */
export function outsideReach({ dns, config }: Pick<Platform, 'dns' | 'config'>): Reach {
  return {
    dns,
    mayConnect: (address) => isPublicAddress(address) || config.privateWebhooks.includes(address),
  };
}

export interface Posted {
  /** Null where nobody answered. */
  status: number | null;
  /** The beginning of the answer, or why there is none. */
  answer: string;
}

/** One POST; no redirect is followed, and no private address is reached unless the reach says so. Never throws. */
export async function postOutside(
  url: URL,
  headers: Record<string, string>,
  body: string | Uint8Array,
  reach: Reach,
  longestMs = LONGEST_MS,
): Promise<Posted> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), longestMs);
  try {
    const response = await guardedRequest(url, { method: 'POST', headers, body, signal: controller.signal }, reach);
    return { status: response.statusCode ?? 0, answer: await beginningOf(response) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      status: null,
      answer: controller.signal.aborted ? `no answer within ${longestMs / 1_000} seconds` : reasonOf(error),
    };
  } finally {
    clearTimeout(timer);
  }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response as AsyncIterable<string>) {
    text += chunk;
    // Leaving the loop ends the connection.
    if (text.length >= LONGEST_ANSWER) break;
  }
  return text.slice(0, LONGEST_ANSWER).replaceAll('\0', '');
}

function reasonOf(error: Error): string {
  if (error instanceof NotReachable)
    return error.message === PRIVATE ? `${PRIVATE}, and not in PRIVATE_WEBHOOKS` : error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return `not reached${code === '' ? '' : ` (${code})`}`;
}
