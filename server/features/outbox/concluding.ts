import type { OutgoingState } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import type { EventDefinition } from '../../platform/events/index.ts';
import type { Receipt } from './channels.ts';
import type { OutgoingEvent } from './outbox.events.ts';
import { outgoingDelayed, outgoingFailed, outgoingKept, outgoingSent } from './outbox.events.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import { appendAnswers, changeOutgoing, lockOutgoing } from './outbox.queries.ts';
import { nextTry } from './states.ts';

/** Characters of another server's answer that are kept: it may say anything at any length. */
const LONGEST_ANSWER = 1_000;
export const MAY_HAVE_ARRIVED = 'outbox.reason.may-have-arrived';

const EVENTS: Partial<Record<OutgoingState, EventDefinition<OutgoingEvent>>> = {
  sent: outgoingSent,
  delayed: outgoingDelayed,
  failed: outgoingFailed,
  kept: outgoingKept,
};

/**
 * Writes down what one try came to. Nothing is changed when the claim has gone to another meanwhile, save that a message
 * that was given up as perhaps arrived is known as sent when its answer comes after all.
 * @returns when to try again, where it is to be tried again.
 */
export async function concludeTry(one: Act, claimed: OutgoingRow, receipt: Receipt): Promise<Temporal.Instant | null> {
  const row = await lockOutgoing(one.trx, claimed.id);
  const ours =
    row?.attempts === claimed.attempts &&
    (row.state === 'sending' || (row.state === 'failed' && row.last_error === MAY_HAVE_ARRIVED));
  if (!row || !ours) return null;
  const end = endOf(one, row, receipt);
  const at = one.at.toString();
  await appendAnswers(
    one.trx,
    row.id,
    end.answers.map((text) => ({ at, text: text.slice(0, LONGEST_ANSWER) })),
  );
  await changeOutgoing(one.trx, row.id, {
    state: end.state,
    last_error: end.error === null ? null : end.error.slice(0, LONGEST_ANSWER),
    next_try_at: end.again?.toString() ?? null,
    handing_over_at: end.state === 'failed' && receipt.outcome === 'uncertain' ? undefined : null,
    sent_at: end.state === 'sent' ? at : undefined,
    letter: end.letter,
    updated_at: at,
  });
  recordState(one, row, end.state);
  return end.again;
}

export function recordState(one: Act, row: OutgoingRow, state: OutgoingState): void {
  const event = EVENTS[state];
  if (!event) return;
  one.record(
    event,
    { outgoingId: row.id, kind: row.kind, messageId: row.message_id },
    { deskId: row.desk_id, ticketId: row.ticket_id },
  );
}

interface End {
  state: OutgoingState;
  /** Why it did not go well, or not for all. */
  error: string | null;
  answers: string[];
  again: Temporal.Instant | null;
  letter?: OutgoingRow['letter'];
}

function endOf(one: Act, row: OutgoingRow, receipt: Receipt): End {
  if (receipt.outcome === 'kept') return { state: 'kept', error: null, answers: [], again: null };
  if (receipt.outcome === 'uncertain') {
    return { state: 'failed', error: MAY_HAVE_ARRIVED, answers: [receipt.answer], again: null };
  }
  if (receipt.outcome === 'failed') {
    return { state: 'failed', error: receipt.answer, answers: [receipt.answer], again: null };
  }
  if (receipt.outcome === 'delayed') {
    const again = nextTry(row.attempts, one.at, row.give_up_at);
    return { state: again ? 'delayed' : 'failed', error: receipt.answer, answers: [receipt.answer], again };
  }
  const refusals = receipt.refused.map(({ address, answer }) => `${address}: ${answer}`);
  const answers = [receipt.answer, ...refusals];
  const error = [...earlierRefusals(row), ...refusals].join('\n') || null;
  // Who was refused for the moment only is tried again, alone: the others have their copy.
  const remaining = receipt.refused.filter(({ permanent }) => !permanent).map(({ address }) => address);
  const again = remaining.length > 0 ? nextTry(row.attempts, one.at, row.give_up_at) : null;
  if (again) return { state: 'delayed', error, answers, again, letter: { ...row.letter, remaining } };
  const letter = row.secret ? { ...row.letter, html: '', text: '' } : undefined;
  return { state: 'sent', error, answers, again: null, letter };
}

/** What stays true of an earlier try that only some took: the refusals of those who are not tried again. */
function earlierRefusals(row: OutgoingRow): string[] {
  const { remaining } = row.letter;
  if (!remaining || row.last_error === null) return [];
  return row.last_error.split('\n').filter((line) => !remaining.some((address) => line.startsWith(`${address}: `)));
}
