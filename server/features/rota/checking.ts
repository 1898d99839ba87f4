import type { ShiftRule } from '../../../contract/rota.ts';
import type { RotaFacts } from './facts.ts';
import { buddiesIn } from './facts.ts';
import type { PersonRow } from './people.queries.ts';
import type { WorkingHours } from './planning/shared-hours.ts';
import { minutesTogether, shiftOn, workingHours } from './planning/shared-hours.ts';
import { shareInShifts, shiftMinutes } from './shares.ts';

/** Somebody on a day, beside somebody or nobody. */
export interface Seat {
  teammateId: string;
  buddyId: string | null;
  on: string;
}

export interface Broken {
  rule: ShiftRule;
  who: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MINUTES_PER_HOUR = 60;

function hoursOf(person: PersonRow, on: string): WorkingHours {
  return workingHours([on], [person.from_time, person.to_time], person.time_zone);
}

/** Their whole working day. */
export function workingStretch(person: PersonRow, on: string): Stretch {
  const { begins, ends } = hoursOf(person, on);
  const at = (minutes: ArrayLike<number>): Temporal.Instant =>
    Temporal.Instant.fromEpochMilliseconds((minutes[0] ?? 0) * MINUTE_MS);
  return { startsAt: at(begins), endsAt: at(ends) };
}

/** When the shift begins and ends, in its person's zone; whoever left the rota has the hours of the rota's office. */
export function stretchOf(facts: RotaFacts, { teammateId, buddyId, on }: Seat): Stretch & { timeZone: string } {
  const person = facts.people.get(teammateId);
  const hours = person ? hoursOf(person, on) : workingHours([on], ['09:00', '17:00'], facts.timeZone);
  const buddy = buddyId === null ? undefined : facts.people.get(buddyId);
  const { begin, end } = shiftOn(hours, buddy && hoursOf(buddy, on), 0, {
    shiftMinutes: shiftMinutes(facts.rules),
    partOfDay: facts.rules.partOfDay,
  });
  return {
    startsAt: Temporal.Instant.fromEpochMilliseconds(begin * MINUTE_MS),
    endsAt: Temporal.Instant.fromEpochMilliseconds(end * MINUTE_MS),
    timeZone: person?.time_zone ?? facts.timeZone,
  };
}

interface Stretch {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** Whole days bar the day; hours bar the shift that they lie in. */
function isAway(facts: RotaFacts, teammateId: string, on: string, { startsAt, endsAt }: Stretch): boolean {
  const away = facts.away.get(teammateId) ?? [];
  return away.some(({ from, to, hours }) =>
    hours === null
      ? from <= on && on <= to
      : Temporal.Instant.compare(hours.begin, endsAt) < 0 && Temporal.Instant.compare(hours.end, startsAt) > 0,
  );
}

function isHoliday(facts: RotaFacts, person: PersonRow, on: string): boolean {
  return person.holidays_country !== null && (facts.holidays.get(person.holidays_country)?.has(on) ?? false);
}

function isPaused(person: PersonRow, on: string): boolean {
  return (
    person.paused_from_on !== null &&
    person.paused_from_on <= on &&
    (person.paused_until_on === null || on <= person.paused_until_on)
  );
}

function weekdayOf(on: string): number {
  return Temporal.PlainDate.from(on).dayOfWeek;
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;
}

/**
 * Every rule that this seat would break, against what is published.
 * @param without shifts that are thought away: the one that moves, those that are given in exchange.
 */
export function brokenRules(facts: RotaFacts, seat: Seat, without: ReadonlySet<string>): Broken[] {
  const { rules } = facts;
  const { teammateId, buddyId, on } = seat;
  const broken: Broken[] = [];
  const say = (rule: ShiftRule, who = teammateId): void => {
    broken.push({ rule, who });
  };
  const person = facts.people.get(teammateId);
  if (!person) return [{ rule: 'not-in-rota', who: teammateId }];
  if (person.exempt_at !== null) say('exempt');
  if (isPaused(person, on)) say('paused');
  if (!person.weekdays.includes(weekdayOf(on))) say('weekday');
  if (isHoliday(facts, person, on)) say('holiday');
  const stretch = stretchOf(facts, seat);
  if (isAway(facts, teammateId, on, stretch)) say('absence');
  const own = (facts.shiftsOf.get(teammateId) ?? []).filter((shift) => !without.has(shift.id));
  const onDay = (facts.shiftsOn.get(on) ?? []).filter((shift) => !without.has(shift.id));
  if (own.some((shift) => daysApart(shift.on_date, on) <= rules.minDaysBetween)) say('days-between');
  if (onDay.length >= rules.seatsPerDay.max) say('seats-max');
  const { capMinutes } = shareInShifts(person, rules);
  if (capMinutes !== undefined) {
    const month = on.slice(0, 7);
    const answered = own
      .filter((shift) => shift.on_date.startsWith(month))
      .reduce((sum, shift) => sum + minutesBetween(shift.starts_at, shift.ends_at), 0);
    if (answered + minutesBetween(stretch.startsAt, stretch.endsAt) > capMinutes) say('cap');
  }
  const buddies = buddiesIn(facts);
  if (buddyId === null) {
    if (buddies.some((each) => each.teammate_id !== teammateId)) say('buddies-away');
    return broken;
  }
  const buddy = facts.people.get(buddyId);
  if (!buddy || !buddies.includes(buddy) || buddyId === teammateId) {
    say('not-in-rota', buddyId);
    return broken;
  }
  const buddyThere =
    buddy.weekdays.includes(weekdayOf(on)) && !isHoliday(facts, buddy, on) && !isAway(facts, buddyId, on, stretch);
  if (!buddyThere || buddy.exempt_at !== null || isPaused(buddy, on)) say('buddies-away', buddyId);
  const beside = onDay.filter((shift) => shift.buddy_id === buddyId).length;
  if (beside >= buddy.max_per_day) say('buddies-full', buddyId);
  const common = (a: readonly string[], b: readonly string[]): boolean => a.some((each) => b.includes(each));
  if (rules.commonLanguage && !common(person.languages, buddy.languages)) say('language', buddyId);
  if (rules.commonSkill && !common(person.skills, buddy.skills)) say('skill', buddyId);
  const shift = {
    begin: stretch.startsAt.epochMilliseconds / MINUTE_MS,
    end: stretch.endsAt.epochMilliseconds / MINUTE_MS,
  };
  if (minutesTogether(shift, hoursOf(buddy, on), 0) < rules.minOverlapHours * MINUTES_PER_HOUR) say('overlap', buddyId);
  return broken;
}

function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / MINUTE_MS;
}

/** Whether the person met this buddy and has not met all others since, before that day. */
export function repeatsBuddy(facts: RotaFacts, seat: Seat, without: ReadonlySet<string>): boolean {
  if (seat.buddyId === null) return false;
  const all = buddiesIn(facts)
    .map((buddy) => buddy.teammate_id)
    .filter((id) => id !== seat.teammateId);
  let met = new Set<string>();
  for (const shift of facts.shiftsOf.get(seat.teammateId) ?? []) {
    if (shift.on_date >= seat.on || without.has(shift.id) || shift.buddy_id === null) continue;
    met.add(shift.buddy_id);
    if (all.every((id) => met.has(id))) met = new Set();
  }
  return met.has(seat.buddyId);
}

/** Who sits best beside somebody on a day: what breaks least, a new face first, then who has fewest that month. */
export function bestBuddy(
  facts: RotaFacts,
  seat: Omit<Seat, 'buddyId'>,
  without: ReadonlySet<string>,
  preferred: string | null,
): string | null {
  const month = seat.on.slice(0, 7);
  const weighed = buddiesIn(facts)
    .filter((buddy) => buddy.teammate_id !== seat.teammateId)
    .map(({ teammate_id: buddyId }) => {
      const whole = { ...seat, buddyId };
      const load = facts.shifts.filter((s) => s.buddy_id === buddyId && s.on_date.startsWith(month)).length;
      return {
        buddyId,
        broken: brokenRules(facts, whole, without).length,
        // The same as before is nobody new to get used to.
        other: buddyId === preferred ? 0 : 1,
        repeats: repeatsBuddy(facts, whole, without) ? 1 : 0,
        load,
      };
    });
  weighed.sort((a, b) => a.broken - b.broken || a.other - b.other || a.repeats - b.repeats || a.load - b.load);
  return weighed[0]?.buddyId ?? null;
}
