import type { DemoGrant, DemoPerson, DemoRole, Gender, Language } from './shapes.ts';

const ZONES = { bo: 'Europe/Rome', bcn: 'Europe/Madrid', cj: 'Europe/Bucharest', brs: 'Europe/London' } as const;
type Place = keyof typeof ZONES;

interface More {
  role?: DemoRole;
  grants?: DemoGrant[];
  fullTime?: boolean;
  also?: Language[];
  who?: string;
}

/** `ioana.munteanu` out of “Ioana Munteanu”; every name of the sample gives another one. */
export function plainName(name: string, between: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[ _]+/g, between);
}

function person(
  name: string,
  gender: Gender,
  locale: Language,
  place: Place,
  department: string,
  more: More = {},
): DemoPerson {
  const first = name.split(' ')[0] ?? name;
  return {
    key: plainName(name, '-'),
    name,
    email: `${plainName(first, '.')}@officinalume.example`,
    gender,
    department,
    locale,
    speaks: [locale, ...(more.also ?? [])],
    timeZone: ZONES[place],
    role: more.role ?? 'teammate',
    grants: more.grants ?? [{ role: more.role ?? 'teammate', desk: 'customer' }],
    fullTime: more.fullTime ?? false,
    ...(more.who ? { who: more.who } : {}),
  };
}

const both = (it: DemoRole, customer: DemoRole): DemoGrant[] => [
  { role: it, desk: 'it' },
  { role: customer, desk: 'customer' },
];

/** The people whom tests, previews and the developers' page call by name. */
export const cast = {
  marta: person('Marta Rinaldi', 'f', 'it', 'bo', 'Direction', {
    role: 'owner',
    grants: [{ role: 'owner', desk: 'all' }],
    also: ['en', 'es'],
    who: 'Founded Officina Lume, owns everything in it and still answers Italian riders every morning.',
  }),
  ioana: person('Ioana Munteanu', 'f', 'ro', 'cj', 'Customer care', {
    role: 'manager',
    fullTime: true,
    also: ['it', 'en'],
    who: 'Runs the customer desk from Cluj and answers in Romanian, Italian and English.',
  }),
  pete: person('Pete Ashworth', 'm', 'en', 'brs', 'Customer care', {
    role: 'lead',
    fullTime: true,
    who: 'Leads the English letters from Bristol and sits beside newcomers on their first shifts.',
  }),
  tomas: person('Tomás Iglesias', 'm', 'es', 'bcn', 'Customer care', {
    role: 'agent',
    fullTime: true,
    also: ['it', 'en'],
    who: 'Full-time agent in Barcelona who looks after the shops in Spain and Italy.',
  }),
  nuria: person('Nuria Vidal', 'f', 'es', 'bcn', 'Customer care', {
    role: 'agent',
    fullTime: true,
    also: ['it'],
    who: 'Full-time agent for Spanish riders, at the counter today and nearly at her limit.',
  }),
  owen: person('Owen Price', 'm', 'en', 'brs', 'Customer care', {
    role: 'agent',
    fullTime: true,
    who: 'Full-time agent for English letters who works by keyboard and screen reader.',
  }),
  chiara: person('Chiara Bassi', 'f', 'it', 'bo', 'Workshop', {
    also: ['en', 'es'],
    who: 'Repairs lights in the workshop, knows every seal, and is on shift at the counter today.',
  }),
  laia: person('Laia Pons', 'f', 'es', 'bcn', 'People and time', {
    who: 'Joined the counter today: her lists are empty and every reply of hers is looked at first.',
  }),
  davide: person('Davide Conti', 'm', 'it', 'bo', 'Workshop', {
    who: 'Head of the workshop; decides what is a warranty case and when new parts come.',
  }),
  anca: person('Anca Dobre', 'f', 'ro', 'bo', 'Logistics', {
    also: ['it'],
    who: 'Packs and sends the parcels from Bologna and knows where each of them is.',
  }),
  matteo: person('Matteo Valli', 'm', 'it', 'bo', 'IT', {
    role: 'lead',
    grants: both('lead', 'teammate'),
    also: ['en'],
    who: 'Leads the IT desk, a customer of his own product once a month when his shift comes.',
  }),
} satisfies Record<string, DemoPerson>;

const others: DemoPerson[] = [
  person('Radu Marin', 'm', 'ro', 'bo', 'IT', { role: 'agent', grants: both('agent', 'teammate'), also: ['it', 'en'] }),
  person('Giorgio Berti', 'm', 'it', 'bo', 'Production'),
  person('Paolo Sarti', 'm', 'it', 'bo', 'Product'),
  person('Silvia Landi', 'f', 'it', 'bo', 'Finance', { also: ['en'] }),
  person('Irene Gallo', 'f', 'it', 'bo', 'Quality'),
  person('Sofia Gatti', 'f', 'it', 'bo', 'Marketing', { also: ['en'] }),
  person('Sandro Vitali', 'm', 'it', 'bo', 'Production'),
  person('Carla Vezzani', 'f', 'it', 'bo', 'Finance'),
  person('Fede Pasini', 'm', 'it', 'bo', 'Workshop'),
  person('Renzo Pelli', 'm', 'it', 'bo', 'Logistics'),
  person('Luca Ferri', 'm', 'it', 'bo', 'Firmware', { also: ['en'] }),
  person('Teresa Bini', 'f', 'it', 'bo', 'Sales and shops'),
  person('Dario Lolli', 'm', 'it', 'bo', 'Firmware'),
  person('Bruno Vanni', 'm', 'it', 'bo', 'Production'),
  person('Inés Robles', 'f', 'es', 'bcn', 'Marketing'),
  person('Gemma Torres', 'f', 'es', 'bcn', 'Product', { also: ['en'] }),
  person('Pau Font', 'm', 'es', 'bcn', 'Firmware'),
  person('Rosa Calvo', 'f', 'es', 'bcn', 'Finance'),
  person('Álex Molina', 'm', 'es', 'bcn', 'Product'),
  person('Jordi Mas', 'm', 'es', 'bcn', 'Sales and shops'),
  person('Marc Camps', 'm', 'es', 'bcn', 'Firmware'),
  person('Xavi Soler', 'm', 'es', 'bcn', 'Marketing'),
  person('Lola Gil', 'f', 'es', 'bcn', 'Sales and shops', { also: ['it'] }),
  person('Noa Ribas', 'f', 'es', 'bcn', 'Product'),
  person('Elena Stan', 'f', 'ro', 'cj', 'Finance', { also: ['en'] }),
  person('Mihai Barbu', 'm', 'ro', 'cj', 'Firmware'),
  person('Dana Sava', 'f', 'ro', 'cj', 'Quality'),
  person('Oana Ciobanu', 'f', 'ro', 'cj', 'Product'),
  person('Bogdan Iacob', 'm', 'ro', 'cj', 'Firmware'),
  person('Vlad Neagu', 'm', 'ro', 'cj', 'Firmware', { also: ['en'] }),
  person('Ilinca Voicu', 'f', 'ro', 'cj', 'Marketing'),
  person('Cosmin Pană', 'm', 'ro', 'cj', 'Quality'),
  person('Ștefan Albu', 'm', 'ro', 'cj', 'Product'),
  person('Harriet Webb', 'f', 'en', 'brs', 'Sales and shops'),
  person('Callum Reid', 'm', 'en', 'brs', 'Product'),
  person('Ellie Marsh', 'f', 'en', 'brs', 'Marketing'),
  person('Nina Brooks', 'f', 'en', 'brs', 'Finance'),
  person('Josh Kerr', 'm', 'en', 'brs', 'Sales and shops'),
  person('Beth Turner', 'f', 'en', 'brs', 'Marketing'),
  person('Freya Dunn', 'f', 'en', 'brs', 'Product'),
  person('Amy Holt', 'f', 'en', 'brs', 'People and time'),
];

/** All 52 people of Officina Lume, the named ones first. */
export const people: DemoPerson[] = [...Object.values(cast), ...others];
