import type { Absence, NewAbsence } from '../../../contract/rota.ts';
import { ROTA_KEPT_LIMITS } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import type { AbsenceRow } from './absences.queries.ts';
import { absenceById, countAbsences, deleteAbsence, insertAbsences } from './absences.queries.ts';
import { byWhom } from './keeping.ts';
import { rotasOfTeammate } from './people.queries.ts';
import { absenceEntered, absenceRemoved } from './rota.events.ts';

/** Oneself, or whoever may enter absences on a desk where the person is in a rota. */
async function mayEnterFor(one: Act, teammateId: string): Promise<boolean> {
  if (one.actor.kind === 'teammate' && one.actor.id === teammateId) return true;
  const rotas = await rotasOfTeammate(one.trx, teammateId);
  return rotas.some(({ desk_id }) => may(one.actor, 'absence.enter', desk_id));
}

/**
 * Somebody is away. Published shifts that lie in it stay until they are swapped, moved or planned again: the answer names them.
 * @returns its id. @throws Problem 403, 404, 422.
 */
export async function enterAbsence(one: Act, { from, to, fromTime, toTime, teammateId }: NewAbsence): Promise<string> {
  const who = teammateId ?? byWhom(one.actor);
  if (who === null) throw fieldProblem('teammateId', 'Say who is away: a token is nobody.');
  const person = await activeTeammate(one.trx, who);
  if (!person) throw notFound('teammate');
  if (!(await mayEnterFor(one, who)))
    throw problem(403, 'not-allowed', 'A manager of the desk enters when somebody else is away.');
  if ((await countAbsences(one.trx, who)) >= ROTA_KEPT_LIMITS.absences)
    throw problem(
      422,
      'too-many',
      `There are ${ROTA_KEPT_LIMITS.absences} absences already. Remove some that are over.`,
    );
  const id = newId();
  await insertAbsences(one.trx, [
    {
      id,
      teammate_id: who,
      from_on: from,
      to_on: to,
      from_time: fromTime ?? null,
      to_time: toTime ?? null,
      time_zone: fromTime === undefined && toTime === undefined ? null : person.timeZone,
      source: 'entered',
      calendar_uid: null,
      entered_by: byWhom(one.actor),
      entered_at: one.at.toString(),
    },
  ]);
  one.record(absenceEntered, { absenceId: id, teammateId: who });
  return id;
}

/** @throws Problem 404; 403; 409 for one that a calendar tells of. */
export async function removeAbsence(one: Act, id: string): Promise<void> {
  const row = await absenceById(one.trx, id);
  if (!row || !(await mayEnterFor(one, row.teammate_id))) throw notFound('absence');
  if (row.source === 'calendar')
    throw problem(409, 'from-calendar', 'This absence comes from a calendar. Take it out there.');
  await deleteAbsence(one.trx, id);
  one.record(absenceRemoved, { absenceId: id, teammateId: row.teammate_id });
}

/** @param entersFor those for whom the reader may enter absences. */
export function toAbsence(row: AbsenceRow, actor: Actor, entersFor: ReadonlySet<string>): Absence {
  const isOwn = actor.kind === 'teammate' && actor.id === row.teammate_id;
  return {
    id: row.id,
    teammate: { id: row.teammate_id, name: row.teammate_name },
    from: row.from_on,
    to: row.to_on,
    fromTime: row.from_time,
    toTime: row.to_time,
    source: row.source,
    shifts: row.shifts,
    beside: row.beside,
    can: { remove: row.source === 'entered' && (isOwn || entersFor.has(row.teammate_id)) },
  };
}
