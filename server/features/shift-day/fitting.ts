import type { FitReason, KeptReason } from '../../../contract/shift.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';
import { LONG_THREAD } from './load.ts';
import { isAngry } from './tone.ts';

/** What of a waiting ticket says for whom it is. */
export interface Waiting {
  priority: string;
  language: string | null;
  categories: readonly string[];
  tags: readonly string[];
  vip: boolean;
  letters: number;
  marked_low: boolean;
  first_words: string;
  last_words: string;
}

/** Who would take it. */
export interface Taker {
  skills: readonly string[];
  languages: readonly string[];
}

/** Why a ticket is kept from somebody who helps; null: it is not. */
export function keptFor(ticket: Waiting, taker: Taker): KeptReason | null {
  if (isAngry(ticket.first_words) || isAngry(ticket.last_words)) return 'angry';
  if (ticket.vip) return 'vip';
  if (ticket.priority === 'urgent') return 'urgent';
  if (ticket.marked_low) return 'low-mark';
  if (ticket.letters >= LONG_THREAD) return 'long';
  return speaks(taker, ticket.language) ? null : 'language';
}

/** A letter whose language is not known may be anybody's; of somebody nothing is known. */
function speaks({ languages }: Taker, language: string | null): boolean {
  if (language === null || languages.length === 0) return true;
  const plain = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
  return languages.some((each) => plain(each) === plain(language));
}

/** The skill of the taker's that the ticket is about, as its category or tag spells it. */
function fieldOf(ticket: Waiting, { skills }: Taker): string | null {
  const plain = (name: string): string => withoutAccents(name).trim();
  const named = [...ticket.categories.toReversed(), ...ticket.tags];
  return named.find((name) => skills.some((skill) => plain(skill) === plain(name))) ?? null;
}

/** From so many minutes on it is not called easy. */
const EASY_MINUTES = 10;

/** What is known of a ticket beside itself. */
export interface Known {
  written: { title: string } | null;
  solvedAlike: number;
  minutes: number | null;
}

/** Why it is for them, what counts most first. @param locale the taker's own language, of which one need not speak. */
export function reasonsFor(ticket: Waiting, taker: Taker, known: Known, locale: string): FitReason[] {
  const reasons: FitReason[] = [];
  const field = fieldOf(ticket, taker);
  if (field !== null) reasons.push({ kind: 'field', name: field });
  if (known.written) reasons.push({ kind: 'written', title: known.written.title });
  if (ticket.language !== null && ticket.language.split('-')[0] !== locale && speaks(taker, ticket.language))
    reasons.push({ kind: 'language', language: ticket.language });
  if (known.minutes !== null && known.minutes <= EASY_MINUTES) reasons.push({ kind: 'easy', minutes: known.minutes });
  if (known.solvedAlike > 0) reasons.push({ kind: 'like', count: known.solvedAlike });
  return reasons;
}
