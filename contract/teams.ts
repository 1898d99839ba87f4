import { z } from 'zod';
import { id, LIMITS } from './shapes.ts';

/*
 * GET    /teams?archived=true                 teams of the desks that one may read, by name
 * POST   /teams                               newTeam → 201 team
 * PATCH  /teams/{id}                          teamChange → team
 * PUT    /teams/{id}/members                  teamMembers → team
 * POST   /teams/{id}/archival                 → team; its tickets keep it, it is offered for no other
 * DELETE /teams/{id}/archival                 → team
 * GET    /desks/{id}/assignables              who may hold a ticket there
 * PUT    /tickets/{id}/team                   {teamId or null} → the ticket; also PATCH {team: id, name or null}
 */

/** Tier 1 answers first, 3 last. */
const tier = z.number().int().min(1).max(3);
const TEAM_LIMITS = { members: 500, desks: 100 } as const;

export const team = z.object({
  id,
  name: z.string(),
  /** Which desks it serves, of those that the asker may read. */
  desks: z.array(z.object({ id, name: z.string(), tier })),
  members: z.array(z.object({ id, name: z.string() })),
  archived: z.boolean(),
  /** `change`: its name, its desks, putting it away; `members`: who is in it. */
  can: z.object({ change: z.boolean(), members: z.boolean() }),
});
export type Team = z.infer<typeof team>;

const teamDesks = z.array(z.object({ deskId: id, tier: tier.default(1) })).max(TEAM_LIMITS.desks);
const memberIds = z.array(id).max(TEAM_LIMITS.members);

export const newTeam = z.object({
  name: z.string().trim().min(1).max(LIMITS.name),
  desks: teamDesks.min(1),
  memberIds: memberIds.default([]),
});
export type NewTeam = z.infer<typeof newTeam>;

export const teamChange = z.object({
  name: z.string().trim().min(1).max(LIMITS.name).optional(),
  desks: teamDesks.optional(),
});
export type TeamChange = z.infer<typeof teamChange>;

export const teamMembers = z.object({ memberIds });

/** Who may hold a ticket of a desk; `can`: whether the asker may give one to them. */
export const assignables = z.object({
  teammates: z.array(z.object({ id, name: z.string(), can: z.boolean() })),
  teams: z.array(z.object({ id, name: z.string(), tier, members: z.array(id), can: z.boolean() })),
});
export type Assignables = z.infer<typeof assignables>;
