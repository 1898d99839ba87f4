import type { Grant } from '../../../contract/permissions.ts';
import type { NewRota, RotaChange, RotaPersonBody } from '../../../contract/rota.ts';
import { ROTA_KEPT_LIMITS, rotaRules, USUAL_RULES } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { deskBook } from '../desks/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { lockLevel } from './levels.queries.ts';
import { countPeople, deletePerson, putPerson } from './people.queries.ts';
import { rotaChanged, rotaCreated } from './rota.events.ts';
import type { LockedRota } from './rotas.queries.ts';
import { countRotas, insertRota, lockRota, updateRota } from './rotas.queries.ts';

/** Whose name stands under a change; null for programs. */
export function byWhom(actor: Actor): string | null {
  return actor.kind === 'teammate' ? actor.id : null;
}

/** @throws Problem 404 where there is none that the actor may read. */
export async function lockedRotaFor(one: Act, rotaId: string): Promise<LockedRota> {
  const rota = await lockRota(one.trx, rotaId);
  if (!rota || !may(one.actor, 'rota.read', rota.desk_id)) throw notFound('rota');
  return rota;
}

/** @returns its id. @throws Problem 403; 422 for a desk that is not there or has too many. */
export async function createRota(one: Act, input: NewRota): Promise<string> {
  const desk = (await deskBook(one.platform.db)).desk(input.deskId);
  if (!desk || !may(one.actor, 'desk.read', desk.id)) throw fieldProblem('deskId', 'There is no such desk.');
  requirePermission(one.actor, 'rota.change', desk.id);
  if ((await countRotas(one.trx, desk.id)) >= ROTA_KEPT_LIMITS.rotas)
    throw problem(422, 'too-many', `A desk has at most ${ROTA_KEPT_LIMITS.rotas} rotas.`);
  const id = newId();
  await insertRota(
    one.trx,
    {
      id,
      deskId: desk.id,
      name: input.name,
      timeZone: input.timeZone ?? desk.timeZone,
      rules: rotaRules.parse({ ...USUAL_RULES, ...input.rules }),
      by: byWhom(one.actor),
    },
    one.at,
  );
  one.record(rotaCreated, { rotaId: id }, { deskId: desk.id });
  return id;
}

/** @throws Problem 404, 403, 409 when it changed since `ifVersion`. */
export async function changeRota(one: Act, rotaId: string, change: RotaChange): Promise<void> {
  const before = await lockedRotaFor(one, rotaId);
  requirePermission(one.actor, 'rota.change', before.desk_id);
  if (change.ifVersion !== undefined && change.ifVersion !== before.version)
    throw problem(409, 'rota-changed', 'Somebody changed this rota since you opened it.', undefined, {
      version: before.version,
    });
  const putAwayAt =
    change.putAway === undefined ? (before.put_away_at?.toString() ?? null) : change.putAway ? one.at.toString() : null;
  await updateRota(
    one.trx,
    rotaId,
    {
      name: change.name ?? before.name,
      timeZone: change.timeZone ?? before.time_zone,
      // What is stored may be older than a rule that came later.
      rules: rotaRules.parse({ ...USUAL_RULES, ...before.rules, ...change.rules }),
      putAwayAt,
    },
    one.at,
  );
  one.record(rotaChanged, { rotaId }, { deskId: before.desk_id });
}

/** Takes somebody in, or changes what is known of them. @throws Problem 404, 403, 422. */
export async function putPersonInRota(
  one: Act,
  rotaId: string,
  teammateId: string,
  person: RotaPersonBody,
): Promise<void> {
  const rota = await lockedRotaFor(one, rotaId);
  requirePermission(one.actor, 'rota.change', rota.desk_id);
  const teammate = await activeTeammate(one.trx, teammateId);
  if (!teammate) throw notFound('teammate');
  // Whoever answers on the desk must be able to see it.
  if (!may({ kind: 'teammate', ...teammate }, 'rota.read', rota.desk_id))
    throw problem(422, 'not-on-desk', 'This person may not see the desk. Give them a role on it first.');
  if ((await countPeople(one.trx, rotaId)) >= ROTA_KEPT_LIMITS.people)
    throw problem(422, 'too-many', `A rota has at most ${ROTA_KEPT_LIMITS.people} people.`);
  await putPerson(one.trx, {
    rota_id: rotaId,
    teammate_id: teammateId,
    part: person.part,
    share: person.share,
    weekdays: [...person.weekdays].sort((a, b) => a - b),
    from_time: person.hours[0],
    to_time: person.hours[1],
    time_zone: person.timeZone ?? teammate.timeZone,
    languages: [...new Set(person.languages ?? [teammate.locale])],
    skills: [...new Set(person.skills)],
    max_per_day: person.maxPerDay,
    holidays_country: person.holidaysCountry,
    exempt_at: person.exempt ? one.at.toString() : null,
    exempt_reason: person.exempt?.reason ?? null,
    paused_from_on: person.paused?.from ?? null,
    paused_until_on: person.paused?.until ?? null,
    level: person.level ?? (await levelOf(one, rota, teammate)),
    joined_on: one.at.toZonedDateTimeISO(rota.time_zone).toPlainDate().toString(),
  });
  one.record(rotaChanged, { rotaId }, { deskId: rota.desk_id });
}

/** As it is for who is in it; who comes new learns, unless they answer here by their role already. */
async function levelOf(
  one: Act,
  rota: LockedRota,
  teammate: { id: string; grants: readonly Grant[] },
): Promise<'learning' | 'alone'> {
  const known = await lockLevel(one.trx, rota.id, teammate.id);
  if (known) return known.level;
  const here = teammate.grants.filter(({ deskId }) => deskId === null || deskId === rota.desk_id);
  return here.every(({ role }) => role === 'teammate') ? 'learning' : 'alone';
}

/** @throws Problem 404, 403. */
export async function takePersonOut(one: Act, rotaId: string, teammateId: string): Promise<void> {
  const rota = await lockedRotaFor(one, rotaId);
  requirePermission(one.actor, 'rota.change', rota.desk_id);
  if (!(await deletePerson(one.trx, rotaId, teammateId))) throw notFound('person of this rota');
  one.record(rotaChanged, { rotaId }, { deskId: rota.desk_id });
}
