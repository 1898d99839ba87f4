import type { Language } from '../../../contract/shapes.ts';

/** A public holiday of a country: which day, and its name. */
export interface Holiday {
  on: string;
  country: string;
  name: string;
}

/** By country, year and language: the rules of a country are read and reckoned once in the life of a process. */
const reckoned = new Map<string, Promise<Holiday[]>>();
/** Beyond that many the oldest are forgotten. */
const MOST_KEPT = 500;

/**
 * Public holidays of these countries (ISO 3166, two letters) in a span of days, by day; by the package `date-holidays`, whose
 * data is loaded when it is first asked. A country that it does not know has none.
 */
export async function holidaysOf(
  countries: readonly string[],
  { from, to }: { from: string; to: string },
  language: Language,
): Promise<Holiday[]> {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) years.push(year);
  const lists = await Promise.all(
    [...new Set(countries)].flatMap((country) => years.map((year) => inYear(country, year, language))),
  );
  return lists
    .flat()
    .filter(({ on }) => on >= from && on <= to)
    .sort((a, b) => (a.on === b.on ? (a.country < b.country ? -1 : 1) : a.on < b.on ? -1 : 1));
}

function inYear(country: string, year: number, language: Language): Promise<Holiday[]> {
  const key = `${country} ${year} ${language}`;
  const known = reckoned.get(key);
  if (known) return known;
  const reckoning = reckon(country, year, language);
  const [oldest] = reckoned.keys();
  if (reckoned.size >= MOST_KEPT && oldest !== undefined) reckoned.delete(oldest);
  reckoned.set(key, reckoning);
  return reckoning;
}

async function reckon(country: string, year: number, language: Language): Promise<Holiday[]> {
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(country, { types: ['public'] });
  if (!calendar.getCountries()[country]) return [];
  // The English name stands where there is none in the language.
  calendar.setLanguages([language, 'en']);
  const found = calendar.getHolidays(year);
  // A day has one name, however many feasts fall on it.
  const byDay = new Map(
    found.map(({ date, name }) => [date.slice(0, 10), { on: date.slice(0, 10), country, name }] as const),
  );
  return [...byDay.values()];
}
