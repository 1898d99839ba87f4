import type { RotaPerson, RotaPersonBody } from '../../../contract/rota.ts';

/** What is sent to keep somebody as they are: a change is laid over it. */
export function bodyOf(person: RotaPerson): RotaPersonBody {
  const {
    part,
    share,
    weekdays,
    hours,
    timeZone,
    languages,
    skills,
    maxPerDay,
    holidaysCountry,
    exempt,
    paused,
    level,
  } = person;
  return {
    part,
    share,
    weekdays,
    hours,
    timeZone,
    languages,
    skills,
    maxPerDay,
    holidaysCountry,
    exempt,
    paused,
    level,
  };
}
