import './faq.tables.ts';

export { answerForEverybody, publishAnswer, takeBackAnswer } from './answering.ts';
export { faqRoutes } from './faq.routes.ts';
