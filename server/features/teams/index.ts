import './teams.events.ts';
import './teams.tables.ts';

export { membersOfTeam, teamIdsOf, teamServing, teamsServing } from './teams.queries.ts';
export { teamRoutes } from './teams.routes.ts';
