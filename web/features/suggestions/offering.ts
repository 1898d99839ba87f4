import type { Suggestions } from '../../../contract/suggestions.ts';

export type Offer =
  | { kind: 'article'; article: Suggestions['articles'][number] }
  | { kind: 'reply'; reply: Suggestions['savedReplies'][number] }
  | { kind: 'ticket'; ticket: Suggestions['similarTickets'][number] };

/** So many stand in sight; the first three have a key. */
const inSight = 5;

/**
 * What can be put into a reply, the best of each kind first: an article for customers, a saved reply, an answered ticket. What
 * only the team reads is never among them.
 */
export function offersOf({ articles, savedReplies, similarTickets }: Suggestions): Offer[] {
  const kinds: Offer[][] = [
    articles.filter(({ visibility }) => visibility === 'public').map((article) => ({ kind: 'article', article })),
    savedReplies.map((reply) => ({ kind: 'reply', reply })),
    similarTickets.map((ticket) => ({ kind: 'ticket', ticket })),
  ];
  const longest = Math.max(0, ...kinds.map(({ length }) => length));
  const offers: Offer[] = [];
  for (let place = 0; place < longest; place++) {
    for (const kind of kinds) {
      const offer = kind[place];
      if (offer) offers.push(offer);
    }
  }
  return offers.slice(0, inSight);
}
