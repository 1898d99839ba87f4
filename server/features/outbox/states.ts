import type { OutgoingState } from '../../../contract/tickets.ts';

/**
 * Where an outgoing message may go from where it is; anything else is a mistake. `sending` belongs to one process, which
 * alone leads it on, or to the sweep once that process is gone.
 */
export const NEXT_STATES: Record<OutgoingState, readonly OutgoingState[]> = {
  held: ['scheduled', 'queued', 'cancelled'],
  scheduled: ['queued', 'cancelled'],
  queued: ['sending', 'cancelled'],
  sending: ['sent', 'delayed', 'failed', 'kept', 'queued'],
  delayed: ['sending', 'queued', 'cancelled', 'bounced'],
  kept: ['queued', 'cancelled'],
  failed: ['queued', 'cancelled', 'sent'],
  sent: ['bounced'],
  bounced: [],
  cancelled: [],
};

export function mayBecome(state: OutgoingState, next: OutgoingState): boolean {
  return NEXT_STATES[state].includes(next);
}

/** What a person may take back: nothing of it has reached anybody, or it waits for a person anyway. */
export function mayBeCancelled(state: OutgoingState): boolean {
  return mayBecome(state, 'cancelled');
}

/** What a person may send at once. */
export function mayBeRetried(state: OutgoingState): boolean {
  return state === 'failed' || state === 'delayed' || state === 'kept' || state === 'scheduled';
}

/** How long a message is tried before it has failed. */
export const GIVE_UP_AFTER = { hours: 48 } as const;
const FIRST_PAUSES_MINUTES = [1, 5, 15, 30, 60] as const;
const LATER_PAUSES_MINUTES = 60;
/** Whoever greylists takes a letter after some minutes and not before (RFC 6647, 2): an earlier try would only cost one. */
const GREYLISTED_MINUTES = 6;
/** Pauses are up to a fifth longer, so that letters that met one obstacle together do not all come back at once. */
const LONGEST_SPREAD = 0.2;

export interface Pause {
  /** Between 0 and 1: where in its spread this letter's pause lies. */
  spread?: number;
  greylisted?: boolean;
}

/**
 * When a message that met a passing obstacle is tried again: after 1, 5, 15, 30 and 60 minutes, then every hour, and a last
 * time at `giveUpAt`. Null when that time has come.
 * @param attempts how many tries there were, this one included
 */
export function nextTry(
  attempts: number,
  now: Temporal.Instant,
  giveUpAt: Temporal.Instant,
  { spread = 0, greylisted = false }: Pause = {},
): Temporal.Instant | null {
  if (Temporal.Instant.compare(now, giveUpAt) >= 0) return null;
  const regular = FIRST_PAUSES_MINUTES[Math.max(attempts, 1) - 1] ?? LATER_PAUSES_MINUTES;
  const minutes = greylisted ? Math.max(regular, GREYLISTED_MINUTES) : regular;
  const next = now.add({ seconds: Math.round(minutes * 60 * (1 + LONGEST_SPREAD * spread)) });
  return Temporal.Instant.compare(next, giveUpAt) > 0 ? giveUpAt : next;
}

const GREYLISTING = /\bgr[ae]y-?\s?list|\bpostgrey\b/i;

/** Whether an answer says that the letter is wanted, only later (RFC 6647). */
export function isGreylisting(answer: string): boolean {
  return GREYLISTING.test(answer);
}
