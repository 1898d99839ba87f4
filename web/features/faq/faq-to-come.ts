/** What is to become of a reply besides. */
export interface FaqToCome {
  question: string;
  sectionId: string | null;
  /** Things that stay although they look private, by key; and words that go although they do not. */
  keep: readonly string[];
  take: readonly string[];
  /** The article at whose end its words go, instead of one of their own. */
  addTo?: string | undefined;
}

const kept = new Map<string, FaqToCome>();

/** A reply that is taken back brings its question back with it. */
export function keepFaq(ticketId: string, faq: FaqToCome | undefined): void {
  if (faq === undefined) kept.delete(ticketId);
  else kept.set(ticketId, faq);
}

export function keptFaq(ticketId: string): FaqToCome | undefined {
  return kept.get(ticketId);
}

/** A little longer than a reply can be taken back. */
const backWithin = 12_000;

/** Its reply was sent: nothing of it stays once that can no more be taken back. */
export function faqLeft(ticketId: string, faq: FaqToCome | undefined): void {
  setTimeout(() => {
    if (kept.get(ticketId) === faq) kept.delete(ticketId);
  }, backWithin);
}
