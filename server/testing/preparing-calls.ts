import type { Caller } from './callers.ts';

export interface Call {
  path: string;
  body?: unknown;
}

/** Makes what the call needs (by an owner's token, so it is always there) and says how it is made. */
export type Prepare = (caller: Caller) => Promise<Call> | Call;
