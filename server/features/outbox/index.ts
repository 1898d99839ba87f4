import './outbox.tables.ts';

export type { BouncedOutgoing, BounceReport } from './bouncing.ts';
export { markBounced } from './bouncing.ts';
export type { AfterCancelling, CancelledOutgoing } from './cancelling.ts';
export { cancelOutgoing, onOutgoingCancelled } from './cancelling.ts';
export type { CheckStep, OutgoingChannel, OutgoingMessage, Receipt, RefusedRecipient } from './channels.ts';
export { outboxChannels } from './channels.ts';
export type { Address, LetterAttachment, OutgoingLetter } from './letter.ts';
export type { NewOutgoing } from './queueing.ts';
export { queueOutgoing } from './queueing.ts';
export { retryOutgoing } from './retrying.ts';
export { sendOutgoing } from './sending.ts';
export type { OutboxSweep } from './sweeping.ts';
export { startOutboxSweep, sweepOutbox } from './sweeping.ts';
