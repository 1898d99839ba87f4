import './spam.events.ts';
import './spam.tables.ts';

export { spamEmptyingJob } from './emptying.ts';
export { keepSpam } from './keeping.ts';
export { spamLearningJob } from './learning.ts';
export { spamRoutes } from './spam.routes.ts';
