import { hostOf } from '../server/platform/http/networks.ts';

/** Callers remembered at once; above it the one longest unseen is forgotten, which only favours them. */
const MOST_CALLERS = 20_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * Whether somebody of this address may once more: so many times a minute, filling evenly. Each process counts for itself. Without
 * a network there is nobody to hold back.
 */
export function paceOf(perMinute: number): (address: string | undefined) => boolean {
  const buckets = new Map<string, Bucket>();
  return (from) => {
    if (from === undefined) return true;
    const address = hostOf(from);
    // The machine's own steady clock, on purpose: it has nothing to do with a moved one.
    const at = performance.now();
    const before = buckets.get(address) ?? { left: perMinute, at };
    const filled = Math.min(perMinute, before.left + ((at - before.at) / 60_000) * perMinute);
    const isAllowed = filled >= 1;
    buckets.delete(address);
    buckets.set(address, { left: isAllowed ? filled - 1 : filled, at });
    if (buckets.size > MOST_CALLERS) buckets.delete(buckets.keys().next().value ?? '');
    return isAllowed;
  };
}
