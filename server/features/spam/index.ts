import './spam.events.ts';
import './spam.tables.ts';

export { keepSpam } from './keeping.ts';
export { spamRoutes } from './spam.routes.ts';
