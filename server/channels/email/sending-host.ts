import type { KeyObject } from 'node:crypto';
import type { WayOut, WayOutLogin, WayOutTrouble } from '../../features/outbox/index.ts';
import type { Platform } from '../../platform/act.ts';

/** What a letter is signed with (RFC 6376, RFC 8463). */
export interface DkimKey {
  domain: string;
  selector: string;
  algorithm: 'rsa' | 'ed25519';
  privateKey: KeyObject;
}

/** Where mail servers take letters of everybody (RFC 5321, 4.5.4.2). */
export const MAIL_PORT = 25;

/** What sending by mail needs of the house and must not know itself; the composition fills it. */
export interface SendingHost {
  wayOutFor(platform: Platform, fromAddress: string): Promise<WayOut>;
  /** What signed in was not accepted. */
  loginRefused(platform: Platform, fromAddress: string, login: WayOutLogin): Promise<void>;
  /** Keys that sign letters from this domain now; none leaves them unsigned. */
  signingKeysOf(platform: Platform, domain: string): Promise<readonly DkimKey[]>;
  /** A letter left from this address. */
  noteWell(platform: Platform, address: string): Promise<void>;
  /** Its way out did not work, whatever the letter. */
  noteTrouble(platform: Platform, address: string, trouble: WayOutTrouble): Promise<void>;
  /** For letters that go straight to the recipients' servers. */
  direct: {
    /** Of their mail servers. */
    port: number;
    /** Whether we connect to that address at all: a stranger's DNS must not lead us into our own house. */
    mayConnect(address: string): boolean;
  };
}
