import './desks.tables.ts';

export { addAddress, lockDeskFor } from './addresses.ts';
export { createDesk } from './creating.ts';
export type { DeskBook, DeskEntry } from './desk-book.ts';
export { deskBook, invalidateDeskBook } from './desk-book.ts';
export { deskRoutes, desksFor, readableDesk } from './desks.routes.ts';
export { expectedReply } from './expected-reply.ts';
export { replyDue } from './hours.ts';
export { sampleFacts } from './letter-facts.ts';
export type { LetterWords } from './letters.ts';
export { renderAutoReply, wrapReply } from './letters.ts';
export { layOutMail } from './mail-layout.ts';
export type { EarlierMessage } from './quoted-history.ts';
export { MOST_QUOTED, quoteHistory } from './quoted-history.ts';
export { signatureRoutes } from './signatures.routes.ts';
export { signatureFor } from './signatures.ts';
export { templateRoutes } from './templates.routes.ts';
