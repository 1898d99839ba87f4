import './faq.tables.ts';

export { anonymousReply } from './anonymising.ts';
export { answerForEverybody, keepAnswerAsDraft, publishAnswer, takeBackAnswer } from './answering.ts';
export { faqRoutes } from './faq.routes.ts';
export { promisedDays } from './promised-days.ts';
