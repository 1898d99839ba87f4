import type { Chance } from './chance.ts';
import { organizations } from './contacts.ts';
import { people } from './people.ts';
import { PRODUCTS, type Product, type Scenario } from './scenarios/shape.ts';
import type { DemoContact, Gender, Language } from './shapes.ts';

/** What one ticket is about: the same order, street and serial number all through its letters. */
export type Facts = Readonly<Record<string, string>>;

const LOCALE: Record<Language, string> = { en: 'en-GB', it: 'it', es: 'es', ro: 'ro' };
const HOME = 'Europe/Rome';

const PRICE: Record<Product, number> = {
  'Luna 2': 94.9,
  'Faro 900': 139,
  Lucciola: 49.9,
  'Stella Mini': 34.9,
  Cometa: 59,
};
const SERIAL: Record<Product, string> = {
  'Luna 2': 'L2',
  'Faro 900': 'F9',
  Lucciola: 'LC',
  'Stella Mini': 'SM',
  Cometa: 'CO',
};

const STREETS: Record<Language, readonly string[]> = {
  it: [
    'via dei Fornaciai',
    'via Saragozza',
    'via delle Lame',
    'corso Garibaldi',
    'viale dei Mille',
    'via San Donato',
    'vicolo del Forno',
    'piazza Cavour',
    'via Emilia Ponente',
    'via delle Rose',
  ],
  en: [
    'Lark Lane',
    'Mill Road',
    'Station Street',
    'Priory Close',
    'Harbour View',
    'Orchard Terrace',
    'Canal Walk',
    'Beech Avenue',
  ],
  es: [
    'calle Mayor',
    'calle del Pozo',
    'avenida de la Estación',
    'calle de la Luna',
    'plaza del Olivo',
    'calle Santa Ana',
    'paseo del Río',
    'calle Alfareros',
  ],
  ro: [
    'strada Lalelelor',
    'strada Horea',
    'bulevardul Eroilor',
    'strada Morii',
    'aleea Castanilor',
    'strada Fântânii',
    'calea Moldovei',
    'strada Teiului',
  ],
};

const COMPANIES: Record<Language, readonly string[]> = {
  it: ['Lanterna Srl', 'Studio Porta Nuova', 'Verdeluce Snc', 'Tipografia Stella Srl', 'Officine Canali Srl'],
  en: ['Larkfield Ltd', 'Harbour Prints Ltd', 'Tall Hedge Studio', 'Greenway Surveyors'],
  es: ['Norte Claro SL', 'Imprenta Olivar SL', 'Estudio Puerto SL', 'Huerta y Luz SL'],
  ro: ['Atelier Nord SRL', 'Verde Urban SRL', 'Studio Castan SRL', 'Tipar Lumina SRL'],
};

const NUMBERS: Record<Language, string> = { it: 'IT99', en: 'GB999', es: 'ESB000', ro: 'RO99' };
const PHONES = ['Pixel 8', 'iPhone 14', 'Galaxy S23', 'Fairphone 5', 'Moto G54', 'iPhone SE'];
const CODES = ['LUME15', 'LUCE10', 'RITORNO10', 'AMICI15'];
const ROOMS = ['Portico', 'Torre', 'Canale'];

/** Orders are counted up through the year; Alejandro's OL-20418 is two days old when the sample begins. */
const NEWEST_ORDER = 20430;
const ORDERS_A_DAY = 4.35;

/** The releases of the lights' own program, by days before now. */
function version(daysAgo: number): [string, string] {
  if (daysAgo < 60) return ['1.8', '1.7'];
  return daysAgo < 210 ? ['1.7', '1.6'] : ['1.6', '1.5'];
}

function amount(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { style: 'currency', currency: 'EUR' }).format(value);
}

const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.whole(0, 9)).join('');

/** Invents what the slots of one ticket stand for. `now` and `at` say how long ago it was. */
export function inventFacts(
  scenario: Scenario,
  contact: Pick<DemoContact, 'city' | 'organizationKey'>,
  language: Language,
  at: Temporal.Instant,
  now: Temporal.Instant,
  chance: Chance,
): Facts {
  const product = chance.one(scenario.products ?? PRODUCTS);
  const daysAgo = (now.epochMilliseconds - at.epochMilliseconds) / 86_400_000;
  const local = at.toZonedDateTimeISO(HOME).toPlainDate();
  const ordered = chance.whole(3, 12);
  const order = Math.round(NEWEST_ORDER - (daysAgo + ordered) * ORDERS_A_DAY) - chance.whole(0, 3);
  const built = local.subtract({ months: chance.whole(3, 18) });
  const organization = organizations.find((one) => one.key === contact.organizationKey);
  const [v, vprev] = version(daysAgo);
  const number = chance.whole(2, 120);
  const street = chance.one(STREETS[language]);
  const serialDate =
    scenario.tags?.includes('batch-26-08') && daysAgo < 95 ? '2608' : built.toString().slice(2, 7).replace('-', '');
  return {
    product,
    order: `OL-${order}`,
    order2: `OL-${order + 1}`,
    serial: `${SERIAL[product]}-${serialDate}-${digits(chance, 4)}`,
    day: local.subtract({ days: chance.whole(1, 4) }).toLocaleString(LOCALE[language], { weekday: 'long' }),
    date: local.subtract({ days: ordered + 5 }).toLocaleString(LOCALE[language], { day: 'numeric', month: 'long' }),
    bought: built.toLocaleString(LOCALE[language], { month: 'long', year: 'numeric' }),
    amount: amount(PRICE[product], language),
    city: contact.city,
    street: language === 'en' ? `${number} ${street}` : `${street} ${number}`,
    company: organization?.name ?? chance.one(COMPANIES[language]),
    vat: organization?.vat ?? `${NUMBERS[language]}${digits(chance, language === 'it' ? 9 : 6)}`,
    phone: chance.one(PHONES),
    km: String(chance.whole(6, 34)),
    n: String(chance.whole(3, 9)),
    n2: String(chance.whole(15, 40)),
    age: String(chance.whole(7, 12)),
    track: `LM${digits(chance, 4)} ${digits(chance, 4)}`,
    code: chance.one(CODES),
    v,
    vprev,
    room: chance.one(ROOMS),
    laptop: `OL-LT-${digits(chance, 3)}`,
    colleague: chance.one(people).name.split(' ')[0] ?? '',
  };
}

const ANSWER_DAYS = 1;
const POST_DAYS = 4;

/** The name of the day that lies so many working days after; past noon it is one more. */
function workday(at: Temporal.Instant, days: number, language: Language): string {
  const local = at.toZonedDateTimeISO(HOME);
  let day = local.toPlainDate();
  for (let left = local.hour < 12 ? days : days + 1; left > 0; ) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek <= 5) left--;
  }
  return day.toLocaleString(LOCALE[language], { weekday: 'long' });
}

/** Words that stay large after a comma; all else begins small in a line that goes on. */
const KEEPS_CAPITAL = /^(Luna|Faro|Lucciola|Stella|Cometa|OL-|Wi-Fi|I\b|I’|[A-ZÀ-Ý]{2,}|Marta|Sofia|Paolo|Davide|Anca)/;

/** A sentence that goes on after “Buongiorno Giulia,” in the same line or the next. */
export function goingOn(text: string): string {
  return KEEPS_CAPITAL.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export interface Moment {
  language: Language;
  at: Temporal.Instant;
  /** Of whoever writes. */
  gender: Gender;
}

/**
 * Puts the facts into a text: `{order}` by its value, `{o|a}` by the writer's gender, `{soon}` and `{post}` by the day of
 * writing: when we answer, when a parcel comes.
 * Throws on a slot that nobody knows, so that none ever reaches a reader.
 */
export function filled(text: string, facts: Facts, moment: Moment): string {
  const done = text.replace(/\{([^{}]*)\}/g, (_, slot: string) => {
    if (slot.includes('|')) return slot.split('|')[moment.gender === 'm' ? 0 : 1] ?? '';
    if (slot === 'soon') return workday(moment.at, ANSWER_DAYS, moment.language);
    if (slot === 'post') return workday(moment.at, POST_DAYS, moment.language);
    const value = facts[slot];
    if (value === undefined) throw new Error(`Nobody knows the slot {${slot}} in “${text}”.`);
    return value;
  });
  return capital(moment.language === 'it' ? withItalianDates(done) : done);
}

/** “il 8 marzo” is said “l’8 marzo”, and the first of a month is “il 1º”. */
function withItalianDates(text: string): string {
  return text.replace(/\bil (8|11) (?=\p{Ll})/gu, 'l’$1 ').replace(/\b([Ii]l) 1 (?=\p{Ll})/gu, '$1 1º ');
}
