import './questions.tables.ts';
import './reading.ts';
import './tidying.ts';

export { questionsOfTickets } from './asked-lately.queries.ts';
export { askedMostSince } from './asked-lately.ts';
export { askedWords, withoutFrame, wordsOf } from './asked-words.ts';
export { hash32 } from './hashing.ts';
export { likenessTo, weigh } from './likeness.ts';
export { questionAskedAgain } from './questions.events.ts';
export { questionRoutes } from './questions.routes.ts';
export { commonnessOf } from './reading.queries.ts';
export { readQuestionsSoon } from './reading-soon.ts';
export { stemOf } from './stems.ts';
export { whatOfIt } from './what-of-it.ts';
