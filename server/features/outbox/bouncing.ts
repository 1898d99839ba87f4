import type { Act } from '../../platform/act.ts';
import { outgoingBounced } from './outbox.events.ts';
import { appendAnswers, changeOutgoing, outgoingByBounceToken, outgoingNamedByBounce } from './outbox.queries.ts';
import { mayBecome } from './states.ts';

/** What a delivery report says (RFC 3464) about a message of ours. */
export interface BounceReport {
  /** Of the bounce address that the report was sent to: the very letter, so it goes before all else. */
  bounceToken?: string | null;
  /** Message-ID of the returned mail, without angle brackets. */
  messageIdHeader?: string | null;
  /** The token of the address that it was sent from. */
  replyToken?: string | null;
  /** False for a report that it is only late. */
  permanent: boolean;
  /** The other server's words, one line. */
  reason: string;
}

export interface BouncedOutgoing {
  outgoingId: string;
  ticketId: string | null;
  messageId: string | null;
  deskId: string | null;
  /** Whom it went to. */
  recipients: readonly string[];
}

const LONGEST_REASON = 1_000;

/**
 * Writes a delivery report down at the message that it is about; a permanent one makes the message `bounced`.
 * @returns the message, or null when the report names none of ours.
 */
export async function markBounced(one: Act, report: BounceReport): Promise<BouncedOutgoing | null> {
  const { bounceToken = null, messageIdHeader = null, replyToken = null } = report;
  const byAddress = bounceToken === null ? undefined : await outgoingByBounceToken(one.trx, bounceToken);
  const row = byAddress ?? (await outgoingNamedByBounce(one.trx, messageIdHeader, replyToken));
  if (!row) return null;
  const at = one.at.toString();
  const reason = report.reason.slice(0, LONGEST_REASON);
  await appendAnswers(one.trx, row.id, [{ at, text: reason }]);
  if (report.permanent && mayBecome(row.state, 'bounced')) {
    await changeOutgoing(one.trx, row.id, { state: 'bounced', last_error: reason, next_try_at: null, updated_at: at });
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
    recipients: row.recipients,
  };
}
