import type { Trouble } from '../../../../contract/mailboxes.ts';

/** One account that is to be followed, with its settings as they are. */
export interface Account {
  /** Of the mailbox. */
  id: string;
  /** The desk's address that its letters are for. */
  address: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  folder: string;
  afterReading: 'leave' | 'seen' | 'move';
  moveTo: string | null;
  startWith: 'new' | 'unseen' | 'all';
  /** When it was first followed. */
  followedFrom: Temporal.Instant;
  /** Another one means: begin anew with other settings. */
  version: string;
}

export type AccountCredentials =
  | { kind: 'password'; user: string; password: string }
  | { kind: 'oauth2'; user: string; accessToken: string };

/** How far a folder was read: RFC 9051, 2.3.1.1. */
export interface Progress {
  uidValidity: number;
  lastUid: number;
  /** Letters below it lay there before we came, or before the numbers changed. */
  firstNewUid: number;
}

/** What the followers are given of the house; the composition fills it. */
export interface MailboxHost {
  /** All accounts that are to be followed now. */
  accounts(): Promise<Account[]>;
  /** @throws where there is nothing to sign in with. */
  credentials(mailboxId: string): Promise<AccountCredentials>;
  /** The server did not take these: where others can be had, the next ones are others. */
  credentialsRefused(mailboxId: string, credentials: AccountCredentials): Promise<void>;
  progress(mailboxId: string, folder: string): Promise<Progress | null>;
  keepProgress(mailboxId: string, folder: string, progress: Progress): Promise<void>;
  /** Makes this process the only one that follows; null while another one does. */
  lock(mailboxId: string, onLost: () => void): Promise<(() => Promise<void>) | null>;
  noteConnected(address: string): Promise<void>;
  noteLetters(address: string): Promise<void>;
  noteTrouble(
    address: string,
    note: { trouble: Trouble; answer: string | null; nextTryAt: Temporal.Instant | null },
  ): Promise<void>;
}
