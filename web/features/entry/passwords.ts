/** Characters; the server holds the same line (contract/people.ts, PASSWORD). */
export const shortestPassword = 10;

export function isLongEnough(password: string): boolean {
  return password.length >= shortestPassword;
}

/** Loose on purpose: the server and the mail itself say more than any pattern. */
export function looksLikeMail(address: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(address.trim());
}

/** Where to go after signing in: only an address of our own, whatever stood in the link. */
export function ownAddress(wished: string | undefined): string {
  if (wished === undefined || !/^\/[^/\\]/.test(wished)) return '/';
  const address = new URL(wished, 'https://here.invalid');
  return address.origin === 'https://here.invalid' ? address.pathname + address.search + address.hash : '/';
}
