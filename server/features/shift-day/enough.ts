import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { problem } from '../../platform/http/problem.ts';
import { permissionHolders } from '../teammates/index.ts';

/** Names of those who may lift a stop that are shown: enough to know whom to ask. */
const MOST_LIFTERS = 3;
const MOST_NAMED = 2;

interface Stopped {
  teammate: { id: string; name: string };
  deskId: string;
}

/** Who may lift somebody's stop, by name: not they themselves, unless nobody else could. */
async function liftersOf(db: Db | Trx, { teammate, deskId }: Stopped): Promise<{ id: string; name: string }[]> {
  const all = (await permissionHolders(db, 'shift.lift', deskId)).map(({ id, name }) => ({ id, name }));
  const others = all.filter(({ id }) => id !== teammate.id);
  return others.length > 0 ? others : all;
}

/** The first of them, to be asked. */
export async function someLifters(db: Db | Trx, stopped: Stopped): Promise<{ id: string; name: string }[]> {
  return (await liftersOf(db, stopped)).slice(0, MOST_LIFTERS);
}

/** @throws Problem 403 for who may not, and for oneself where somebody else could. */
export async function requireLifter(db: Db | Trx, actor: Actor, stopped: Stopped): Promise<void> {
  requirePermission(actor, 'shift.lift', stopped.deskId);
  if (actor.kind !== 'teammate' || actor.id !== stopped.teammate.id) return;
  if (!(await liftersOf(db, stopped)).some(({ id }) => id === actor.id))
    throw problem(403, 'not-allowed', 'Nobody lifts their own stop. Ask another manager of the desk.');
}

/** Nothing more is given to somebody today; says who can change that. */
export async function enoughProblem(one: Act, stopped: Stopped): Promise<Problem> {
  const { name } = stopped.teammate;
  const lifters = (await liftersOf(one.trx, stopped)).slice(0, MOST_NAMED).map((each) => each.name);
  const who = lifters.join(', ');
  return problem(
    409,
    'enough-for-today',
    `${name} has answered enough for today, so nothing more goes to them. ${
      who === '' ? 'A manager of the desk' : who
    } can lift that.`,
    undefined,
    { name, mayLift: lifters },
  );
}
