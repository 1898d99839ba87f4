import type { Act } from '../../platform/act.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { askedOnce } from './gathering.ts';

/** What stands against giving this teammate one more ticket; null: nothing does. */
export type AssignmentGuard = (one: Act, teammateId: string) => Promise<Problem | null>;

let registered: AssignmentGuard | undefined;

/** Done by the composition. */
export function registerAssignmentGuard(guard: AssignmentGuard): void {
  registered = guard;
}

/** Asked whoever gives it, and by whatever way. @throws Problem where the one who would get it has enough. */
export async function requireRoomFor(one: Act, teammateId: string): Promise<void> {
  const refused = await whatStandsAgainst(one, teammateId);
  if (refused) throw refused;
}

/** Where what nobody has is a way too: a ticket that comes of another's is not given to who has enough. */
export async function hasRoomFor(one: Act, teammateId: string): Promise<boolean> {
  return (await whatStandsAgainst(one, teammateId)) === null;
}

function whatStandsAgainst(one: Act, teammateId: string): Promise<Problem | null> {
  if (!registered) throw new Error('nobody knows who has room: the composition did not register it');
  const guard = registered;
  return askedOnce(one, JSON.stringify(['room', teammateId]), () => guard(one, teammateId));
}
