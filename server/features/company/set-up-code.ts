import { randomInt } from 'node:crypto';
import { sameSecret, secretHash } from '../teammates/index.ts';

/** No letter or digit that is taken for another one, and no vowels to spell words with but A and E. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** A one-time code such as K7QF-2M9X-WD4H: 58 random bits, easy to read out and to type. */
export function newSetUpCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** The hash that is kept; case, spaces and dashes do not matter. */
export function setUpCodeHash(code: string): string {
  return secretHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}

export function isSetUpCode(code: string, hash: string | null): boolean {
  return hash !== null && sameSecret(setUpCodeHash(code), hash);
}
