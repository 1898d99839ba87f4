import type { ProblemBody } from '../../contract/shapes.ts';
import { learnServerTime } from '../ui/now.ts';
import { ApiError, Unreachable } from './problem.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Ask {
  /** Sent as JSON; FormData and Blob go as they are. */
  body?: unknown;
  /** Added to the path; undefined and null are left out. */
  query?: Record<string, string | number | boolean | null | undefined>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Under this path stands every answer for the app itself. */
const base = '/api/v1';

/**
 * Asks the server. Paths beginning with "/api/" are taken as they are, all others stand under /api/v1.
 * Gives the parsed body, or undefined for 204. Throws ApiError with the server's problem, Unreachable without an answer.
 */
async function ask<Answer>(method: Method, path: string, { body, query, headers, signal }: Ask = {}): Promise<Answer> {
  const isJson = body !== undefined && !(body instanceof FormData) && !(body instanceof Blob);
  let response: Response;
  try {
    response = await fetch(addressOf(path, query), {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as BodyInit) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable('The server did not answer', { cause: error });
  }
  const clock = response.headers.get('sportello-time');
  if (clock !== null) learnServerTime(new Date(clock));
  if (!response.ok) {
    const problem = await problemOf(response);
    if (response.status === 401 && path !== '/me' && !path.startsWith('/api/auth/')) tellSignedOut();
    throw new ApiError(problem);
  }
  if (response.status === 204 || response.status === 205) return undefined as Answer;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

function addressOf(path: string, query: Ask['query']): string {
  const address = path.startsWith('/api/') ? path : `${base}${path}`;
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null) asked.set(name, String(value));
  }
  const search = asked.toString();
  return search === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${search}`;
}

const signedOutListeners = new Set<() => void>();
function tellSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}
/** Called when the server no longer knows who asks: the session has ended. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** A proxy on the way may answer in its own words; those are not shown to people. */
async function problemOf(response: Response): Promise<ProblemBody> {
  const unknown: ProblemBody = {
    type: 'urn:sportello:problem:unknown',
    title: response.statusText,
    status: response.status,
    detail: '',
  };
  if (!(response.headers.get('content-type') ?? '').includes('json')) return unknown;
  const text = await response.text();
  try {
    return { ...unknown, ...(JSON.parse(text) as Partial<ProblemBody>), status: response.status };
  } catch (error) {
    if (error instanceof SyntaxError) return unknown;
    throw error;
  }
}

export const api = {
  get: <Answer>(path: string, asked?: Omit<Ask, 'body'>) => ask<Answer>('GET', path, asked),
  post: <Answer = void>(path: string, asked?: Ask) => ask<Answer>('POST', path, asked),
  put: <Answer = void>(path: string, asked?: Ask) => ask<Answer>('PUT', path, asked),
  patch: <Answer = void>(path: string, asked?: Ask) => ask<Answer>('PATCH', path, asked),
  delete: <Answer = void>(path: string, asked?: Ask) => ask<Answer>('DELETE', path, asked),
};
