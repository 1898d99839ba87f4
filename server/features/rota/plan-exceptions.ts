import type { PlanException } from '../../../contract/rota.ts';
import type { RotaAnswer } from '../../../contract/rota-plan.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { peopleOfRota } from './people.queries.ts';

interface Days {
  from: string;
  to: string;
}

export function isWithin(each: PlanException, { from, to }: Days): boolean {
  return each.kind === 'seat'
    ? from <= each.on && each.on <= to
    : from.slice(0, 7) <= each.month && each.month <= to.slice(0, 7);
}

/** Seats of people of this rota on days of the plan, one a day for each. @throws Problem 422. */
export async function requireSensible(
  one: Act,
  rotaId: string,
  exceptions: readonly PlanException[],
  days: Days,
): Promise<void> {
  const people = new Map((await peopleOfRota(one.trx, rotaId)).map((person) => [person.teammate_id, person]));
  const seats = new Set<string>();
  for (const [index, each] of exceptions.entries()) {
    const refuse = (field: string, why: string) => fieldProblem(`exceptions.${index}.${field}`, why);
    if (people.get(each.teammateId)?.part !== 'participant')
      throw refuse('teammateId', 'This person takes no part in the rota.');
    if (!isWithin(each, days))
      throw refuse(each.kind === 'seat' ? 'on' : 'month', 'This is not in the days of the plan.');
    if (each.kind !== 'seat') continue;
    if (each.buddyId !== null && (!people.has(each.buddyId) || each.buddyId === each.teammateId))
      throw refuse('buddyId', 'Nobody of this rota can sit there as the buddy.');
    const seat = `${each.teammateId} ${each.on}`;
    if (seats.has(seat)) throw refuse('on', 'This person has a seat on that day already.');
    seats.add(seat);
  }
}

/** What is allowed is no violation any more: it stands among the exceptions. */
export function notAllowed(
  violations: RotaAnswer['violations'],
  exceptions: readonly PlanException[],
): RotaAnswer['violations'] {
  const allowed = new Set(exceptions.flatMap((each) => (each.kind === 'seat' ? `${each.teammateId} ${each.on}` : [])));
  return violations.filter(({ who, on }) => on === null || !allowed.has(`${who} ${on}`));
}

/** A seat that is allowed takes the place of the one of the same month that does not hold any more: so it moved there. */
export function withAllowed(moved: RotaAnswer['moved'], exceptions: readonly PlanException[]): RotaAnswer['moved'] {
  const seats = exceptions.flatMap((each) => (each.kind === 'seat' ? [each] : []));
  return moved.map((one) => {
    if (one.is !== null) return one;
    const found = seats.findIndex(
      ({ teammateId, on }) => teammateId === one.person && on.slice(0, 7) === one.was.on.slice(0, 7),
    );
    if (found < 0) return one;
    const [seat] = seats.splice(found, 1);
    return seat ? { ...one, is: { on: seat.on, buddy: seat.buddyId } } : one;
  });
}
