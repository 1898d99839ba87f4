import type { Message } from '../../../contract/tickets.ts';
import { needsLetter } from './letter-document.ts';

export interface MessageForm {
  /** words: in our own type · letter: the customer's HTML in its frame · own: what our editor wrote */
  form: 'words' | 'letter' | 'own';
  /** There is more than is shown at first: quoted history, a signature, or HTML that looks different. */
  hasMore: boolean;
}

/** How a message is shown before anybody asks for more of it. */
export function formOf(message: Pick<Message, 'type' | 'text' | 'visibleText' | 'html' | 'visibleHtml'>): MessageForm {
  const quotes = message.visibleHtml !== null || message.visibleText.trim() !== message.text.trim();
  if (message.type !== 'incoming') return { form: message.html === null ? 'words' : 'own', hasMore: false };
  const first = message.visibleHtml ?? message.html;
  if (first !== null && (needsLetter(first) || message.visibleText.trim() === '')) {
    return { form: 'letter', hasMore: quotes };
  }
  return { form: 'words', hasMore: quotes || message.html !== null };
}

/** What is shown at first of a message longer than anybody reads at once, in characters. */
const longest = 6_000;

/** The first part of a long text, cut between lines or words; undefined when it is not long. */
export function firstPart(text: string): string | undefined {
  if (text.length <= longest * 1.2) return undefined;
  const cut = Math.max(text.lastIndexOf('\n', longest), text.lastIndexOf(' ', longest));
  return text.slice(0, cut > longest / 2 ? cut : longest);
}
