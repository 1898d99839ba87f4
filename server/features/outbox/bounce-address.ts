/** RFC 5321, 4.5.3.1.1: octets before the @. */
const LONGEST_LOCAL_PART = 64;
const MARK = '+b-';
const BOUNCE_ADDRESS = /\+b-([a-z2-7]{32})@/;

/**
 * The envelope's sender of one letter (VERP over RFC 5233): `support@example.org` → `support+b-<token>@example.org`, so that
 * whatever reports on it names it, also where the report itself says nothing useful.
 * @returns null where the address has no room for it.
 */
export function bounceAddress(address: string, token: string): string | null {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  const local = address.slice(0, plus > 0 && plus < at ? plus : at);
  if (local.length + MARK.length + token.length > LONGEST_LOCAL_PART) return null;
  return `${local}${MARK}${token}${address.slice(at)}`;
}

/** The token of the first bounce address among those a mail was sent to; null when none is one. */
export function bounceTokenIn(addresses: readonly string[]): string | null {
  for (const address of addresses) {
    const token = BOUNCE_ADDRESS.exec(address.toLowerCase())?.[1];
    if (token) return token;
  }
  return null;
}
