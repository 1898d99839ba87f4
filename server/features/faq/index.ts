import './faq.tables.ts';

export type { AnonymousReply, ReplyOfTicket } from './anonymising.ts';
export { anonymousReply } from './anonymising.ts';
export { answerForEverybody, publishAnswer, takeBackAnswer } from './answering.ts';
export { faqRoutes } from './faq.routes.ts';
