import type { SwapAsk, SwapKind } from '../../../contract/rota.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { deskBook } from '../desks/index.ts';
import { byWhom } from './keeping.ts';
import { lockedShiftFor, requireToCome } from './moving.ts';
import { peopleOfRota } from './people.queries.ts';
import { askedNow, queueNextMoment } from './reminding.ts';
import { swapOpened } from './rota.events.ts';
import { endOfSwap, nextReminder } from './swap-moments.ts';
import { insertSwap, openSwapOf } from './swaps.queries.ts';

interface Asked extends Omit<SwapAsk, 'kind'> {
  kind: SwapKind;
}

/**
 * Asks for somebody to take a shift: a colleague who is named (`ask`), whoever gives a day of theirs for it or takes it on top
 * (`open`), whoever takes it and gets none back (`offer`), or today's stand-in. Whoever could take it is told.
 * @returns its id. @throws Problem 404; 403 for somebody else's; 409 when it is over, or asked for already; 422.
 */
export async function askSwap(one: Act, shiftId: string, asked: Asked): Promise<string> {
  const { shift, rota } = await lockedShiftFor(one, shiftId);
  requireToCome(one, shift);
  const isOwn = one.actor.kind === 'teammate' && one.actor.id === shift.teammate_id;
  if (!(isOwn && may(one.actor, 'shift.swap', rota.desk_id)) && !may(one.actor, 'shift.move', rota.desk_id))
    throw problem(403, 'not-allowed', 'This is not your shift. A manager of the desk arranges swaps for others.');
  if (await openSwapOf(one.trx, shiftId)) throw problem(409, 'swap-open', 'A swap is asked for already.');
  if (asked.kind === 'ask' && asked.ofId === undefined) throw fieldProblem('ofId', 'Say whom you ask.');
  const askedOf = asked.kind === 'ask' ? (asked.ofId ?? null) : null;
  if (askedOf !== null) {
    const people = await peopleOfRota(one.trx, rota.id);
    const takesPart = people.some((person) => person.teammate_id === askedOf && person.part === 'participant');
    if (!takesPart || askedOf === shift.teammate_id)
      throw fieldProblem('ofId', 'Ask somebody else who takes part in this rota.');
  }
  const desk = (await deskBook(one.platform.db)).desk(rota.desk_id);
  const id = newId();
  const endsAt = endOfSwap(shift, one.at);
  const nextReminderAt = desk ? nextReminder(desk, one.at, endsAt) : null;
  await insertSwap(
    one.trx,
    {
      id,
      rotaId: rota.id,
      shiftId,
      kind: asked.kind,
      ownerId: shift.teammate_id,
      askedBy: byWhom(one.actor),
      askedOf,
      wantedOn: asked.wantedOn,
      words: asked.words,
      endsAt,
      nextReminderAt,
    },
    one.at,
  );
  queueNextMoment(one, { id, endsAt, nextReminderAt });
  const teammateIds = await askedNow(one, rota, shift, { kind: asked.kind, asked_of: askedOf });
  one.record(
    swapOpened,
    { rotaId: rota.id, swapId: id, shiftId, kind: asked.kind, teammateIds },
    { deskId: rota.desk_id },
  );
  return id;
}
