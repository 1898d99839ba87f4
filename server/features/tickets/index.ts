import './tickets.tables.ts';

export { isOurs, replyAddress, statusUrl } from './addresses.ts';
export type { AnsweringReply, AnswerMaker } from './answer-port.ts';
export { registerAnswerMaker } from './answer-port.ts';
export type { AssignmentGuard } from './assignment-port.ts';
export { registerAssignmentGuard } from './assignment-port.ts';
export { changeFields, changeTicket } from './changing-several.ts';
export { changeableTogether } from './changing-together.queries.ts';
export type { Changed, Outcome } from './changing-together.ts';
export { bulkVerb, onTickets, undoVerb } from './changing-together.ts';
export type {
  AutomaticFacts,
  Channel,
  ForwardedLetter,
  Intake,
  IntakeAttachment,
  OpenedRequest,
  SpamSigns,
} from './channel.ts';
export { Unreadable } from './channel.ts';
export { createTicket, deskNamed } from './creating.ts';
export type { AskedIn } from './customers-verbs.ts';
export { askIn, joinTicket, reopenOwnRequest, solveOwnRequest } from './customers-verbs.ts';
export { downloadHeaders } from './downloads.ts';
export { deleteEndedSpam, deleteSpamOfDesk } from './emptying-spam.ts';
export { intakeFigures } from './figures.queries.ts';
export { filesOfMessage } from './files-of-message.ts';
export { listedTickets, ticketsMatching } from './filtering.queries.ts';
export { handOverTicket } from './handing-over.ts';
export { cameSince, countWaiting, intakeQueue, knownLetters, lastLetters } from './intake/inbound.queries.ts';
export { inboundRoutes } from './intake/inbound.routes.ts';
export type { NewInbound } from './intake/processing.ts';
export {
  acceptInbound,
  queueLeftovers,
  registerChannel,
  takeInNow,
} from './intake/processing.ts';
export type { Imitated, ReadInbound, SpamFacts } from './intake/world.ts';
export { senderOf, splitAddress } from './intake/world.ts';
export { ticketsListed } from './listing.queries.ts';
export { listingRoutes } from './listing.routes.ts';
export type { Asked } from './listing.ts';
export { viewAsked } from './listing.ts';
export { mergingRoutes } from './merging.routes.ts';
export type { MessageOfTicket } from './message-of-ticket.ts';
export { messageOfTicket } from './message-of-ticket.ts';
export { messagesRoutes } from './messages.routes.ts';
export { notePromise } from './promising.ts';
export { quietClosingJob } from './quiet-closing.ts';
export { writeMessage, writeNote } from './replying.ts';
export { releaseReply } from './replying-later.ts';
export type { Holding, ReplyGate } from './review-port.ts';
export { registerReplyGate } from './review-port.ts';
export { replaceWords, rewordReply, wordsOfReply } from './rewording.ts';
export type { MacroInUse, SavedLetter, SavedReplyKeeper } from './saved-reply-port.ts';
export { registerSavedReplyKeeper } from './saved-reply-port.ts';
export { deskOfTicket, ticketsVisibleTo } from './scope.queries.ts';
export { sortingRoutes } from './sorting.routes.ts';
export type { SpamKeeper } from './spam-port.ts';
export { registerSpamKeeper } from './spam-port.ts';
export { lockTicketRow } from './status-page.queries.ts';
export type { PublicMessage, StatusLink, StatusPage } from './status-page.ts';
export { openStatusAttachment, openStatusLink, openStatusLinkAs, readStatusPage } from './status-page.ts';
export { writeOnStatusPage } from './status-page-writing.ts';
export { addTags, removeTags } from './tagging.ts';
export { onTicket, ticketFor } from './ticket-at-hand.ts';
export type { TicketFacts } from './ticket-facts.ts';
export { factsOfTicket } from './ticket-facts.ts';
export { ticketFieldRoutes } from './ticket-fields.routes.ts';
export type { TicketInWords } from './ticket-in-words.queries.ts';
export { ticketInWords } from './ticket-in-words.queries.ts';
export type { LockedTicket } from './tickets.queries.ts';
export { ticketsRoutes } from './tickets.routes.ts';
export { ticketsByIds } from './tickets-by-ids.ts';
export { ticketsOfContacts } from './tickets-of-contacts.ts';
export { togetherRoutes } from './together.routes.ts';
export { uploadBytes } from './uploading.ts';
export { withdrawReply } from './withdrawing.ts';
