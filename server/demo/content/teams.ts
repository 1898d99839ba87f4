import type { DeskKey } from './shapes.ts';

export type TeamKey = 'care' | 'workshop' | 'shops' | 'firmware' | 'it';

interface DemoTeam {
  key: TeamKey;
  name: string;
  desk: DeskKey;
  /** 1 answers first. */
  tier: 1 | 2 | 3;
  /** Keys of people. */
  members: readonly string[];
}

export const teams: readonly DemoTeam[] = [
  {
    key: 'care',
    name: 'Customer care',
    desk: 'customer',
    tier: 1,
    members: ['ioana-munteanu', 'pete-ashworth', 'tomas-iglesias', 'nuria-vidal', 'owen-price', 'marta-rinaldi'],
  },
  {
    key: 'shops',
    name: 'Shops and orders',
    desk: 'customer',
    tier: 1,
    members: ['tomas-iglesias', 'teresa-bini', 'lola-gil', 'harriet-webb', 'anca-dobre'],
  },
  {
    key: 'workshop',
    name: 'Workshop',
    desk: 'customer',
    tier: 2,
    members: ['davide-conti', 'chiara-bassi', 'fede-pasini'],
  },
  {
    key: 'firmware',
    name: 'Firmware',
    desk: 'customer',
    tier: 3,
    members: ['luca-ferri', 'vlad-neagu', 'pau-font', 'mihai-barbu'],
  },
  { key: 'it', name: 'IT', desk: 'it', tier: 1, members: ['matteo-valli', 'radu-marin'] },
];

/** Whose work a category is. */
export function teamOf(desk: DeskKey, category: string): TeamKey {
  if (desk === 'it') return 'it';
  if (/^(?:Shops|Press and partners)/.test(category)) return 'shops';
  if (/^Warranty/.test(category)) return 'workshop';
  if (/ › (?:Update|Firmware)$/.test(category)) return 'firmware';
  return 'care';
}

const REQUEST_TYPES: readonly (readonly [begins: RegExp, requestType: string])[] = [
  [/^App › Account/, 'bug'],
  [/^App|Firmware$|› (?:Charging|Battery|Beam|Modes)$/, 'technical_problem'],
  [/^Ideas/, 'feature_request'],
  [/^(?:Press and partners|Shops › Clubs)/, 'partnership'],
  [/^Shops › Companies/, 'contract_review'],
  [/^IT › Accounts/, 'password_reset'],
  [/^IT › (?:Laptops|Phones|Printers)/, 'equipment'],
  [/^(?:Warranty › Questions|Lights › Which one|Privacy|Shops › Price list)/, 'question'],
];

/** Of the request types that come ready, the one of a category; of many there is none. */
export function requestTypeOf(category: string): string | undefined {
  return REQUEST_TYPES.find(([begins]) => begins.test(category))?.[1];
}
