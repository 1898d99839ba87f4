/** What the company knows of its shops, clubs and fleets, by their keys. */
export const organizationFacts: Readonly<
  Record<string, { plan: string; value: number; vip?: true; discount?: number; agreed?: string }>
> = {
  'corrieri-lenti': {
    plan: 'Fleet',
    value: 6_400,
    vip: true,
    discount: 15,
    agreed: 'A new lamp before the old one comes back. Invoice at the end of the month.',
  },
  'studio-bici': { plan: 'Reseller', value: 11_800, discount: 30 },
  'ciclofficina-ponte': { plan: 'Reseller', value: 3_250, discount: 25 },
  'pedale-ferrarese': {
    plan: 'Club',
    value: 2_900,
    discount: 20,
    agreed: 'The name of the club engraved free of charge.',
  },
  'raggi-e-mozzi': { plan: 'Reseller', value: 4_700, discount: 25 },
  'velo-bristol': {
    plan: 'Reseller',
    value: 8_100,
    discount: 30,
    agreed: 'They may say that the Lucciola is theirs first.',
  },
  'northside-wheelers': { plan: 'Club', value: 1_150, discount: 15 },
  'liffey-cycles': { plan: 'Reseller', value: 5_350, discount: 25 },
  'ciclos-sol': {
    plan: 'Reseller',
    value: 14_600,
    vip: true,
    discount: 35,
    agreed: 'Missing parts leave the same day, two assembly keys in every envelope.',
  },
  'la-rueda': { plan: 'Reseller', value: 2_480, discount: 25 },
  'club-ribera': { plan: 'Club', value: 960, discount: 15 },
  'bicicla-cluj': { plan: 'Reseller', value: 7_050, discount: 30 },
  'pedala-curier': { plan: 'Fleet', value: 9_300, vip: true, discount: 15 },
};

/** Notes on organizations: whose, by whom, how many days ago. */
export const organizationNotes = [
  [
    'ciclos-sol',
    'tomas-iglesias',
    41,
    'Alejandro is at the shop from ten. In August they close for two weeks, nothing may arrive then.',
  ],
  [
    'corrieri-lenti',
    'marta-rinaldi',
    88,
    'Fatture a fine mese, sempre a nome della cooperativa: la partita IVA è sulla scheda.',
  ],
] as const;

export const contactFacts: Readonly<
  Record<
    string,
    { since?: string; orders?: number; writes?: string; vip?: true; plan?: string; phone?: string; handle?: string }
  >
> = {
  'giulia-ferraro': {
    since: '2022-03-14',
    orders: 3,
    writes: 'Italian, formal. Answers in the evening, mostly by mail.',
    phone: '+39 333 555 0142',
    handle: '@giuliapedala',
  },
  'alejandro-ruiz': {
    since: '2021-02-02',
    orders: 46,
    vip: true,
    writes: 'Spanish, short and friendly.',
    phone: '+34 600 555 017',
  },
  'hannah-whitlock': { orders: 1, since: '2026-11-02' },
  'renato-chiesa': { orders: 2, vip: true, writes: 'Italian. Writes between two meetings of the board.' },
  'oliver-nash': { orders: 1, phone: '+44 7700 900142', writes: 'Rather calls than writes.' },
  'ciprian-ilie': { orders: 2, writes: 'Romanian. Sends videos that say everything.' },
  'carmen-ortega': { orders: 4, since: '2020-11-20', plan: 'Amigos' },
};

/** Notes on people: whose, by whom, how many days ago. */
export const contactNotes = [
  [
    'giulia-ferraro',
    'nuria-vidal',
    98,
    'Call her in the lunch break, not before ten. She likes it when one explains why.',
  ],
  ['giulia-ferraro', 'tomas-iglesias', 260, 'Invoices go to Corrieri Lenti, their VAT number is on the card.'],
  ['alejandro-ruiz', 'tomas-iglesias', 63, 'Prefiere que le llamemos a la tienda. Los sábados por la mañana nunca.'],
  [
    'renato-chiesa',
    'marta-rinaldi',
    19,
    'Manda la foto della notturna appena la trova. La appendiamo sopra il banco prove.',
  ],
  [
    'ciprian-ilie',
    'ioana-munteanu',
    6,
    'Are două telefoane de același model: ce nu merge pe unul nu merge nici pe celălalt.',
  ],
  ['oliver-nash', 'owen-price', 140, 'Works next to a printing press: ring him after four, when the machines are off.'],
] as const;

/** Entered by hand and made one with somebody: theirs, the name, the address, who did it, how many days ago. */
export const mergedContact = {
  into: 'alejandro-ruiz',
  name: 'Ciclos Sol, pedidos',
  email: 'pedidos@ciclossol.example',
  byKey: 'tomas-iglesias',
  daysAgo: 12,
} as const;

/** Came from a list, and is likely somebody who is here already: the same number, and nearly the same name. */
export const likelyDouble = {
  name: 'Giulia F.',
  email: 'giulia.f@lettera.example',
  phone: '333 555 0142',
  byKey: 'marta-rinaldi',
  daysAgo: 33,
} as const;
