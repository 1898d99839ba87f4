import type { BounceReason } from '../../../contract/automatic.ts';
import type { Act } from '../../platform/act.ts';
import { insertTroubles, letterLike } from './delivery-troubles.queries.ts';
import { outgoingBounced } from './outbox.events.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import {
  appendAnswers,
  changeOutgoing,
  lockOutgoing,
  outgoingByBounceToken,
  outgoingNamedByBounce,
} from './outbox.queries.ts';
import { mayBecome } from './states.ts';

/** What a report says of one recipient. */
export interface ReportedRecipient {
  /** Where it failed; empty where the report names nobody. */
  recipient: string;
  /** The address that was written to, as far as the report says: it may have been passed on from there. */
  originalRecipient: string;
  action: 'failed' | 'delayed';
  /** Enhanced status code (RFC 3463). */
  status: string;
  reason: BounceReason;
  hard: boolean;
  /** The other server's words, one line. */
  words: string;
}

/** What a delivery report says (RFC 3464) about a message of ours. */
export interface BounceReport {
  /** Of the bounce address that the report was sent to: the very letter, so it goes before all else. */
  bounceToken?: string | null;
  /** Message-ID of the returned mail, without angle brackets. */
  messageIdHeader?: string | null;
  /** The token of the address that it was sent from. */
  replyToken?: string | null;
  /** Subject of the returned mail: with the recipient, the last resort for reports that return next to nothing. */
  subject?: string | null;
  recipients: readonly ReportedRecipient[];
  /** The original of the report. */
  inboundId?: string | null;
}

export interface BouncedOutgoing {
  outgoingId: string;
  ticketId: string | null;
  messageId: string | null;
  deskId: string | null;
  /** Addresses of ours to write to that are dead, as far as the report can be believed. */
  dead: { address: string; reason: BounceReason }[];
}

const LONGEST_REASON = 1_000;
/** How long after a letter a report that names it by subject and recipient alone is believed to be about it. */
const LIKELY_WITHIN = { hours: 24 * 7 };

/**
 * Writes a delivery report down at the message that it is about; a failure at somebody it was sent to makes it `bounced`.
 * Anybody can write a report: one about people that the letter never went to is kept among the answers and changes nothing.
 * @returns the message, or null when the report names none of ours.
 */
export async function markBounced(one: Act, report: BounceReport): Promise<BouncedOutgoing | null> {
  const found = await letterOf(one, report);
  if (!found) return null;
  const { row, bySecret, guessed } = found;
  const at = one.at.toString();
  const answers = report.recipients.map(({ status, words }) => ({ at, text: answerText(status, words) }));
  await appendAnswers(one.trx, row.id, answers);
  const believed = report.recipients.flatMap((reported) => {
    const address = sentTo(row, reported, bySecret);
    return address === undefined ? [] : [{ ...reported, address }];
  });
  await insertTroubles(
    one.trx,
    believed.map(({ address, action, status, reason, hard, words }) => ({
      outgoingId: row.id,
      inboundId: report.inboundId ?? null,
      address,
      action,
      status,
      reason,
      hard,
      words: words.slice(0, LONGEST_REASON),
    })),
    one.at,
  );
  const failed = believed.filter(({ action }) => action === 'failed');
  if (failed.length > 0 && mayBecome(row.state, 'bounced')) {
    const words = failed.map(({ status, words: said }) => answerText(status, said)).join('\n');
    await changeOutgoing(one.trx, row.id, {
      state: 'bounced',
      last_error: words.slice(0, LONGEST_REASON),
      next_try_at: null,
      updated_at: at,
    });
    one.record(
      outgoingBounced,
      { outgoingId: row.id, kind: row.kind, messageId: row.message_id },
      { deskId: row.desk_id, ticketId: row.ticket_id },
    );
  }
  return {
    outgoingId: row.id,
    ticketId: row.ticket_id,
    messageId: row.message_id,
    deskId: row.desk_id,
    // Who guesses a subject must not be able to silence an address.
    dead: failed
      .filter(({ hard, address, recipient }) => !guessed && hard && address !== '' && (bySecret || recipient !== ''))
      .map(({ address, reason }) => ({ address, reason })),
  };
}

/**
 * The letter that a report is about. `bySecret`: it came to an address that only those know who carried that letter. `guessed`: by
 * subject and recipient alone, which anybody may know.
 */
async function letterOf(
  one: Act,
  { bounceToken = null, messageIdHeader = null, replyToken = null, subject = null, recipients }: BounceReport,
): Promise<{ row: OutgoingRow; bySecret: boolean; guessed: boolean } | undefined> {
  const byAddress = bounceToken === null ? undefined : await outgoingByBounceToken(one.trx, bounceToken);
  if (byAddress) return { row: byAddress, bySecret: true, guessed: false };
  const named = await outgoingNamedByBounce(one.trx, messageIdHeader, replyToken);
  if (named) return { row: named, bySecret: false, guessed: false };
  // A Message-ID that is not ours says that the letter is not.
  const [first] = recipients;
  if (messageIdHeader !== null || !subject || !first?.recipient) return undefined;
  const since = one.at.subtract(LIKELY_WITHIN);
  const id = await letterLike(one.trx, subject, first.recipient, since);
  const row = id === undefined ? undefined : await lockOutgoing(one.trx, id);
  return row && { row, bySecret: false, guessed: true };
}

/** Whom of those the letter went to a report means; undefined where it means nobody of them. */
function sentTo(row: OutgoingRow, reported: ReportedRecipient, bySecret: boolean): string | undefined {
  const names = [reported.recipient, reported.originalRecipient].map((address) => address.toLowerCase());
  const same = row.recipients.find((address) => names.includes(address.toLowerCase()));
  if (same !== undefined) return same;
  const [only] = row.recipients;
  // Passed on from the one it went to, or told in words that name nobody.
  if (row.recipients.length === 1 && (bySecret || reported.recipient === '')) return only;
  return bySecret ? '' : undefined;
}

function answerText(status: string, words: string): string {
  return (words.includes(status) ? words : `${status} ${words}`).trim().slice(0, LONGEST_REASON);
}
