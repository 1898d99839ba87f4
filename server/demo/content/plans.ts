import type { Chance } from './chance.ts';
import { cast } from './people.ts';
import type { DeskKey, Language } from './shapes.ts';
import type { Standing } from './threads.ts';

/** What one ticket has to become before anybody knows what it is about. */
export interface Plan {
  desk: DeskKey;
  language: Language;
  standing: Standing;
  /** When it was opened, about. */
  daysAgo: number;
  /** Open minutes until our reply is due, for what waits for us now. */
  dueIn?: number;
  assigneeKey?: string;
  /** A certain person's or a certain story, for those whom screens show with a past. */
  contactKey?: string;
  scenarioKey?: string;
}

/**
 * How many tickets stand how, besides the ten of today and the awkward six. With those the customer desk has 14 that
 * are due soon, 9 that nobody has, 31 that wait for the customer, and 40% Italian, 25% English, 20% Spanish and 15%
 * Romanian letters, the other desk's counted in.
 */
const SHARES: Record<DeskKey, Partial<Record<Language, Partial<Record<Standing, number>>>>> = {
  customer: {
    it: { back: 1, promised: 4, on_hold: 1, waiting: 7, solved: 9, closed: 99 },
    en: { back: 1, promised: 2, on_hold: 2, waiting: 14, solved: 5, closed: 45 },
    es: { back: 1, promised: 1, on_hold: 1, waiting: 6, solved: 5, closed: 63 },
    ro: { back: 1, promised: 1, on_hold: 1, waiting: 2, solved: 4, closed: 48 },
  },
  it: {
    it: { new: 1, back: 1, promised: 2, waiting: 2, on_hold: 1, solved: 2, closed: 25 },
    en: { waiting: 2, on_hold: 1, solved: 2, closed: 21 },
  },
};

/** The ones with most conditions first, so that they find a story that fits. */
const IN_ORDER: readonly Standing[] = ['on_hold', 'back', 'promised', 'waiting', 'new', 'solved', 'closed'];

const DAYS_AGO: Record<Standing, (luck: Chance) => number> = {
  new: () => 0,
  back: (luck) => 3 + luck.next() * 6,
  promised: (luck) => 2.6 + luck.next() * 3.4,
  waiting: (luck) => 2.6 + luck.next() * 8,
  on_hold: (luck) => 5 + luck.next() * 17,
  solved: (luck) => 4 + luck.next() * 3,
  // More of them lately: the company grows, and autumn is when people look for lights.
  closed: (luck) => 14 + 348 * luck.next() ** 1.35,
};

/** Those whom the screens show have been here before. */
const PASTS: readonly Pick<Plan, 'language' | 'contactKey' | 'scenarioKey' | 'daysAgo'>[] = [
  { language: 'it', contactKey: 'giulia-ferraro', scenarioKey: 'thin-bar', daysAgo: 98 },
  { language: 'it', contactKey: 'giulia-ferraro', scenarioKey: 'invoice-copy', daysAgo: 271 },
  { language: 'it', contactKey: 'giulia-ferraro', scenarioKey: 'battery-life', daysAgo: 344 },
  { language: 'es', contactKey: 'alejandro-ruiz', scenarioKey: 'shop-order', daysAgo: 61 },
  { language: 'es', contactKey: 'alejandro-ruiz', scenarioKey: 'sample', daysAgo: 187 },
  { language: 'es', contactKey: 'alejandro-ruiz', scenarioKey: 'price-list', daysAgo: 322 },
  { language: 'it', contactKey: 'studio-bici-roma', scenarioKey: 'shop-order', daysAgo: 139 },
  { language: 'ro', contactKey: 'ciprian-ilie', scenarioKey: 'pairing', daysAgo: 77 },
];

/** Three of the promises in Italian are Marta's. */
const MARTAS_PROMISES = 3;
/** Letters that came back to the counter in the last quarter of an open hour, each a little later. */
const BACK_DUE_IN = 224;

export function planYear(luck: Chance): Plan[] {
  const plans: Plan[] = [];
  const pasts = [...PASTS];
  for (const standing of IN_ORDER) {
    for (const [desk, languages] of Object.entries(SHARES) as [DeskKey, (typeof SHARES)[DeskKey]][]) {
      for (const [language, counts] of Object.entries(languages) as [Language, Partial<Record<Standing, number>>][]) {
        for (let one = 0; one < (counts[standing] ?? 0); one++) {
          const plan: Plan = { desk, language, standing, daysAgo: DAYS_AGO[standing](luck) };
          if (standing === 'back') plan.dueIn = desk === 'it' ? 300 : BACK_DUE_IN + plans.length;
          if (standing === 'new') plan.dueIn = 430;
          if (standing === 'promised' && desk === 'customer' && language === 'it' && one < MARTAS_PROMISES) {
            plan.assigneeKey = cast.marta.key;
          }
          if (standing === 'closed' && desk === 'customer') {
            const past = pasts.findIndex((each) => each.language === language);
            if (past >= 0) Object.assign(plan, pasts.splice(past, 1)[0]);
          }
          plans.push(plan);
        }
      }
    }
  }
  return plans;
}
