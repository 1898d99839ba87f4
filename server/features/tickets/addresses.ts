import type { Config } from '../../platform/config/index.ts';
import type { DeskBook } from '../desks/index.ts';
import { splitAddress } from './intake/world.ts';

/** `support@example.org` and a token → `support+token@example.org` (RFC 5233): where answers to one message come back to. */
export function replyAddress(deskAddress: string, token: string): string {
  const at = deskAddress.lastIndexOf('@');
  return `${deskAddress.slice(0, at)}+${token}${deskAddress.slice(at)}`;
}

/** The customer's page of one request; whoever has the link may read and answer, so it is renewed when someone is removed. */
export function statusUrl(config: Pick<Config, 'publicUrl'>, statusToken: string): string {
  return `${config.publicUrl}/s/${statusToken}`;
}

/** Whether mail to this address comes back to ourselves: to any desk, with or without a word after the plus. */
export function isOurs(book: Pick<DeskBook, 'byAddress'>, address: string): boolean {
  return book.byAddress(splitAddress(address).base) !== undefined;
}

/** Nobody reads there (RFC 2606, section 2): what stands in for a sender who gave no address. */
export function isUndeliverable(address: string): boolean {
  return /@(?:[^@]+\.)?invalid$/i.test(address);
}
