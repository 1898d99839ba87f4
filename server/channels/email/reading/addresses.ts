import { addressParser, type Mailbox } from 'postal-mime';
import type { Address } from './parsed-mail.ts';
import { oneLine } from './plain-strings.ts';
import { MAX_ADDRESS_LENGTH, MAX_ADDRESSES, MAX_DISPLAY_NAME_LENGTH } from './reading-limits.ts';

/** Characters read of headers with the same name, together: enough for some hundred people. */
const ORDINARY_ROOM = 50_000;
/** Of To and Cc: room for ten thousand recipients with names. A parser of addresses takes microseconds for a character. */
export const ROOM_FOR_CROWDS = 600_000;

/**
 * The mailboxes in the headers' values (RFC 5322 section 3.4), groups opened, without repeats, at most MAX_ADDRESSES, of the
 * first `room` characters. `left` were not taken, of `met`.
 */
export function readAddresses(
  values: string[],
  room = ORDINARY_ROOM,
): { addresses: Address[]; left: number; met: number } {
  const found = new Map<string, Address>();
  let left = 0;
  let unread = room;
  for (const value of values) {
    if (value.length > unread) left++;
    for (const mailbox of addressParser(value.slice(0, unread), { flatten: true }) as Mailbox[]) {
      if (found.size >= MAX_ADDRESSES) left++;
      else {
        const address = readAddress(mailbox);
        const key = address?.address.toLowerCase();
        if (address && key !== undefined && !found.has(key)) found.set(key, address);
      }
    }
    unread = Math.max(0, unread - value.length);
  }
  return { addresses: [...found.values()], left, met: left + found.size };
}

/** Undefined for what cannot be written to. */
function readAddress({ name, address }: Mailbox): Address | undefined {
  const written = address.trim();
  if (!isWritableAddress(written)) return undefined;
  const at = written.lastIndexOf('@');
  return {
    name: oneLine(name, MAX_DISPLAY_NAME_LENGTH),
    address: `${written.slice(0, at)}@${written.slice(at + 1).toLowerCase()}`,
  };
}

/**
 * True for an address that mail can be sent to and that can stand in a header as it is: one @, no blanks, brackets, quotes,
 * commas, controls or direction marks. Quoted local parts and numeric hosts are left out: nobody has them but testers.
 */
export function isWritableAddress(address: string): boolean {
  if (address.length > MAX_ADDRESS_LENGTH || !address.isWellFormed()) return false;
  return /^[^\s<>@,;:"()[\]\\\p{Cc}\p{Cf}]+@[^\s<>@,;:"()[\]\\\p{Cc}\p{Cf}]+$/u.test(address);
}
