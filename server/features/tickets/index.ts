import './tickets.tables.ts';

export { statusUrl } from './addresses.ts';
export { changeTicket } from './changing.ts';
export type { Capabilities, Channel, Intake, IntakeAddress, IntakeAttachment } from './channel.ts';
export { Unreadable } from './channel.ts';
export { createTicket } from './creating.ts';
export { intakeFigures } from './figures.queries.ts';
export { inboundRoutes } from './intake/inbound.routes.ts';
export type { NewInbound } from './intake/processing.ts';
export {
  acceptInbound,
  queueLeftovers,
  registerChannel,
  retryKept,
  takeInNow,
  takeInWaiting,
} from './intake/processing.ts';
export { splitAddress } from './intake/world.ts';
export { messagesRoutes } from './messages.routes.ts';
export { closeQuietTickets } from './quiet-closing.ts';
export { writeMessage } from './replying.ts';
export { contactsVisibleTo } from './scope.queries.ts';
export type { PublicMessage, StatusLink, StatusPage } from './status-page.ts';
export { openStatusAttachment, openStatusLink, readStatusPage } from './status-page.ts';
export type { PageMessage, WrittenOnPage } from './status-page-writing.ts';
export { writeOnStatusPage } from './status-page-writing.ts';
export { ticketsRoutes } from './tickets.routes.ts';
export type { InboundEnvelope } from './tickets.tables.ts';
export { ticketsOfContacts } from './tickets-of-contacts.ts';
export { sweepBlobs, uploadBytes } from './uploading.ts';
export { withdrawReply } from './withdrawing.ts';
