import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hex: enough for secrets of 160 random bits, which nobody can try out; never for passwords. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares without telling by the time it takes how much was right. */
export function sameSecret(given: string, right: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(right).digest());
}
