import { createHash } from 'node:crypto';
import type { OutgoingState } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import type { EventDefinition } from '../../platform/events/index.ts';
import { tellSent } from './after-sending.ts';
import type { Receipt } from './channels.ts';
import { domainOf } from './letter.ts';
import type { OutgoingEvent } from './outbox.events.ts';
import { outgoingDelayed, outgoingFailed, outgoingKept, outgoingSent } from './outbox.events.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import { appendAnswers, changeOutgoing, lockOutgoing } from './outbox.queries.ts';
import { slowDown, speedUp } from './pace.ts';
import { isGreylisting, nextTry } from './states.ts';

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
 * @param tried whom this try was for
 * @returns when to try again, where it is to be tried again.
 */
export async function concludeTry(
  one: Act,
  claimed: OutgoingRow,
  tried: readonly string[],
  receipt: Receipt,
): Promise<Temporal.Instant | null> {
  const row = await lockOutgoing(one.trx, claimed.id);
  const ours =
    row?.attempts === claimed.attempts &&
    (row.state === 'sending' || (row.state === 'failed' && row.last_error === MAY_HAVE_ARRIVED));
  if (!row || !ours) return null;
  const end = endOf(one, row, tried, receipt);
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
    pace_domain: end.next === undefined ? undefined : domainOf(end.next),
    letter: end.letter,
    updated_at: at,
  });
  recordState(one, row, end.state);
  if (end.state === 'sent')
    await tellSent(one, { id: row.id, messageId: row.message_id, from: row.letter.from.address });
  await keepPace(one, row, receipt);
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

async function keepPace(one: Act, { pace_domain: domain }: OutgoingRow, receipt: Receipt): Promise<void> {
  if (domain === null) return;
  if (receipt.outcome === 'sent') await speedUp(one.trx, domain);
  // Only an answer says something of the domain; that nobody answers may be our own network.
  if (receipt.outcome === 'delayed' && receipt.code !== undefined) await slowDown(one.trx, domain, receipt, one.at);
}

interface End {
  state: OutgoingState;
  /** Why it did not go well, or not for all. */
  error: string | null;
  answers: string[];
  again: Temporal.Instant | null;
  /** Whose turn it is then. */
  next?: string;
  letter?: OutgoingRow['letter'];
}

function endOf(one: Act, row: OutgoingRow, recipients: readonly string[], receipt: Receipt): End {
  if (receipt.outcome === 'kept') return { state: 'kept', error: null, answers: [], again: null };
  if (receipt.outcome === 'uncertain') {
    return { state: 'failed', error: MAY_HAVE_ARRIVED, answers: [receipt.answer], again: null };
  }
  const notTried = receipt.notTried ?? [];
  const tried = recipients.filter((address) => !notTried.includes(address));
  const refused = refusedOf(receipt, tried);
  const { remaining, notBefore = {}, reached, ...letter } = row.letter;
  const pause = { spread: spreadOf(row), greylisted: refused.some(({ answer }) => isGreylisting(answer)) };
  const again = nextTry(row.attempts, one.at, row.give_up_at, pause);
  const later = again ? refused.filter(({ permanent }) => !permanent).map(({ address }) => address) : [];
  const waiting = (remaining ?? row.recipients).filter(
    (address) => later.includes(address) || !tried.includes(address),
  );
  const has = reached === true || refused.length < tried.length;
  // Of one copy for all, the server's words alone; else who it was that was refused.
  const forAll = receipt.outcome !== 'sent' && tried.length === row.recipients.length;
  const lines = forAll ? refused.slice(0, 1).map(({ answer }) => answer) : refused.map(asLine);
  const error = [...earlierRefusals(row, tried), ...lines].join('\n') || null;
  const answers = receipt.outcome === 'sent' ? [receipt.answer, ...refused.map(asLine)] : [receipt.answer];
  if (waiting.length === 0) {
    const state = has ? 'sent' : 'failed';
    const wiped = row.secret && has ? { ...letter, html: '', text: '' } : undefined;
    return { state, error, answers, again: null, ...(wiped && { letter: wiped }) };
  }

  // Who was refused for the moment only is tried again, alone: the others have their copy.
  const until = Object.fromEntries(
    waiting.flatMap((address) => {
      const time = later.includes(address) ? again?.toString() : notBefore[address];
      return time === undefined ? [] : [[address, time]];
    }),
  );
  const [first = ''] = [...waiting].sort((a, b) => instantOf(until, a) - instantOf(until, b));
  const time = until[first] === undefined ? one.at : Temporal.Instant.from(until[first]);
  const isNow = Temporal.Instant.compare(time, one.at) <= 0;
  return {
    state: isNow ? 'queued' : 'delayed',
    error,
    answers,
    again: isNow ? one.at : time,
    next: first,
    letter: {
      ...letter,
      ...(waiting.length < row.recipients.length && { remaining: waiting }),
      // Needed only where they do not all come at one time.
      ...(new Set(waiting.map((address) => until[address])).size > 1 && { notBefore: until }),
      ...(has && { reached: true as const }),
    },
  };
}

interface Refused {
  address: string;
  answer: string;
  permanent: boolean;
}

function refusedOf(receipt: Exclude<Receipt, { outcome: 'kept' | 'uncertain' }>, tried: readonly string[]): Refused[] {
  if (receipt.outcome === 'sent') return receipt.refused;
  const permanent = receipt.outcome === 'failed';
  return tried.map((address) => ({ address, answer: receipt.answer, permanent }));
}

function asLine({ address, answer }: Refused): string {
  return `${address}: ${answer}`;
}

function instantOf(until: Record<string, string>, address: string): number {
  const time = until[address];
  return time === undefined ? 0 : Temporal.Instant.from(time).epochMilliseconds;
}

/** The same try of the same letter always waits as long; another letter's another time. */
function spreadOf({ id, attempts }: OutgoingRow): number {
  return createHash('sha256').update(`${id}:${attempts}`).digest().readUInt32BE() / 2 ** 32;
}

/** What stays true of an earlier try that only some took: the refusals of those who were not tried now. */
function earlierRefusals(row: OutgoingRow, tried: readonly string[]): string[] {
  const others = row.recipients.filter((address) => !tried.includes(address));
  const lines = row.last_error?.split('\n') ?? [];
  return lines.filter((line) => others.some((address) => line.startsWith(`${address}: `)));
}
