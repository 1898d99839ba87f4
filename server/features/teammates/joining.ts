import type { Grant } from '../../../contract/permissions.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { teammateJoined } from './teammates.events.ts';
import type { NewTeammate } from './teammates.queries.ts';
import { insertGrant, insertTeammate, putPasswordHash } from './teammates.queries.ts';

export interface Joining extends NewTeammate {
  grants: readonly Grant[];
  /** From hashPassword, which is slow on purpose and so belongs before the transaction; null: cannot sign in by password. */
  passwordHash: string | null;
}

/**
 * Makes an account, within the caller's transaction: for set-up, for an accepted invitation, for the sample company.
 * Whether the actor may is the caller's question. @throws Problem 409 where the address has an account already.
 */
export async function createTeammate(one: Act, joining: Joining): Promise<{ id: string }> {
  const id = await insertTeammate(one, joining);
  if (id === undefined) throw addressTaken();
  for (const grant of joining.grants) await insertGrant(one, id, grant);
  if (joining.passwordHash !== null) await putPasswordHash(one, id, joining.passwordHash);
  one.record(teammateJoined, { teammateId: id });
  return { id };
}

export function addressTaken() {
  const detail = 'Somebody with this address is here already. Change what they may do under People.';
  return problem(409, 'address-taken', detail, [{ path: 'email', detail }]);
}
