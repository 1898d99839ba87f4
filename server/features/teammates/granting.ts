import type { Grant } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { differenceOf, fits, holdsOwner, mayChangeGrants } from './granting.access.ts';
import type { TeammatePorts } from './ports.ts';
import { grantsChanged } from './teammates.events.ts';
import type { TeammateRow } from './teammates.queries.ts';
import { deleteGrant, insertGrant, lockOwners, lockTeammate, otherActiveOwners } from './teammates.queries.ts';

/**
 * Gives a teammate exactly these grants.
 * @throws Problem 403 where the actor may not give or take one of them, 409 where no owner would be left.
 */
export async function changeGrants(
  platform: Platform,
  ports: Pick<TeammatePorts, 'desksFor'>,
  actor: Actor,
  change: { teammateId: string; grants: readonly Grant[] },
): Promise<TeammateRow> {
  const desks = await ports.desksFor(actor);
  return act(platform, actor, async (one) => {
    await lockOwners(one.trx);
    const target = await lockTeammate(one.trx, change.teammateId);
    if (!target) throw notFound('person');
    const difference = differenceOf(target.grants, change.grants);
    requireDesks(desks, difference.added);
    if (!mayChangeGrants(actor, difference)) {
      throw problem(403, 'not-allowed', 'You may give and take only what is below you, on desks that you manage.');
    }
    if (holdsOwner(difference.removed)) await requireAnotherOwner(one, target.id);
    if (difference.added.length + difference.removed.length === 0) return target;
    for (const grant of difference.removed) await deleteGrant(one.trx, target.id, grant);
    for (const grant of difference.added) await insertGrant(one, target.id, grant);
    one.record(grantsChanged, { teammateId: target.id, ...difference });
    return { ...target, grants: [...change.grants] };
  });
}

/** @throws Problem 409 when nobody but this one could still run the house. Ask it under lockOwners. */
export async function requireAnotherOwner(one: Act, butId: string): Promise<void> {
  if ((await otherActiveOwners(one.trx, butId)) > 0) return;
  throw problem(409, 'last-owner', 'This is the last owner. Make somebody else an owner first.');
}

/** @throws Problem 422 for a desk that is not among those the actor may read, or an owner of one desk. */
export function requireDesks(readable: readonly { id: string }[], grants: readonly Grant[]): void {
  if (!grants.every(fits)) throw fieldProblem('deskId', 'An owner is always owner of all desks.');
  const known = new Set(readable.map((desk) => desk.id));
  if (!grants.every((grant) => grant.deskId === null || known.has(grant.deskId))) {
    throw fieldProblem('deskId', 'There is no such desk, or it is not for you.');
  }
}
