import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface TeamsTable {
  id: string;
  name: string;
  created_at: InstantColumn;
  /** Its tickets keep it; it is offered for no other. */
  archived_at: NullableInstantColumn;
}

interface TeamMembersTable {
  team_id: string;
  teammate_id: string;
  added_at: InstantColumn;
}

/** Which desks a team serves, and as which tier: 1 answers first. */
interface TeamDesksTable {
  team_id: string;
  desk_id: string;
  tier: Generated<number>;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    teams: TeamsTable;
    team_members: TeamMembersTable;
    team_desks: TeamDesksTable;
  }
}
