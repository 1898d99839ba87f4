import { BlockList, isIP, isIPv4 } from 'node:net';
import { ConfigError } from '../config/index.ts';

/** Says where a request really came from. */
export type ClientAddress = (headers: Headers, peer: string | undefined) => string | undefined;

const LONGEST_CHAIN = 20;

/**
 * Reads TRUST_PROXY: addresses, networks (`10.0.0.0/8`) or `loopback`. Forwarded headers count only when the peer is one of
 * these; the chain is read from the right, up to the first hop that is not, so nobody can write themselves an address.
 * @throws ConfigError for an entry that is neither.
 */
export function clientAddressReader(trustProxy: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const entry of trustProxy) trust(trusted, entry);
  const isTrusted = (address: string): boolean => trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

  return (headers, peer) => {
    let address = plainAddress(peer);
    if (address === undefined || trustProxy.length === 0 || !isTrusted(address)) return address;
    const chain = headers.get('x-forwarded-for')?.split(',').slice(-LONGEST_CHAIN).reverse() ?? [];
    for (const hop of chain) {
      const next = plainAddress(hop.trim());
      if (next === undefined) return address;
      address = next;
      if (!isTrusted(address)) return address;
    }
    return address;
  };
}

/** The other end of the connection, as the Node server of Hono hands it over; undefined for calls without a network. */
export function peerOf(bindings: unknown): string | undefined {
  const incoming = (bindings as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return incoming?.socket?.remoteAddress;
}

function trust(trusted: BlockList, entry: string): void {
  if (entry === 'loopback') {
    trusted.addSubnet('127.0.0.0', 8, 'ipv4');
    trusted.addAddress('::1', 'ipv6');
    return;
  }
  const [address = '', length, ...rest] = entry.split('/');
  const family = isIP(address);
  const prefix = length === undefined ? undefined : Number(length);
  const longest = family === 4 ? 32 : 128;
  if (
    family === 0 ||
    rest.length > 0 ||
    (length !== undefined && (!/^\d{1,3}$/.test(length) || Number(length) > longest))
  ) {
    throw new ConfigError(
      `TRUST_PROXY holds "${entry}", but takes addresses such as 10.0.0.2, 10.0.0.0/8 or loopback.`,
    );
  }
  if (prefix === undefined) trusted.addAddress(address, family === 4 ? 'ipv4' : 'ipv6');
  else trusted.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
}

/** Without the IPv6 form that a dual-stack socket gives an IPv4 address; undefined when it is no address. */
function plainAddress(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const plain = value.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(plain) === 0 ? undefined : plain;
}
