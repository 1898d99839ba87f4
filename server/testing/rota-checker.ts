import type { RotaAnswer, RotaInstance } from '../../contract/rota-plan.ts';

// Checks a plan against what was asked, by arithmetic of its own: it shares no line with the planner, and knows time from the
// zones of Intl where the planner has Temporal's.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Where = Pick<
  RotaInstance['people'][number],
  'weekdays' | 'hours' | 'timeZone' | 'absences' | 'holidays' | 'country'
>;

/** Every hard rule that a plan breaks, and every shift of a share that is neither in it nor named as unfilled; none: a good plan. */
export function brokenRules(
  instance: RotaInstance,
  { shifts, unfilled }: Pick<RotaAnswer, 'shifts' | 'unfilled'>,
): string[] {
  const broken: string[] = [];
  const { rules } = instance;
  const people = new Map(instance.people.map((person) => [person.id, person]));
  const buddies = new Map(buddiesOf(instance).map((buddy) => [buddy.id, buddy]));
  const ofDay = new Map<string, number>();
  const ofBuddy = new Map<string, number>();
  const ofPerson = new Map<string, string[]>();
  const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { on, person: personId, buddy: buddyId } of shifts) {
    const who = `${personId} with ${buddyId} on ${on}`;
    const person = people.get(personId);
    if (!person) {
      broken.push(`${who}: there is no such person`);
      continue;
    }
    ofPerson.set(personId, [...(ofPerson.get(personId) ?? []), on]);
    count(ofDay, on);
    if (on < instance.from || on > instance.to) broken.push(`${who}: not a day of the plan`);
    if (!isThere(instance, person, on)) broken.push(`${who}: the person does not work`);
    if (buddies.size === 0) {
      if (buddyId !== null) broken.push(`${who}: there are no buddies`);
      continue;
    }
    const buddy = buddyId === null ? undefined : buddies.get(buddyId);
    if (!buddy) {
      broken.push(`${who}: there is no such buddy`);
      continue;
    }
    count(ofBuddy, `${buddyId} on ${on}`);
    if (buddyId === personId) broken.push(`${who}: beside oneself`);
    if (!isThere(instance, buddy, on)) broken.push(`${who}: the buddy does not work`);
    if (hoursInCommon(person, buddy, on, rules.shiftMinutes) < rules.minOverlapHours - 1e-6)
      broken.push(`${who}: too few hours together`);
    if (rules.commonLanguage && !person.languages.some((one) => buddy.languages.includes(one)))
      broken.push(`${who}: no common language`);
    if (rules.commonSkill && !person.skills.some((one) => buddy.skills.includes(one)))
      broken.push(`${who}: no common skill`);
  }
  for (const [on, seats] of ofDay) if (seats > rules.seatsPerDay.max) broken.push(`${on}: ${seats} seats`);
  for (const [key, beside] of ofBuddy) {
    const id = key.slice(0, key.lastIndexOf(' on '));
    const on = key.slice(-10);
    if (beside > (buddies.get(id)?.maxPerDay ?? 0)) broken.push(`${key}: ${beside} people beside one buddy`);
    if (instance.buddies.length === 0 && shifts.some((shift) => shift.person === id && shift.on === on))
      broken.push(`${key}: buddy and on a shift at once`);
  }
  for (const [id, days] of ofPerson) {
    const person = people.get(id);
    const least = person?.minDaysBetween ?? rules.minDaysBetween;
    const all = [...days, ...(person?.history.map(({ on }) => on) ?? [])].sort();
    for (const [index, day] of all.entries()) {
      const next = all[index + 1];
      // What stands so in history is not the plan's.
      if (next === undefined || (!days.includes(day) && !days.includes(next))) continue;
      const between = (Date.parse(next) - Date.parse(day)) / DAY_MS - 1;
      if (between < least) broken.push(`${id}: ${between} days between ${day} and ${next}`);
    }
  }
  return [...broken, ...brokenShares(instance, shifts, unfilled)];
}

/** Nobody gets more than their share of a month nor over their cap, and what they do not get is named. */
function brokenShares(
  instance: RotaInstance,
  shifts: RotaAnswer['shifts'],
  unfilled: RotaAnswer['unfilled'],
): string[] {
  const broken: string[] = [];
  const shiftsOf = Map.groupBy(shifts, ({ person }) => person);
  const unfilledOf = Map.groupBy(unfilled, ({ person }) => person);
  const months = new Set(monthsBetween(instance.from, instance.to));
  for (const person of instance.people) {
    for (const month of months) {
      const has = (days: readonly { on: string }[]): number => days.filter(({ on }) => on.startsWith(month)).length;
      const got = has(shiftsOf.get(person.id) ?? []);
      const named = (unfilledOf.get(person.id) ?? []).filter((one) => one.month === month).length;
      const had = has(person.history);
      // Of a month off nothing is asked; what is fixed there is not the plan's.
      if (person.exemptMonths.includes(month)) {
        const fixed = instance.kept.filter((one) => one.fixed && one.person === person.id);
        if (got + named > has(fixed)) broken.push(`${person.id} in ${month}: ${got} shifts, and the month is off`);
        continue;
      }
      const least = Math.max(0, Math.floor(person.shiftsPerMonth + 1e-9) - had);
      const most = Math.max(0, Math.ceil(person.shiftsPerMonth - 1e-9) - had);
      if (got + named < least || got + named > most)
        broken.push(`${person.id} in ${month}: ${got} shifts and ${named} unfilled of ${person.shiftsPerMonth}`);
      const minutes = Math.min(instance.rules.shiftMinutes ?? 1_440, lengthByClock(person.hours));
      if (person.capMinutes !== undefined && got > 0 && (got + had) * minutes > person.capMinutes)
        broken.push(`${person.id} in ${month}: over the cap`);
    }
  }
  return broken;
}

export interface Counted {
  /** Beside a buddy met before all had been met. */
  repeats: number;
  buddySpread: number;
  /** Between the fullest and the emptiest day of a month on which anybody sits, in the worst month. */
  daySpread: number;
}

/** Counts a plan's soft rules anew. */
export function countPlan(instance: RotaInstance, shifts: RotaAnswer['shifts']): Counted {
  const buddies = buddiesOf(instance);
  const all = new Set(buddies.map(({ id }) => id));
  let repeats = 0;
  const shiftsOf = Map.groupBy(shifts, ({ person }) => person);
  for (const person of instance.people) {
    const own = [...(shiftsOf.get(person.id) ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1));
    const met = new Set<string>();
    const meet = (buddy: string | null): boolean => {
      if (buddy === null || !all.has(buddy)) return false;
      if (met.size === all.size) met.clear();
      const again = met.has(buddy);
      met.add(buddy);
      return again;
    };
    for (const { buddy } of [...person.history].sort((a, b) => (a.on < b.on ? -1 : 1))) meet(buddy);
    for (const { buddy } of own) if (meet(buddy)) repeats++;
  }
  const loads = new Map(buddies.map(({ id }) => [id, 0]));
  const days = new Map<string, number>();
  for (const { on, buddy } of shifts) {
    days.set(on, (days.get(on) ?? 0) + 1);
    if (buddy !== null) loads.set(buddy, (loads.get(buddy) ?? 0) + 1);
  }
  const spread = (counts: readonly number[]): number =>
    counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts);
  const byMonth = Map.groupBy(days, ([on]) => on.slice(0, 7));
  return {
    repeats,
    buddySpread: spread([...loads.values()]),
    daySpread: Math.max(0, ...[...byMonth.values()].map((month) => spread(month.map(([, seats]) => seats)))),
  };
}

function buddiesOf({ buddies, people, rules }: RotaInstance): (RotaInstance['buddies'][number] & Where)[] {
  if (buddies.length > 0 || rules.buddiesFromPeople === 0) return buddies;
  const most = Math.min(rules.buddiesFromPeople, people.length - 1);
  return [...people]
    .sort((a, b) => b.history.length - a.history.length)
    .slice(0, Math.max(0, most))
    .map((person) => ({ ...person, maxPerDay: 1 }));
}

function isThere(instance: RotaInstance, { weekdays, absences, holidays, country }: Where, on: string): boolean {
  const weekday = new Date(`${on}T12:00:00Z`).getUTCDay() || 7;
  const free = [
    ...instance.holidays,
    ...holidays,
    ...(country === undefined ? [] : (instance.countryHolidays[country] ?? [])),
  ];
  return weekdays.includes(weekday) && !free.includes(on) && !absences.some(({ from, to }) => from <= on && on <= to);
}

function hoursInCommon(person: Where, buddy: Where, on: string, shiftMinutes: number | undefined): number {
  const [begin, end] = hoursOn(person, on);
  const [from, to] = hoursOn(buddy, on);
  const together = Math.max(0, Math.min(end, to) - Math.max(begin, from)) / HOUR_MS;
  return shiftMinutes === undefined ? together : Math.min(together, shiftMinutes / 60);
}

function hoursOn({ hours: [from, to], timeZone }: Where, on: string): [number, number] {
  const next = new Date(Date.parse(on) + DAY_MS).toISOString().slice(0, 10);
  return [momentOf(on, from, timeZone), momentOf(to > from ? on : next, to, timeZone)];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** When a clock in a zone shows this: found by asking what it shows, and correcting by the difference. */
function momentOf(on: string, clock: string, timeZone: string): number {
  const wanted = Date.parse(`${on}T${clock}:00Z`);
  let moment = wanted;
  for (let look = 0; look < 3; look++) moment += wanted - shownAt(moment, timeZone);
  return moment;
}

function shownAt(moment: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
}

function lengthByClock([from, to]: readonly [string, string]): number {
  const minute = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return minute(to) > minute(from) ? minute(to) - minute(from) : minute(to) - minute(from) + 1_440;
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAY_MS)
    months.push(new Date(day).toISOString().slice(0, 7));
  return months;
}
