import type { Act } from '../../platform/act.ts';
import { cleanComposerHtml, htmlToText } from '../../platform/html/index.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { deskBook } from '../desks/index.ts';
import type { HeldLetter } from '../outbox/index.ts';
import { changeHeld } from '../outbox/index.ts';
import { withoutMentions } from './mentioning.ts';
import { attachmentsOf, changeWords, messageById } from './messages.queries.ts';
import { composeLetter } from './reply-letter.ts';
import { ticketFor } from './ticket-at-hand.ts';

/** Words of a reply as they may stand in one: safe, and naming nobody by an id. @throws Problem 422 where none are left. */
export function wordsOfReply(html: string): { html: string; text: string } {
  const cleaned = withoutMentions(cleanComposerHtml(html));
  const text = htmlToText(cleaned);
  if (text.trim() === '' && !/<img\b/.test(cleaned))
    throw fieldProblem('html', 'There are no words in this message yet.');
  return { html: cleaned, text };
}

/** Other words in the thread alone, of a reply that is about to be taken back: its writer goes on from them. */
export async function replaceWords(one: Act, messageId: string, html: string): Promise<void> {
  await changeWords(one.trx, messageId, wordsOfReply(html));
}

/**
 * Gives a reply that waits for a look other words: in the thread, and in the letter that goes out. Its files stay.
 * @throws Problem 404, 422.
 */
export async function rewordReply(one: Act, letter: HeldLetter, messageId: string, html: string): Promise<void> {
  const message = await messageById(one.trx, messageId);
  if (message?.type !== 'reply') throw notFound('message');
  const ticket = await ticketFor(one, message.ticket_id);
  const desk = (await deskBook(one.platform.db)).desk(ticket.desk_id);
  if (!desk) throw notFound('desk');
  const words = wordsOfReply(html);
  await changeWords(one.trx, messageId, words);
  const composed = await composeLetter(one, desk, ticket, {
    messageId,
    language: closestLanguage(ticket.language, desk.languages),
    words,
    attachments: await attachmentsOf(one.trx, [messageId]),
    contactName: message.facts.to?.[0]?.name ?? null,
    status: message.facts.thenStatus ?? 'waiting',
    authorName: message.author_name,
    signedBy: message.author_kind === 'teammate' ? message.author_id : null,
    quote: message.facts.quote,
    leavesAt: one.at,
  });
  await changeHeld(one, letter, composed);
}
