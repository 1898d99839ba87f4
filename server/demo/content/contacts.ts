import { englishContacts } from './contacts-english.ts';
import { italianContacts } from './contacts-italian.ts';
import { romanianContacts } from './contacts-romanian.ts';
import { spanishContacts } from './contacts-spanish.ts';
import { plainName } from './people.ts';
import type { ContactRow, DemoContact, DemoOrganization, Language } from './shapes.ts';

const ZONE_OF_LANGUAGE: Record<Language, string> = {
  it: 'Europe/Rome',
  es: 'Europe/Madrid',
  ro: 'Europe/Bucharest',
  en: 'Europe/London',
};

/** Cities that do not keep the time of their language's usual country. */
const ZONE_OF_CITY: Record<string, string> = {
  Dublin: 'Europe/Dublin',
  Cork: 'Europe/Dublin',
  Berlin: 'Europe/Berlin',
  Hamburg: 'Europe/Berlin',
  Budapest: 'Europe/Budapest',
  Utrecht: 'Europe/Amsterdam',
  Lugano: 'Europe/Zurich',
  Chișinău: 'Europe/Chisinau',
};

function written(rows: readonly ContactRow[], language: Language): DemoContact[] {
  return rows.map(([name, gender, email, city, organizationKey]) => ({
    key: plainName(name, '-'),
    name,
    email,
    gender,
    language,
    city,
    timeZone: ZONE_OF_CITY[city] ?? ZONE_OF_LANGUAGE[language],
    ...(organizationKey ? { organizationKey } : {}),
  }));
}

export const contacts: DemoContact[] = [
  ...written(italianContacts, 'it'),
  ...written(englishContacts, 'en'),
  ...written(spanishContacts, 'es'),
  ...written(romanianContacts, 'ro'),
];

/** The tax numbers are of ranges that no authority gives out. */
export const organizations: DemoOrganization[] = [
  {
    key: 'corrieri-lenti',
    name: 'Corrieri Lenti',
    domain: 'corrierilenti.example',
    city: 'Bologna',
    vat: 'IT99000210371',
    language: 'it',
    kind: 'company',
  },
  {
    key: 'studio-bici',
    name: 'Studio Bici Roma',
    domain: 'studiobici.example',
    city: 'Roma',
    vat: 'IT99000440582',
    language: 'it',
    kind: 'shop',
  },
  {
    key: 'ciclofficina-ponte',
    name: 'Ciclofficina del Ponte',
    domain: 'ciclofficinaponte.example',
    city: 'Verona',
    vat: 'IT99000610233',
    language: 'it',
    kind: 'shop',
  },
  {
    key: 'pedale-ferrarese',
    name: 'Pedale Ferrarese',
    domain: 'pedaleferrarese.example',
    city: 'Ferrara',
    vat: 'IT99000770384',
    language: 'it',
    kind: 'club',
  },
  {
    key: 'raggi-e-mozzi',
    name: 'Raggi e Mozzi',
    domain: 'raggiemozzi.example',
    city: 'Torino',
    vat: 'IT99000830015',
    language: 'it',
    kind: 'shop',
  },
  {
    key: 'velo-bristol',
    name: 'Velo Bristol',
    domain: 'velobristol.example',
    city: 'Bristol',
    vat: 'GB999000114',
    language: 'en',
    kind: 'shop',
  },
  {
    key: 'northside-wheelers',
    name: 'Northside Wheelers',
    domain: 'northsidewheelers.example',
    city: 'Leeds',
    vat: 'GB999000226',
    language: 'en',
    kind: 'club',
  },
  {
    key: 'liffey-cycles',
    name: 'Liffey Cycles',
    domain: 'liffeycycles.example',
    city: 'Dublin',
    vat: 'IE9900033XX',
    language: 'en',
    kind: 'shop',
  },
  {
    key: 'ciclos-sol',
    name: 'Ciclos Sol',
    domain: 'ciclossol.example',
    city: 'Valencia',
    vat: 'ESB00000117',
    language: 'es',
    kind: 'shop',
  },
  {
    key: 'la-rueda',
    name: 'Taller La Rueda',
    domain: 'tallerlarueda.example',
    city: 'Zaragoza',
    vat: 'ESB00000224',
    language: 'es',
    kind: 'shop',
  },
  {
    key: 'club-ribera',
    name: 'Club Ciclista Ribera',
    domain: 'clubribera.example',
    city: 'Sevilla',
    vat: 'ESG00000331',
    language: 'es',
    kind: 'club',
  },
  {
    key: 'bicicla-cluj',
    name: 'Bicicla Cluj',
    domain: 'biciclacluj.example',
    city: 'Cluj-Napoca',
    vat: 'RO99000117',
    language: 'ro',
    kind: 'shop',
  },
  {
    key: 'pedala-curier',
    name: 'Pedala Curier',
    domain: 'pedalacurier.example',
    city: 'București',
    vat: 'RO99000229',
    language: 'ro',
    kind: 'company',
  },
];
