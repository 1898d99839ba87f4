import type { Trouble } from '../../../contract/mailboxes.ts';

/** What signs in to a server that takes our letters. */
export type WayOutLogin =
  | { kind: 'password'; user: string; password: string }
  | { kind: 'oauth2'; user: string; accessToken: string };

/** How letters leave from one address. */
export type WayOut =
  /** None is set up: letters are kept. */
  | { kind: 'none' }
  /** The house's own next hop, as SMTP_URL names it. */
  | { kind: 'house'; url: string }
  /** The account of the address, or a server set up for it. */
  | {
      kind: 'server';
      via: 'account' | 'smtp';
      host: string;
      port: number;
      security: 'tls' | 'starttls' | 'none';
      login: WayOutLogin | null;
    }
  /** Straight to the servers of each recipient's domain. */
  | { kind: 'direct' }
  /** One is set up, and just now nothing signs in to it. */
  | ({ kind: 'unusable' } & WayOutTrouble);

/** A way out that does not work, whatever letter it is; apart from what is said of one letter. */
export interface WayOutTrouble {
  trouble: Trouble;
  /** The other server's own words. */
  answer: string | null;
}
