import type { TakenKind } from '../../../contract/faq.ts';
import type { Language } from '../../../contract/shapes.ts';

/** One place in one line that says something about one person and no other. */
export interface Found {
  kind: TakenKind;
  line: number;
  from: number;
  to: number;
  /** What it is known by in the list; the same words are one thing, wherever they stand. */
  words: string;
  instead: string;
}

export interface Person {
  name: string;
  side: 'customer' | 'team' | 'organization';
}

/** What is known of the reply that is read. */
export interface AboutReply {
  language: Language;
  /** Who takes part in the ticket. */
  people: readonly Person[];
  /** What was written in the ticket, for the forms that its numbers have. */
  ticketText: string;
  /** Addresses that are everybody's: the desk's own. */
  ours: readonly string[];
  /** The day the reply is written, where the desk is. */
  today: Temporal.PlainDate;
}

/** Without accents and large letters, and as long as before: a place in the one is the same place in the other. */
export function plain(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const bare = unit.normalize('NFD').charAt(0).toLowerCase();
    result += bare.length === 1 ? bare : unit;
  }
  return result;
}

/** So many letters before a thing may say what it is. */
export const NEAR = 48;

/** Not within a word. */
export const START = '(?<![\\p{L}\\p{N}])';
export const END = '(?![\\p{L}\\p{N}])';
