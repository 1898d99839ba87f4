import type { ArticleOfMessage } from '../../../contract/faq.ts';
import { SAVED_REPLY_LIMITS } from '../../../contract/saved-replies.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { textToHtml } from '../../platform/html/index.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { createArticle } from '../articles/index.ts';
import { createSavedReply } from '../saved-replies/index.ts';
import type { MessageOfTicket } from '../tickets/index.ts';
import { messageOfTicket } from '../tickets/index.ts';
import type { AnonymousReply } from './anonymising.ts';
import { anonymousReply } from './anonymising.ts';

const LONGEST_NAME = 80;

interface Prepared extends AnonymousReply {
  message: MessageOfTicket;
}

/** @throws Problem 404 for a message that the actor does not see; 422 where nothing of it is left for everybody. */
async function prepared(one: Act, messageId: string): Promise<Prepared> {
  const message = await messageOfTicket(one, messageId);
  const html = message.html ?? textToHtml(message.text);
  const anonymous = await anonymousReply(
    one.platform.db,
    { ticketId: message.ticketId, deskId: message.deskId, html, language: message.language },
    one.at,
    {},
    one.trx,
  );
  return { ...anonymous, message };
}

/**
 * A draft of an article from any message, without what is about one person. @returns its id.
 * @throws Problem 404, 403; 422 where the section is not one of this desk.
 */
export async function makeArticleOfMessage(one: Act, messageId: string, wanted: ArticleOfMessage): Promise<string> {
  const { message, html, language } = await prepared(one, messageId);
  const { id } = await createArticle(one, {
    deskId: message.deskId,
    sectionId: wanted.sectionId,
    visibility: wanted.visibility,
    language,
    title: message.subject.trim() === '' ? '…' : message.subject,
    html,
    ticketId: message.ticketId,
    messageId: message.id,
    state: 'draft',
  });
  return id;
}

/** A saved reply of the actor's own from any message, likewise. @returns its id. @throws Problem 404, 422. */
export async function makeSavedReplyOfMessage(one: Act, messageId: string): Promise<string> {
  const { message, html, language } = await prepared(one, messageId);
  requirePermission(one.actor, 'ticket.reply', message.deskId);
  // Two braces begin a value in a saved reply; what a customer or a teammate wrote is words.
  const words = html.replace(/\{(?=[{%])/g, '{ ');
  if (words.length > SAVED_REPLY_LIMITS.html)
    throw fieldProblem('html', 'This message is too long for a saved reply. Take a part of it.');
  return createSavedReply(one, {
    name: message.subject.trim().slice(0, LONGEST_NAME) || '…',
    audience: 'private',
    desks: [],
    shortcut: null,
    folder: '',
    keywords: '',
    texts: { [language]: words },
    effects: {},
  });
}
