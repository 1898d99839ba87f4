import type { Trouble } from '../../../../contract/mailboxes.ts';

/** The first pause, and the longest, in milliseconds. */
const QUICK = { first: 1_000, longest: 5 * 60_000 };
/** Accounts are locked for those who knock too often. */
const CAREFUL = { first: 30_000, longest: 15 * 60_000 };
const SHORTEST_MS = 250;
/** So that the accounts of one provider do not all come back in the same second. */
const SPREAD = 0.2;

/** How long to wait after the n-th failure in a row (from 0): doubling, up to minutes. */
export function pauseAfter(trouble: Trouble, failures: number, chance: () => number = Math.random): number {
  const careful = ['wrong_password', 'permission_ended', 'too_many_connections', 'not_private'].includes(trouble);
  const { first, longest } = careful ? CAREFUL : QUICK;
  const pause = Math.min(longest, first * 2 ** Math.min(failures, 20));
  return Math.max(SHORTEST_MS, Math.round(pause * (1 + SPREAD * (2 * chance() - 1))));
}
