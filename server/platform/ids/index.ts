import { randomBytes, randomUUID } from 'node:crypto';

const MOST_IN_A_MILLISECOND = 0x1000;
let millisecond = 0;
let count = 0;

/**
 * A new row's id: UUIDv7 whose twelve bits after the time count within the millisecond (RFC 9562, section 6.2, method 1), so
 * that ids of one process sort in the order of their making: what happened in one transaction is told in its order.
 */
export function newId(): string {
  const now = Date.now();
  count++;
  if (now > millisecond) {
    millisecond = now;
    count = 0;
  } else if (count === MOST_IN_A_MILLISECOND) {
    // Ahead of the clock rather than out of order.
    millisecond++;
    count = 0;
  }
  const time = millisecond.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}${randomUUID().slice(18)}`;
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
