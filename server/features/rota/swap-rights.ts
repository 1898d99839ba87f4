import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { SwapRow } from './swaps.queries.ts';

/** Who may do what with a swap; also what screens are told. */
export function swapRights(swap: SwapRow, actor: Actor, now: Temporal.Instant, starts: readonly Temporal.Instant[]) {
  const isManager = may(actor, 'shift.move', swap.desk_id);
  const me = actor.kind === 'teammate' ? actor.id : null;
  const isOwner = me !== null && (me === swap.owner_id || me === swap.asked_by);
  const maySwap = may(actor, 'shift.swap', swap.desk_id);
  const isAsked = me !== null && maySwap && me !== swap.owner_id && (swap.asked_of === null || swap.asked_of === me);
  const isOpen = swap.state === 'open';
  const isAwaiting = swap.state === 'awaiting';
  const beforeAll = starts.every((start) => Temporal.Instant.compare(start, now) > 0);
  return {
    accept: (isOpen && (isAsked || isManager)) || (isAwaiting && isManager),
    refuse: (isOpen && swap.asked_of !== null && (me === swap.asked_of || isManager)) || (isAwaiting && isManager),
    withdraw: (isOpen || isAwaiting) && (isOwner || isManager),
    undo: swap.state === 'taken' && beforeAll && (isOwner || isManager || (me !== null && me === swap.taken_by)),
  };
}
