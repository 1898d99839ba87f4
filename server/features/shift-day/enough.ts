import type { Act } from '../../platform/act.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { problem } from '../../platform/http/problem.ts';
import { permissionHolders } from '../teammates/index.ts';

/** Names of those who may lift a stop that are shown: enough to know whom to ask. */
export const MOST_LIFTERS = 3;
const MOST_NAMED = 2;

/** Nothing more is given to somebody today; says who can change that. */
export async function enoughProblem(one: Act, name: string, deskId: string): Promise<Problem> {
  const lifters = (await permissionHolders(one.trx, 'shift.lift', deskId)).map((each) => each.name);
  const who = lifters.slice(0, MOST_NAMED).join(', ');
  return problem(
    409,
    'enough-for-today',
    `${name} has answered enough for today, so nothing more goes to them. ${
      who === '' ? 'A manager of the desk' : who
    } can lift that.`,
    undefined,
    { name, mayLift: lifters.slice(0, MOST_NAMED) },
  );
}
