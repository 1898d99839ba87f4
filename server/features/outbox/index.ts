import './outbox.tables.ts';

export type { AccountMail } from './account-mail.ts';
export { accountMailWords, sendAccountMail } from './account-mail.ts';
export { markBounced } from './bouncing.ts';
export { cancelOutgoing, onOutgoingCancelled } from './cancelling.ts';
export type { CheckStep, OutgoingChannel, OutgoingMessage, Receipt, RefusedRecipient } from './channels.ts';
export { outboxChannels } from './channels.ts';
export { testMailWords } from './desk-test.ts';
export { outboxFigures } from './figures.ts';
export type { Address, LetterAttachment, OutgoingLetter } from './letter.ts';
export type { OutgoingFacts } from './message-states.queries.ts';
export { outgoingOfMessages } from './message-states.queries.ts';
export { outboxRoutes } from './outbox.routes.ts';
export type { NewOutgoing } from './queueing.ts';
export { queueOutgoing } from './queueing.ts';
export { retryOutgoing } from './retrying.ts';
export { sendOutgoing } from './sending.ts';
export { startOutboxSweep } from './sweeping.ts';
