import type { CompanyOfRota, Measured } from '../../../contract/after-shift.ts';
import type { Platform } from '../../platform/act.ts';
import type { AnsweredRow, Span } from './company.queries.ts';
import {
  answeredBy,
  heardBy,
  lastShifts,
  lettersByHour,
  marksBy,
  peopleNear,
  seatsByHour,
  shiftsByMonth,
} from './company.queries.ts';
import { contributionsOf } from './contributions.queries.ts';
import { lengthsMayBeChance, sharesMayBeChance } from './may-be-chance.ts';

const DAYS_OF_WEEK = 7;
const HOURS_OF_DAY = 24;
const ABOUT_SHOWN = 3;

interface RotaOfDesk {
  id: string;
  deskId: string;
  timeZone: string;
}

/** Who of a rota was near customers in a span of days, and what came of it. Whether its reader may is asked by whoever calls. */
export async function companyOf(
  { db, clock }: Platform,
  { id: rotaId, deskId, timeZone }: RotaOfDesk,
  days: { from: string; to: string },
): Promise<CompanyOfRota> {
  const from = Temporal.PlainDate.from(days.from);
  const to = Temporal.PlainDate.from(days.to);
  const span: Span = {
    from: from.toZonedDateTime({ timeZone }).toInstant(),
    to: to.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant(),
  };
  const people = await peopleNear(db, rotaId);
  const inTurn = people.filter(({ part }) => part === 'participant').map(({ id }) => id);
  const [shifts, last, letters, seats, answered, marks, own, heard] = await Promise.all([
    shiftsByMonth(db, rotaId, days, clock.now()),
    lastShifts(db, rotaId, days.to, clock.now()),
    lettersByHour(db, deskId, span, timeZone),
    seatsByHour(db, rotaId, days, timeZone),
    answeredBy(db, deskId, inTurn, span),
    marksBy(db, deskId, inTurn, span),
    contributionsOf(
      db,
      people.map(({ id }) => id),
    ),
    heardBy(db, deskId, inTurn, span),
  ]);
  const months = monthsOf(from, to);
  const weeks = (from.until(to, { largestUnit: 'days' }).days + 1) / DAYS_OF_WEEK;
  const measured = (onShift: boolean): Measured => {
    const row = answered.find(({ on_shift }) => on_shift === onShift);
    const given = marks.find(({ on_shift }) => on_shift === onShift);
    return {
      replies: row?.replies ?? 0,
      firstReplies: row?.first_replies ?? 0,
      firstReplyMinutes: row?.middle_minutes == null ? null : Math.round(row.middle_minutes),
      marks: given?.marks ?? 0,
      goodMarks: given?.good ?? 0,
    };
  };
  const [onShift, fullTime] = [measured(true), measured(false)];
  const lengths = (onShift: boolean) => lengthsOf(answered.find(({ on_shift }) => on_shift === onShift));
  const usual = (rows: readonly { weekday: number; hour: number; count: number }[]) => byHour(rows, weeks);
  return {
    rotaId,
    ...days,
    months,
    people: people
      .filter(({ part, id }) => part === 'participant' || shifts.some(({ teammate_id }) => teammate_id === id))
      .map(({ id, name, department }) => {
        const theirs = shifts.filter(({ teammate_id }) => teammate_id === id);
        return {
          teammate: { id, name },
          department,
          shifts: months.map((month) => theirs.find((each) => each.month === month)?.shifts ?? 0),
          unended: theirs.reduce((sum, each) => sum + each.unended, 0),
          lastOn: last.find(({ teammate_id }) => teammate_id === id)?.last_on ?? null,
        };
      }),
    coverage: {
      timeZone,
      weeks: Math.round(weeks * 10) / 10,
      letters: usual(letters),
      seats: usual(seats),
      channels: byChannel(letters).map(({ channel, count, rows }) => ({ channel, count, letters: usual(rows) })),
    },
    compared: {
      onShift,
      fullTime,
      marksMayBeChance: sharesMayBeChance(
        { good: onShift.goodMarks, of: onShift.marks },
        { good: fullTime.goodMarks, of: fullTime.marks },
      ),
      replyMayBeChance: lengthsMayBeChance(lengths(true), lengths(false)),
    },
    contributions: people
      .flatMap(({ id, name }) => {
        const made = own.get(id);
        return made ? [{ teammate: { id, name }, ...made }] : [];
      })
      .sort((a, b) => b.articles + b.savedReplies - (a.articles + a.savedReplies) || b.reads - a.reads),
    heard: heard
      .filter(({ category }) => category === null)
      .map(({ department, people: count, tickets }) => ({
        department,
        people: count,
        tickets,
        about: heard
          .filter((row) => row.department === department && row.category !== null)
          .slice(0, ABOUT_SHOWN)
          .map((row) => ({ name: row.category ?? '', tickets: row.tickets })),
      })),
  };
}

function lengthsOf(row: AnsweredRow | undefined) {
  return { of: row?.first_replies ?? 0, middle: row?.middle ?? 0, half: row?.half ?? 0 };
}

function monthsOf(from: Temporal.PlainDate, to: Temporal.PlainDate): string[] {
  const months: string[] = [];
  const last = to.toPlainYearMonth();
  for (let at = from.toPlainYearMonth(); Temporal.PlainYearMonth.compare(at, last) <= 0; at = at.add({ months: 1 }))
    months.push(at.toString());
  return months;
}

/** Of a usual week, to a hundredth: one letter in a year is seen. */
function byHour(rows: readonly { weekday: number; hour: number; count: number }[], weeks: number): number[][] {
  const table = Array.from({ length: DAYS_OF_WEEK }, () => Array.from({ length: HOURS_OF_DAY }, () => 0));
  for (const { weekday, hour, count } of rows) {
    const day = table[weekday - 1];
    if (day) day[hour] = (day[hour] ?? 0) + count;
  }
  return table.map((day) => day.map((count) => Math.round((count / weeks) * 100) / 100));
}

/** Apart by what they came, most first. */
function byChannel(rows: Awaited<ReturnType<typeof lettersByHour>>) {
  return [...Map.groupBy(rows, ({ channel }) => channel)]
    .map(([channel, theirs]) => ({ channel, count: theirs.reduce((sum, { count }) => sum + count, 0), rows: theirs }))
    .sort((one, other) => other.count - one.count || one.channel.localeCompare(other.channel));
}
