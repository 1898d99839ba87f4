import { z } from 'zod';
import { ROLES, SCOPES } from '../../../contract/permissions.ts';
import { defineEvent } from '../../platform/events/index.ts';

const id = z.uuid();
const teammateId = id;
const grant = z.object({ role: z.enum(ROLES), deskId: id.nullable() });

function peopleEvent<Shape extends z.ZodRawShape>(name: string, shape: Shape, audience: 'company' | 'owners') {
  return defineEvent({
    name,
    payload: z.object(shape),
    audience,
    sentence: `teammates.event.${name}`,
    inTimeline: false,
    outward: false,
  });
}

export const teammateJoined = peopleEvent('teammate.joined', { teammateId }, 'company');
export const teammateChanged = peopleEvent('teammate.changed', { teammateId, fields: z.array(z.string()) }, 'company');
export const teammateDeactivated = peopleEvent('teammate.deactivated', { teammateId }, 'company');
export const teammateReactivated = peopleEvent('teammate.reactivated', { teammateId }, 'company');
export const grantsChanged = peopleEvent(
  'teammate.grants-changed',
  { teammateId, added: z.array(grant), removed: z.array(grant) },
  'company',
);

export const teammateSignedIn = peopleEvent('teammate.signed-in', { teammateId, sessionId: id }, 'owners');
export const passwordChanged = peopleEvent('teammate.password-changed', { teammateId }, 'owners');
/** By a link from a mail: every session of the person ended with it. */
export const passwordReset = peopleEvent('teammate.password-reset', { teammateId }, 'owners');
export const sessionEnded = peopleEvent('session.ended', { teammateId, sessionId: id }, 'owners');

export const teammateInvited = peopleEvent(
  'teammate.invited',
  { invitationId: id, role: z.enum(ROLES), deskId: id.nullable() },
  'owners',
);
export const invitationWithdrawn = peopleEvent('invitation.withdrawn', { invitationId: id }, 'owners');
export const invitationAccepted = peopleEvent('invitation.accepted', { invitationId: id, teammateId }, 'owners');

export const tokenCreated = peopleEvent('token.created', { tokenId: id, scopes: z.array(z.enum(SCOPES)) }, 'owners');
export const tokenRevoked = peopleEvent('token.revoked', { tokenId: id }, 'owners');
