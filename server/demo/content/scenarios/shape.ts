import type { DeskKey, Language, TicketPriority } from '../shapes.ts';

/**
 * What one kind of request reads like in one language. Words in braces are slots that `slots.ts` fills; `{o|a}` is an
 * ending that follows the writer's gender. Of every list one entry is taken, of `openings` each at most once.
 */
export interface Script {
  /** One for each opening, in the same order. */
  subjects: string[];
  /** The customer's first letter, without greeting and name. */
  openings: string[];
  /** What we have to know first, and what they then tell; both or neither. */
  ask?: string[];
  told?: string[];
  /** The reply that settles it. Every answer fits every opening. */
  answers: string[];
  /** One more question of theirs afterwards, and what we say to it; both or neither. */
  further?: string[];
  toThat?: string[];
}

export interface Scenario {
  key: string;
  desk: DeskKey;
  /** As teammates read it: “Luna 2 › Charging”. */
  category: string;
  tags?: string[];
  /** What `{product}` and `{serial}` are about; without it any light of ours. */
  products?: Product[];
  priority?: TicketPriority;
  /** Calendar months in which people ask this, 1 to 12; without it all year. */
  months?: number[];
  /** Names of pictures that come with their letter: with `told` where there is one, else with the opening. */
  photos?: string[];
  /** Name of a document that goes out with the answer. */
  paper?: string;
  /** What teammates tell each other; the team writes English among itself. */
  notes: string[];
  /** A note that says what we wait for, where such a request may be on hold. */
  hold?: string;
  scripts: Partial<Record<Language, Script>>;
}

export const PRODUCTS = ['Luna 2', 'Faro 900', 'Lucciola', 'Stella Mini', 'Cometa'] as const;
export type Product = (typeof PRODUCTS)[number];
