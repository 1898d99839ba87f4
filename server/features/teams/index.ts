import './teams.events.ts';
import './teams.tables.ts';

export { teamServing } from './teams.queries.ts';
export { teamRoutes } from './teams.routes.ts';
