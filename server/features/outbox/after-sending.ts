import type { Act } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { sentBytesOf } from './waiting.queries.ts';

export interface SentOutgoing {
  id: string;
  /** What it tells, where it tells of one. */
  messageId: string | null;
  /** The address it is from. */
  from: string;
}

/** In the transaction that writes down that a message was sent. */
export type AfterSending = (one: Act, sent: SentOutgoing) => Promise<void>;

let afterSending: AfterSending = async () => undefined;

/** What is done with every message that was sent; the composition fills it, once. */
export function onOutgoingSent(listener: AfterSending): void {
  afterSending = listener;
}

export async function tellSent(one: Act, sent: SentOutgoing): Promise<void> {
  await afterSending(one, sent);
}

export interface SentBytes {
  sha256: string;
  messageId: string;
  sentAt: Temporal.Instant;
}

/** The bytes that a message was sent as; null where they are not kept (it held a secret) or were swept. */
export async function sentLetter(db: Db, outgoingId: string): Promise<SentBytes | null> {
  const row = await sentBytesOf(db, outgoingId);
  if (!row?.raw_sha256 || row.sent_at === null) return null;
  return { sha256: row.raw_sha256, messageId: row.message_id_header, sentAt: row.sent_at };
}
