import type { BounceReason } from '../../../contract/automatic.ts';
import type { OutgoingState } from '../../../contract/tickets.ts';
import type { ColumnType, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';
import type { OutgoingLetter } from './letter.ts';

export type OutgoingKind = 'reply' | 'auto' | 'account' | 'test' | 'notification' | 'question';

/** What another server said, or what happened in its place. */
export interface OutgoingAnswer {
  at: string;
  text: string;
}

/** How far a letter to several people is, kept with it. */
export interface Progress {
  /** Those of `recipients` that still wait; all of them when left out. */
  remaining?: string[];
  /** Until when one of them is not tried again. */
  notBefore?: Record<string, string>;
  /** Somebody has it. */
  reached?: true;
}

export interface OutgoingTable {
  id: string;
  channel: string;
  kind: OutgoingKind;
  desk_id: string | null;
  ticket_id: string | null;
  message_id: string | null;
  /** The teammate who wrote it. */
  author_id: string | null;
  /** All that one copy goes to. */
  recipients: string[];
  subject: string;
  letter: OutgoingLetter & Progress;
  secret: ColumnType<boolean, boolean | undefined, boolean>;
  state: OutgoingState;
  send_at: InstantColumn;
  /** Set just before the end of the data is told to the other server: from then on only its answer says whether it has it. */
  handing_over_at: NullableInstantColumn;
  attempts: ColumnType<number, number | undefined, number>;
  next_try_at: NullableInstantColumn;
  give_up_at: InstantColumn;
  /** The other server's words, or a key of ours that begins with `outbox.reason.`. */
  last_error: ColumnType<string | null, string | null | undefined, string | null>;
  answers: ColumnType<OutgoingAnswer[], never, never>;
  raw_sha256: ColumnType<string | null, string | null | undefined, string | null>;
  message_id_header: string;
  /** In the envelope's sender, so that a report of a letter that came back names this row; null for one before there were any. */
  bounce_token: ColumnType<string | null, string | null | undefined, never>;
  /** The domain whose turn it is, by which the pace is kept. In lower case. */
  pace_domain: ColumnType<string | null, string | null | undefined, string | null>;
  sent_at: NullableInstantColumn;
  created_at: InstantColumn;
  /** While `sending` also the sender's sign of life. */
  updated_at: InstantColumn;
}

/** What a mail server said of a letter after it was taken, for one of its recipients. */
export interface DeliveryTroublesTable {
  id: string;
  outgoing_id: string;
  inbound_id: string | null;
  at: InstantColumn;
  /** Whom we wrote to; empty where the report names nobody of them. */
  address: string;
  action: 'failed' | 'delayed';
  status: string;
  reason: BounceReason;
  hard: boolean;
  words: string;
}

/** A domain that said "not now". */
export interface DeliveryPausesTable {
  domain: string;
  /** How often in a row. */
  strikes: number;
  until: InstantColumn;
  updated_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    outgoing: OutgoingTable;
    delivery_pauses: DeliveryPausesTable;
    delivery_troubles: DeliveryTroublesTable;
  }
}
