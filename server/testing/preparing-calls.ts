import type { House } from '../composition.ts';
import type { Caller } from './callers.ts';

export interface Call {
  path: string;
  body?: unknown;
}

/** Makes what the call needs (by an owner's token, so it is always there) and says how it is made. */
export type Prepare = (caller: Caller) => Promise<Call> | Call;

/** What there is for calls to work on, as every feature's calls are given it. */
export interface Given {
  db: House['platform']['db'];
  deskId: string;
  /** As an owner. @throws when it is refused. */
  made: (method: string, path: string, body?: unknown) => Promise<{ id: string }>;
  /** A name that nothing has yet. */
  fresh: () => string;
  /** Somebody of the desk who calls nothing. */
  colleagueId: string;
}
