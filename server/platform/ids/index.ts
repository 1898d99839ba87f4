import { randomBytes, randomUUIDv7 } from 'node:crypto';

/** A new row's id: UUIDv7 (RFC 9562), so ids made one after another sort by time and stay close in an index. */
export function newId(): string {
  return randomUUIDv7();
}

const SECRET_BYTES = 20;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * An unguessable word of 160 random bits in base32 (RFC 4648, lower case, no padding): 32 letters that survive a mail
 * address's local part, which servers may compare or fold without case.
 */
export function newSecretWord(): string {
  let bits = 0;
  let held = 0;
  let word = '';
  for (const byte of randomBytes(SECRET_BYTES)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      word += ALPHABET[(held >>> bits) & 31];
    }
  }
  return word;
}
