import type { NewSavedReply, SavedReplyDetail } from '../../../contract/saved-replies.ts';
import type { Language, Texts } from './asking.ts';

/** What one changes of a reply before it is kept. */
export type Draft = NewSavedReply;

export const emptyDraft: Draft = {
  name: '',
  shortcut: null,
  folder: '',
  keywords: '',
  audience: 'private',
  desks: [],
  texts: {},
  effects: {},
};

export function draftOf(reply: SavedReplyDetail): Draft {
  return {
    name: reply.name,
    shortcut: reply.shortcut,
    folder: reply.folder,
    keywords: reply.keywords,
    audience: reply.audience,
    desks: reply.desks.map(({ id }) => id),
    texts: reply.texts,
    effects: reply.effects,
  };
}

/** Only what differs, so that two people who change different things of one reply do not undo each other. */
export function changedParts(from: Draft, to: Draft): Partial<Draft> {
  return Object.fromEntries(
    (Object.keys(to) as (keyof Draft)[])
      .filter((part) => JSON.stringify(from[part]) !== JSON.stringify(to[part]))
      .map((part) => [part, to[part]]),
  );
}

export function isChanged(from: Draft, to: Draft): boolean {
  return Object.keys(changedParts(from, to)).length > 0;
}

/** The texts with one language written; a language without words is none. */
export function withText(texts: Texts, language: Language, html: string): Texts {
  const { [language]: _before, ...others } = texts;
  return html === '' ? others : { ...others, [language]: html };
}

/** What is written and not kept yet, by reply; it outlives going to another reply and back. */
const unkept = new Map<string, Draft>();
export function unkeptDraft(id: string): Draft | undefined {
  return unkept.get(id);
}
export function rememberDraft(id: string, draft: Draft | undefined): void {
  if (draft === undefined) unkept.delete(id);
  else unkept.set(id, draft);
}
export function hasUnkept(id: string): boolean {
  return unkept.has(id);
}

/**
 * How few replies do most of the work: the smallest number of the busiest that together make three fifths of all uses.
 * `uses` busiest first.
 */
export function busiest(uses: readonly number[]): { count: number; uses: number } {
  const all = uses.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  let count = 0;
  for (const one of uses) {
    if (sum >= all * 0.6) break;
    sum += one;
    count++;
  }
  return { count, uses: sum };
}
