/** Asks by one network within the hour; a family or an office stays below it. */
const MOST_ASKS = 20;
const HOUR_MS = 3_600_000;
/** Networks remembered at once; above it the one longest unseen is forgotten, which only favours it. */
const MOST_NETWORKS = 20_000;

/** Counts what strangers ask for, by the network they come from: a home's IPv6 addresses are one. Each process for itself. */
export function networkLimit(now: () => number = () => performance.now()) {
  const asks = new Map<string, { left: number; at: number }>();
  /** @returns false where this was one too many. */
  return (address: string | undefined): boolean => {
    if (address === undefined) return true;
    const network = networkOf(address);
    const at = now();
    const before = asks.get(network) ?? { left: MOST_ASKS, at };
    const left = Math.min(MOST_ASKS, before.left + ((at - before.at) / HOUR_MS) * MOST_ASKS);
    asks.delete(network);
    asks.set(network, { left: left >= 1 ? left - 1 : left, at });
    if (asks.size > MOST_NETWORKS) asks.delete(asks.keys().next().value ?? '');
    return left >= 1;
  };
}

/** An IPv4 address, or the first 64 bits of an IPv6 one (RFC 6177: what one home has at least). */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [before = '', after] = address.split('::');
  const front = before.split(':').filter(Boolean);
  const back = after === undefined ? [] : after.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
