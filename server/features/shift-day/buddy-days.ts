import type { BuddyDay } from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { BuddyPlace } from '../rota/index.ts';
import { buddyPlacesIn, buddyPlacesOf, rotaToRead } from '../rota/index.ts';
import type { BuddyDayRow } from './buddy-days.queries.ts';
import { countWork, liftOf, putBuddyLift } from './buddy-days.queries.ts';
import { enoughProblem, requireLifter, someLifters } from './enough.ts';
import { nameOf, workBetween } from './load.queries.ts';
import { LONG_THREAD, wasHard } from './load.ts';
import { buddyStopLifted } from './shift-day.events.ts';

/** The day of a full-time agent: what they answered and looked at since it began where they are. */
interface DayOfBuddy {
  on: string;
  answered: number;
  looks: number;
  hard: number;
  lift: BuddyDayRow | undefined;
  state: BuddyDay['state'];
}

function today({ timeZone }: BuddyPlace, now: Temporal.Instant): { on: string; from: Temporal.Instant } {
  const here = now.toZonedDateTimeISO(timeZone);
  return { on: here.toPlainDate().toString(), from: here.startOfDay().toInstant() };
}

export async function buddyDayOf(db: Db | Trx, place: BuddyPlace, now: Temporal.Instant): Promise<DayOfBuddy> {
  const { on, from } = today(place, now);
  const { teammate, rotaId, ceilings } = place;
  const done = await workBetween(db, teammate.id, { from, to: now }, LONG_THREAD);
  const lift = await liftOf(db, { rotaId, teammateId: teammate.id, on });
  const reached = (ceiling: number): boolean => lift === undefined && ceiling > 0 && done.length >= ceiling;
  const looks = done.filter((each) => each.is_look).length;
  return {
    on,
    answered: done.length - looks,
    looks,
    hard: done.filter(wasHard).length,
    lift,
    state: reached(ceilings.hard) ? 'hard' : reached(ceilings.soft) ? 'soft' : 'fresh',
  };
}

async function present(db: Db, actor: Actor, place: BuddyPlace, now: Temporal.Instant): Promise<BuddyDay> {
  const { on, answered, looks, hard, lift, state } = await buddyDayOf(db, place, now);
  const lifters = state === 'hard' ? await someLifters(db, place) : [];
  return {
    rotaId: place.rotaId,
    teammate: place.teammate,
    on,
    answered,
    looks,
    hard,
    softStop: place.ceilings.soft,
    hardStop: place.ceilings.hard,
    state,
    lifted: lift
      ? { by: lift.lifted_by === null ? null : await nameOf(db, lift.lifted_by), reason: lift.lift_reason }
      : null,
    mayLift: lifters,
    can: { lift: state === 'hard' && may(actor, 'shift.lift', place.deskId) && !isOthers(actor, place, lifters) },
  };
}

/** Their own stop, which somebody else lifts. */
function isOthers(actor: Actor, { teammate }: BuddyPlace, lifters: readonly { id: string }[]): boolean {
  return actor.kind === 'teammate' && actor.id === teammate.id && !lifters.some(({ id }) => id === actor.id);
}

const FULLEST: readonly BuddyDay['state'][] = ['hard', 'soft', 'fresh'];

/** One's own day; of several rotas the one whose ceiling is nearest. Null: one is no full-time agent of any. */
export async function ownBuddyDay(
  db: Db,
  actor: Actor & { kind: 'teammate' },
  now: Temporal.Instant,
): Promise<BuddyDay | null> {
  const places = (await buddyPlacesOf(db, actor.id)).filter(({ deskId }) => may(actor, 'rota.read', deskId));
  const days = await Promise.all(places.map((place) => present(db, actor, place, now)));
  const room = ({ softStop }: BuddyDay): number => (softStop === 0 ? Number.POSITIVE_INFINITY : softStop);
  const [first] = days.sort(
    (one, other) => FULLEST.indexOf(one.state) - FULLEST.indexOf(other.state) || room(one) - room(other),
  );
  return first ?? null;
}

/** Of everybody who answers full-time in a rota, by name. Whether its reader may is asked by whoever calls. */
export async function buddyDaysIn(db: Db, actor: Actor, rotaId: string, now: Temporal.Instant): Promise<BuddyDay[]> {
  const days: BuddyDay[] = [];
  for (const place of await buddyPlacesIn(db, rotaId)) days.push(await present(db, actor, place, now));
  return days;
}

/** Somebody whose day is full may be given more after all, and reads why. It holds for that day. @throws Problem 404, 403, 409. */
export async function liftBuddyStop(one: Act, rotaId: string, teammateId: string, reason: string): Promise<void> {
  const { deskId } = await rotaToRead(one.platform.db, one.actor, rotaId);
  const place = (await buddyPlacesIn(one.trx, rotaId)).find(({ teammate }) => teammate.id === teammateId);
  if (!place) throw notFound('buddy');
  await requireLifter(one.trx, one.actor, place);
  const { on, state } = await buddyDayOf(one.trx, place, one.at);
  if (state !== 'hard') throw problem(409, 'no-stop', 'There is no stop to lift.');
  const by = one.actor.kind === 'teammate' ? one.actor.id : null;
  await putBuddyLift(one.trx, { rotaId, teammateId, on }, { by, reason, at: one.at });
  one.record(buddyStopLifted, { rotaId, teammateId }, { deskId });
}

/** What stands against giving a full-time agent one more: their day is full, and nobody lifted that. */
export async function buddyDayIsFull(one: Act, teammateId: string): Promise<Problem | null> {
  const place = await fullPlace(one.trx, teammateId, one.at);
  return place && enoughProblem(one, place);
}

/** Whether a full-time agent has room for one more today, for who would only propose it. */
export async function buddyHasRoom(db: Db, teammateId: string, now: Temporal.Instant): Promise<boolean> {
  return (await fullPlace(db, teammateId, now)) === null;
}

async function fullPlace(db: Db | Trx, teammateId: string, now: Temporal.Instant): Promise<BuddyPlace | null> {
  for (const place of await buddyPlacesOf(db, teammateId)) {
    const { hard } = place.ceilings;
    if (hard === 0) continue;
    const { on, from } = today(place, now);
    if ((await countWork(db, teammateId, { from, to: now }, hard)) < hard) continue;
    if (!(await liftOf(db, { rotaId: place.rotaId, teammateId, on }))) return place;
  }
  return null;
}
