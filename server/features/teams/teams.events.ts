import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const payload = z.object({ teamId: z.uuid() });

/** Recorded once for each desk that the team serves: who may read none of them does not hear of it. */
function teamEvent(name: string) {
  return defineEvent({
    name,
    payload,
    audience: 'desk',
    sentence: `teams.event.${name}`,
    inTimeline: false,
    outward: true,
  });
}

export const teamCreated = teamEvent('team.created');
export const teamChanged = teamEvent('team.changed');
export const teamMembersChanged = teamEvent('team.members-changed');
export const teamArchived = teamEvent('team.archived');
export const teamRestored = teamEvent('team.restored');
