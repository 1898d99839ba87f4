import type { RotaBuddy, RotaInstance, RotaPerson } from '../../../../contract/rota-plan.ts';
import type { RotaDays } from './rota-days.ts';
import { at, chance, numberOfText, rotaDays } from './rota-days.ts';
import type { Stretch, WorkingHours } from './shared-hours.ts';
import { clockMinutes, minutesTogether, shiftOn, workingHours } from './shared-hours.ts';

/** Where a rota has no buddies, everybody sits beside this one. */
export const NOBODY = -1;

interface There {
  id: string;
  /** 1 on the days on which they work and are not away. */
  free: Uint8Array;
  hours: WorkingHours;
  /** Of all with the same hours and zone. */
  clock: number;
}

export interface Person extends There {
  given: RotaPerson;
  /** Days of the week that are theirs, ISO. */
  weekdays: number[];
  gap: number;
  /** Earlier shifts by time: day numbers (mostly below 0) and buddies, NOBODY where that one is gone. */
  history: { day: number; buddy: number; date: string }[];
  /** Buddies with whom they can sit on some day of the plan. */
  eligible: number[];
  /** As a buddy, for rotas whose people take turns at it. */
  asBuddy: number;
}

export interface Buddy extends There {
  maxPerDay: number;
  /** As a person with a share of their own. */
  asPerson: number;
}

/** What somebody is given in a month. */
export interface Share {
  wanted: number;
  /** What the cap on their minutes leaves of it. */
  allowed: number;
}

/** An instance with its days, zones and absences worked out once. */
export interface Roster {
  given: RotaInstance;
  days: RotaDays;
  people: Person[];
  buddies: Buddy[];
  /** Whether people sit beside buddies at all. */
  paired: boolean;
  /** Whether the two share enough hours, and what else they must have in common, on this day. */
  together(person: number, buddy: number, day: number): boolean;
  /** Whether the day is good for both, other shifts apart. */
  fits(person: number, buddy: number, day: number): boolean;
  speak(person: number, buddy: number): { language: boolean; skill: boolean };
  minutesTogether(person: number, buddy: number, day: number): number;
  shift(person: number, buddy: number, day: number): Stretch;
  share(person: number, month: number): Share;
}

export function makeRoster(given: RotaInstance): Roster {
  const days = rotaDays(given);
  const clocks = new Map<string, { number: number; hours: WorkingHours }>();
  const there = (one: RotaPerson | RotaBuddy): There => {
    const key = `${one.timeZone} ${one.hours.join('–')}`;
    let clock = clocks.get(key);
    if (!clock) {
      clock = { number: clocks.size, hours: workingHours(days.dates, one.hours, one.timeZone) };
      clocks.set(key, clock);
    }
    return { id: one.id, free: freeDays(one, given, days), hours: clock.hours, clock: clock.number };
  };
  const beside = given.buddies.length > 0 ? given.buddies : mostExperienced(given);
  const turns = given.buddies.length === 0;
  const personNumber = new Map(given.people.map(({ id }, index) => [id, index]));
  const buddies = beside.map(
    (buddy): Buddy => ({
      ...there(buddy),
      maxPerDay: buddy.maxPerDay,
      asPerson: turns ? (personNumber.get(buddy.id) ?? -1) : -1,
    }),
  );
  const buddyNumber = new Map(buddies.map(({ id }, index) => [id, index]));
  const people = given.people.map(
    (person): Person => ({
      ...there(person),
      given: person,
      weekdays: [...new Set(person.weekdays)],
      gap: person.minDaysBetween ?? given.rules.minDaysBetween,
      history: person.history
        .map(({ on, buddy }) => ({
          date: on,
          day: days.numberOf(on),
          buddy: buddy === null ? NOBODY : (buddyNumber.get(buddy) ?? NOBODY),
        }))
        .sort((a, b) => a.day - b.day),
      eligible: [],
      asBuddy: turns ? (buddyNumber.get(person.id) ?? -1) : -1,
    }),
  );
  const roster = puttingTogether(given, days, people, buddies, clocks.size, beside);
  for (const [index, person] of people.entries()) person.eligible = eligibleBuddies(roster, index);
  return roster;
}

function puttingTogether(
  given: RotaInstance,
  days: RotaDays,
  people: Person[],
  buddies: Buddy[],
  clockCount: number,
  beside: readonly RotaBuddy[],
): Roster {
  const { rules } = given;
  const length = { shiftMinutes: rules.shiftMinutes ?? null, partOfDay: rules.partOfDay };
  const least = Math.round(rules.minOverlapHours * 60);
  const paired = buddies.length > 0;
  const enough: (Uint8Array | undefined)[] = new Array(clockCount * clockCount);
  const enoughOf = (person: Person, buddy: Buddy): Uint8Array => {
    const key = person.clock * clockCount + buddy.clock;
    let known = enough[key];
    if (!known) {
      known = Uint8Array.from(days.dates, (_, day) => {
        const shift = shiftOn(person.hours, buddy.hours, day, length);
        return minutesTogether(shift, buddy.hours, day) >= least ? 1 : 0;
      });
      enough[key] = known;
    }
    return known;
  };
  const languages = commonTo(
    people.map(({ given: { languages } }) => languages),
    beside.map(({ languages }) => languages),
  );
  const skills = commonTo(
    people.map(({ given: { skills } }) => skills),
    beside.map(({ skills }) => skills),
  );
  const roster: Roster = {
    given,
    days,
    people,
    buddies,
    paired,
    speak: (person, buddy) => ({
      language: !rules.commonLanguage || languages(person, buddy),
      skill: !rules.commonSkill || skills(person, buddy),
    }),
    together(person, buddy, day) {
      if (!paired) return true;
      return (
        enoughOf(at(people, person), at(buddies, buddy))[day] === 1 &&
        (!rules.commonLanguage || languages(person, buddy)) &&
        (!rules.commonSkill || skills(person, buddy)) &&
        at(buddies, buddy).asPerson !== person
      );
    },
    fits(person, buddy, day) {
      if (at(people, person).free[day] === 0) return false;
      if (!paired) return true;
      return at(buddies, buddy).free[day] === 1 && roster.together(person, buddy, day);
    },
    minutesTogether(person, buddy, day) {
      const { hours } = at(buddies, buddy);
      return minutesTogether(shiftOn(at(people, person).hours, hours, day, length), hours, day);
    },
    shift: (person, buddy, day) =>
      shiftOn(at(people, person).hours, paired ? at(buddies, buddy).hours : undefined, day, length),
    share: (person, month) => shareOf(at(people, person), days, month, rules.shiftMinutes ?? null),
  };
  return roster;
}

/** Whether the lists of two share a word; the same list is compared once, as most people have the same ones. */
function commonTo(
  people: readonly string[][],
  buddies: readonly string[][],
): (person: number, buddy: number) => boolean {
  const kinds = new Map<string, { number: number; words: ReadonlySet<string> }>();
  const kindOf = (words: readonly string[]): number => {
    const key = JSON.stringify([...words].sort());
    const kind = kinds.get(key) ?? { number: kinds.size, words: new Set(words) };
    kinds.set(key, kind);
    return kind.number;
  };
  const ofPeople = people.map(kindOf);
  const ofBuddies = buddies.map(kindOf);
  const all = [...kinds.values()];
  const common = all.map(({ words }) => all.map((other) => !words.isDisjointFrom(other.words)));
  return (person, buddy) => at(at(common, at(ofPeople, person)), at(ofBuddies, buddy));
}

function freeDays(one: RotaPerson | RotaBuddy, given: RotaInstance, days: RotaDays): Uint8Array {
  const free = Uint8Array.from(days.weekday, (weekday) => (one.weekdays.includes(weekday) ? 1 : 0));
  const take = (day: number): void => {
    if (day >= 0 && day < days.count) free[day] = 0;
  };
  const ofCountry = one.country === undefined ? [] : (given.countryHolidays[one.country] ?? []);
  for (const holiday of [...given.holidays, ...ofCountry, ...one.holidays]) take(days.numberOf(holiday));
  for (const { from, to } of one.absences) {
    const last = Math.min(days.numberOf(to), days.count - 1);
    for (let day = Math.max(0, days.numberOf(from)); day <= last; day++) take(day);
  }
  return free;
}

/** Who has sat most often, as buddies of the others: the longest history first, and then as they were named. */
function mostExperienced({ people, rules }: RotaInstance): RotaBuddy[] {
  return [...people]
    .sort((a, b) => b.history.length - a.history.length)
    .slice(0, Math.min(rules.buddiesFromPeople, Math.max(0, people.length - 1)))
    .map((person) => ({ ...person, maxPerDay: 1 }));
}

function eligibleBuddies(roster: Roster, person: number): number[] {
  const { days, people, buddies } = roster;
  const { free } = at(people, person);
  const eligible: number[] = [];
  for (let buddy = 0; buddy < buddies.length; buddy++) {
    for (let day = 0; day < days.count; day++) {
      if (free[day] === 1 && roster.fits(person, buddy, day)) {
        eligible.push(buddy);
        break;
      }
    }
  }
  return eligible;
}

/** The share of one calendar month; a month that the plan cuts counts whole, less what history has of it. */
function shareOf(person: Person, days: RotaDays, month: number, shiftMinutes: number | null): Share {
  const { name, number } = at(days.months, month);
  if (person.given.exemptMonths.includes(name)) return { wanted: 0, allowed: 0 };
  const each = person.given.shiftsPerMonth;
  // Parts of a shift come in turn, and not for everybody in the same month.
  const turn = Number.isInteger(each) ? 0 : chance(1, numberOfText(person.id));
  const whole = Math.floor((number + 1) * each + turn + 1e-9) - Math.floor(number * each + turn + 1e-9);
  const had = person.history.filter(({ date }) => date.startsWith(name)).length;
  const wanted = Math.max(0, whole - had);
  const { capMinutes, hours } = person.given;
  if (capMinutes === undefined) return { wanted, allowed: wanted };
  const long = Math.min(shiftMinutes ?? Number.POSITIVE_INFINITY, clockMinutes(hours));
  return { wanted, allowed: Math.min(wanted, Math.max(0, Math.floor(capMinutes / long) - had)) };
}
