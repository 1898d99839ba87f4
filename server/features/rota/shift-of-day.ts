import type { RotaPart, RotaRules } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import { rulesOf } from './presenting.ts';
import { rotaById } from './rotas.queries.ts';
import { shareInShifts, shiftMinutes } from './shares.ts';
import type { DayShiftRow } from './shift-of-day.queries.ts';
import {
  buddyRows,
  nearestShiftRow,
  rulesOfRota,
  shiftRow,
  shiftRowsBeside,
  shiftRowsOf,
} from './shift-of-day.queries.ts';

/** A shift that takes place or took place, with all that its day is lived by. */
export interface DayShift {
  shiftId: string;
  rotaId: string;
  deskId: string;
  teammate: { id: string; name: string };
  buddy: { id: string; name: string } | null;
  /** The day where the person is, in `timeZone`. */
  on: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  timeZone: string;
  state: 'published' | 'complete';
  rules: RotaRules;
  /** Of who is not in the rota any more: participant, learning, nothing known. */
  part: RotaPart;
  level: 'learning' | 'alone';
  skills: readonly string[];
  languages: readonly string[];
  /** Minutes that this person answers in a month at most: the rule's cap, else what their share comes to. */
  capMinutes: number;
  /** It is a ceiling that somebody set, and not only a share: more than that is not even planned. */
  capIsRule: boolean;
}

const MINUTES = 60_000;

function toDayShift(row: DayShiftRow): DayShift {
  const rules = rulesOf(row);
  return {
    shiftId: row.id,
    rotaId: row.rota_id,
    deskId: row.desk_id,
    teammate: { id: row.teammate_id, name: row.teammate_name },
    buddy: row.buddy_id === null ? null : { id: row.buddy_id, name: row.buddy_name ?? '' },
    on: row.on_date,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    state: row.state,
    rules,
    part: row.part ?? 'participant',
    level: row.level ?? 'learning',
    skills: row.skills ?? [],
    languages: row.languages ?? [],
    ...capOf(row, rules),
  };
}

function capOf(row: DayShiftRow, rules: RotaRules): Pick<DayShift, 'capMinutes' | 'capIsRule'> {
  const planned = (row.ends_at.epochMilliseconds - row.starts_at.epochMilliseconds) / MINUTES;
  const { share, weekdays, from_time, to_time } = row;
  if (share === null || weekdays === null || from_time === null || to_time === null) {
    const cap = rules.capHoursPerMonth;
    return cap === null ? { capMinutes: planned, capIsRule: false } : { capMinutes: cap * 60, capIsRule: true };
  }
  const { shiftsPerMonth, capMinutes } = shareInShifts({ share, weekdays, from_time, to_time }, rules);
  if (capMinutes !== undefined) return { capMinutes, capIsRule: true };
  const shift = shiftMinutes(rules) ?? planned;
  return { capMinutes: Math.max(1, Math.ceil(shiftsPerMonth)) * shift, capIsRule: false };
}

/** @returns the shift that is published with this id, or took place. */
export async function dayShiftById(trx: Db | Trx, shiftId: string): Promise<DayShift | null> {
  const row = await shiftRow(trx, shiftId);
  return row ? toDayShift(row) : null;
}

/** Today is what the calendar says where the shift takes place. @returns somebody's shift of it, the first of several; null: none. */
export async function shiftToday(trx: Db | Trx, teammateId: string, now: Temporal.Instant): Promise<DayShift | null> {
  const utc = now.toZonedDateTimeISO('UTC').toPlainDate();
  const around = { from: utc.subtract({ days: 1 }).toString(), to: utc.add({ days: 1 }).toString() };
  const rows = await shiftRowsOf(trx, teammateId, around);
  const row = rows.find((one) => now.toZonedDateTimeISO(one.time_zone).toPlainDate().toString() === one.on_date);
  return row ? toDayShift(row) : null;
}

/** Shifts of one person, by day; both days counted. */
export async function shiftsOfTeammate(
  trx: Db | Trx,
  teammateId: string,
  days: { from: string; to: string },
): Promise<DayShift[]> {
  return (await shiftRowsOf(trx, teammateId, days)).map(toDayShift);
}

/** Shifts of a day beside this buddy. */
export async function besideOnDay(trx: Db | Trx, buddyId: string, day: string): Promise<DayShift[]> {
  return (await shiftRowsBeside(trx, buddyId, day)).map(toDayShift);
}

/** @param rotaId null: of any rota. @returns the last one before that day. */
export async function lastShiftBefore(
  trx: Db | Trx,
  teammateId: string,
  day: string,
  rotaId: string | null = null,
): Promise<DayShift | null> {
  const row = await nearestShiftRow(trx, teammateId, day, 'before', rotaId);
  return row ? toDayShift(row) : null;
}

/** @param rotaId null: of any rota. @returns the first one after that day. */
export async function nextShiftAfter(
  trx: Db | Trx,
  teammateId: string,
  day: string,
  rotaId: string | null = null,
): Promise<DayShift | null> {
  const row = await nearestShiftRow(trx, teammateId, day, 'after', rotaId);
  return row ? toDayShift(row) : null;
}

/** Who sits beside others in this rota, by name, and whether they are away on the day; never why. */
export async function buddiesOnDay(
  trx: Db | Trx,
  rotaId: string,
  day: string,
): Promise<{ id: string; name: string; isAway: boolean }[]> {
  const rota = await rulesOfRota(trx, rotaId);
  if (!rota) return [];
  const rows = await buddyRows(trx, rotaId, day, rulesOf(rota).buddiesFromPeople);
  return rows.map(({ id, name, is_away }) => ({ id, name, isAway: is_away }));
}

/** Where a rota answers, and by which clock its company lives. @throws Problem 404 where the actor may not read it. */
export async function rotaToRead(db: Db, actor: Actor, rotaId: string): Promise<{ deskId: string; timeZone: string }> {
  const rota = await rotaById(db, rotaId);
  if (!rota || !may(actor, 'rota.read', rota.desk_id)) throw notFound('rota');
  return { deskId: rota.desk_id, timeZone: rota.time_zone };
}
