import type { Platform } from '../../platform/act.ts';
import type { OutgoingLetter } from './letter.ts';

/** One message as a channel gets it. */
export interface OutgoingMessage {
  id: string;
  letter: OutgoingLetter;
  /** Those whom it still has to reach. */
  recipients: readonly string[];
  /** The instant that its Date says. */
  date: Temporal.Instant;
  /** For the envelope's sender, so that a report names this very letter; null where the address has no room for it. */
  bounceAddress: string | null;
}

export interface RefusedRecipient {
  address: string;
  /** The other server's own words. */
  answer: string;
  /** False: it may be tried again. */
  permanent: boolean;
}

/** It did not go, for all that were tried. `answer` is the other server's, or a key `outbox.reason.…` of ours. */
export type RefusedReceipt =
  /** Not now: 4xx, whose code is given, or no connection. */
  | { outcome: 'delayed'; answer: string; code?: number }
  /** Not ever: 5xx. */
  | { outcome: 'failed'; answer: string };

/** What became of one try. */
export type Receipt = (
  | /** The other side has it, for all but `refused`. */
  { outcome: 'sent'; answer: string; refused: RefusedRecipient[] }
  | RefusedReceipt
  /** All of it was handed over, and no answer came: it may have arrived. */
  | { outcome: 'uncertain'; answer: string }
  /** No way out is configured. */
  | { outcome: 'kept' }
) & {
  /** Recipients that this try had nothing to do with, since they are reached another way: their turn is next. */
  notTried?: readonly string[];
};

/** One finding about the way out, in the order in which things happen. */
export interface CheckStep {
  name: 'address' | 'connect' | 'sign_in' | 'accepted';
  ok: boolean;
  /** The other server's own words. */
  answer: string | null;
  /** Catalogue key of its sentence, with its values. */
  sentence: string;
  values: Record<string, string>;
}

/** A way out. The outbox knows channels by name only; the composition registers them. */
export interface OutgoingChannel {
  /** The message in the channel's own form; the same message gives the same bytes. */
  compose(platform: Platform, message: OutgoingMessage): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Hands the composed bytes over. `handingOver` is awaited when everything but the end has gone out; when it throws, nothing
   * may arrive. Does not throw for what the other side does.
   */
  send(
    platform: Platform,
    message: OutgoingMessage,
    raw: ReadableStream<Uint8Array>,
    handingOver: () => Promise<void>,
  ): Promise<Receipt>;
  /** Whether there is a way out for letters from this address, before anything is composed. */
  isConfigured(platform: Platform, from: string): Promise<boolean>;
  /** Tries the way without sending, up to whether it takes mail from `sender`; stops at the first step that fails. */
  check(platform: Platform, sender: string): Promise<CheckStep[]>;
}

const channels = new Map<string, OutgoingChannel>();

export const outboxChannels = {
  register(name: string, channel: OutgoingChannel): void {
    channels.set(name, channel);
  },
};

export function outgoingChannel(name: string): OutgoingChannel {
  const channel = channels.get(name);
  if (!channel) throw new Error(`no channel sends "${name}"`);
  return channel;
}
