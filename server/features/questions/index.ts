import './questions.tables.ts';
import './reading.ts';
import './tidying.ts';

export { questionRoutes } from './questions.routes.ts';
