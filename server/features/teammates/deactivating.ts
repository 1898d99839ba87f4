import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { holdsOwner, mayDeactivate } from './granting.access.ts';
import { requireAnotherOwner } from './granting.ts';
import { setInvitationsRevoked } from './invitations.queries.ts';
import { deleteSessions } from './sessions.queries.ts';
import { invitationWithdrawn, teammateDeactivated, teammateReactivated } from './teammates.events.ts';
import type { TeammateRow } from './teammates.queries.ts';
import { lockOwners, lockTeammate, updateTeammate } from './teammates.queries.ts';

/**
 * Switches an account off: its sessions end now, its tokens and open invitations with them. What the person wrote and what
 * they may do stay as they are, for the day they come back.
 */
export async function deactivateTeammate(platform: Platform, actor: Actor, teammateId: string): Promise<TeammateRow> {
  return act(platform, actor, async (one) => {
    await lockOwners(one.trx);
    const target = await lockTeammate(one.trx, teammateId);
    if (!target) throw notFound('person');
    if (actor.kind === 'teammate' && actor.id === target.id) {
      throw problem(409, 'oneself', 'Nobody can switch off their own account. Another owner can do it.');
    }
    if (!mayDeactivate(actor, target)) throw notYours();
    if (target.deactivatedAt !== null) return target;
    if (holdsOwner(target.grants)) await requireAnotherOwner(one, target.id);
    await updateTeammate(one, target.id, { deactivated_at: one.at.toString() });
    await deleteSessions(one.trx, target.id);
    for (const invitationId of await setInvitationsRevoked(one, { invitedBy: target.id })) {
      one.record(invitationWithdrawn, { invitationId });
    }
    one.record(teammateDeactivated, { teammateId: target.id });
    return { ...target, deactivatedAt: one.at };
  });
}

/** Switches an account on again, with the grants it had. */
export async function reactivateTeammate(platform: Platform, actor: Actor, teammateId: string): Promise<TeammateRow> {
  return act(platform, actor, async (one) => {
    const target = await lockTeammate(one.trx, teammateId);
    if (!target) throw notFound('person');
    if (!mayDeactivate(actor, target)) throw notYours();
    if (target.deactivatedAt === null) return target;
    await updateTeammate(one, target.id, { deactivated_at: null });
    one.record(teammateReactivated, { teammateId: target.id });
    return { ...target, deactivatedAt: null };
  });
}

function notYours() {
  return problem(403, 'not-allowed', 'You may do this only for people of desks that you manage. An owner can do it.');
}
