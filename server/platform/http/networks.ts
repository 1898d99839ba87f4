import { isIPv6 } from 'node:net';

/** IPv6 gives each customer 64 bits of their own: one of them is one address. */
export function hostOf(address: string): string {
  return isIPv6(address) ? `${groups(address, 4)}/64` : address;
}

/** What one provider or office usually has. */
export function networkOf(address: string): string {
  return isIPv6(address) ? `${groups(address, 3)}/48` : `${address.split('.').slice(0, 3).join('.')}.0/24`;
}

function groups(address: string, count: number): string {
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after]
    .slice(0, count)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
