import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address may be reached in somebody else's name: nothing of this machine, of private, link-local, shared or
 * reserved networks (RFC 6890), and no address that hides such a one (IPv4 within IPv6: mapped, compatible, NAT64, 6to4,
 * Teredo). False for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  // Short and octal spellings (127.1, 0177.0.0.1) are read by some resolvers and by others not: they are nobody's.
  if (!bare.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return false;
  const parsed = ipaddr.parse(bare);
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.isIPv4MappedAddress()) return isPublicAddress(parsed.toIPv4Address().toString());
    const inner = embeddedIPv4(parsed);
    if (inner !== null && !isPublicAddress(inner)) return false;
    return parsed.range() === 'unicast' && !UNREACHABLE_V6.some((net) => parsed.match(net));
  }
  return parsed.range() === 'unicast' && !UNREACHABLE_V4.some((net) => parsed.match(net));
}

/** Beyond what the library calls special: cloud metadata lives in link-local; these are benchmarks, documentation, relays. */
const UNREACHABLE_V4 = [
  '192.0.0.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '0.0.0.0/8',
].map((net) => ipaddr.IPv4.parseCIDR(net));
const UNREACHABLE_V6 = [
  '::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
  'fec0::/10',
].map((net) => ipaddr.IPv6.parseCIDR(net));

const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
const SIX_TO_FOUR = ipaddr.IPv6.parseCIDR('2002::/16');
const TEREDO = ipaddr.IPv6.parseCIDR('2001::/32');

function embeddedIPv4(address: ipaddr.IPv6): string | null {
  const bytes = address.toByteArray();
  if (address.match(NAT64)) return bytes.slice(12).join('.');
  if (address.match(SIX_TO_FOUR)) return bytes.slice(2, 6).join('.');
  if (address.match(TEREDO))
    return bytes
      .slice(12)
      .map((byte) => byte ^ 0xff)
      .join('.');
  return null;
}
