import './outbox.tables.ts';

export { accountMailWords, sendAccountMail } from './account-mail.ts';
export { bounceTokenIn } from './bounce-address.ts';
export type { BouncedOutgoing, BounceReport } from './bouncing.ts';
export { markBounced } from './bouncing.ts';
export { onOutgoingCancelled } from './cancelling.ts';
export type { CheckStep, OutgoingChannel, OutgoingMessage, Receipt } from './channels.ts';
export { outboxChannels } from './channels.ts';
export { testMailWords } from './desk-test.ts';
export { outboxFigures } from './figures.ts';
export type { OutgoingFacts } from './message-states.queries.ts';
export { outgoingOfMessages } from './message-states.queries.ts';
export { outboxRoutes } from './outbox.routes.ts';
export type { NewOutgoing } from './queueing.ts';
export { queueOutgoing } from './queueing.ts';
export { startOutboxSweep } from './sweeping.ts';
