import { z } from '@hono/zod-openapi';
import { articleOfMessage, faqPreview, faqPreviewAsked } from '../../../contract/faq.ts';
import { id } from '../../../contract/shapes.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { articlesLike, cleanArticleHtml } from '../articles/index.ts';
import { factsOfTicket } from '../tickets/index.ts';
import { anonymousReply } from './anonymising.ts';
import { makeArticleOfMessage, makeSavedReplyOfMessage } from './making-of-messages.ts';
import { MARK } from './word-lines.ts';

const tags = ['articles'];
const byId = z.object({ id });
const made = z.object({ id });
const NEAR_ARTICLES = 3;

export function faqRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db, clock } = platform;

  routes.route(
    'article.write',
    {
      method: 'post',
      path: '/tickets/{id}/faq-preview',
      tags,
      summary: 'A reply as an answer for everybody: what is taken out of it, and what is left',
      request: { params: byId, body: body(faqPreviewAsked) },
      responses: answers(200, 'The answer', faqPreview),
    },
    async (c) => {
      const actor = c.get('actor');
      const ticketId = c.req.valid('param').id;
      const asked = c.req.valid('json');
      const facts = await factsOfTicket(platform, actor, ticketId);
      if (!facts) throw notFound('ticket');
      requirePermission(actor, 'article.write', facts.deskId);
      const { html, marked, takenOut, reply, language } = await anonymousReply(
        db,
        { ticketId, deskId: facts.deskId, html: asked.html, language: facts.language, written: asked.language },
        clock.now(),
        asked,
      );
      const text = htmlToText(html);
      const near = await articlesLike(db, {
        text: `${asked.question}\n${text}`,
        deskIds: [facts.deskId],
        visibility: may(actor, 'article.read', facts.deskId) ? ['public', 'internal'] : ['public'],
        language,
        limit: NEAR_ARTICLES,
      });
      return c.json(
        {
          language,
          reply,
          html: cleanArticleHtml(html),
          // As it will be kept: what an article may not hold is not promised here.
          answer: cleanArticleHtml(marked).replaceAll(MARK.from, '<ins>').replaceAll(MARK.to, '</ins>'),
          isEmpty: text.trim() === '',
          takenOut,
          near: near.map(({ id, title, slug, language: of, visibility, passage }) => ({
            id,
            title,
            slug,
            language: of,
            visibility,
            passage,
          })),
        },
        200,
      );
    },
  );

  routes.route(
    'article.write-internal',
    {
      method: 'post',
      path: '/messages/{id}/article',
      tags,
      summary: 'Make the draft of an article from a message, without what is about one person',
      request: { params: byId, body: body(articleOfMessage) },
      responses: answers(201, 'The article', made),
    },
    async (c) => {
      const { id: messageId } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const articleId = await act(platform, c.get('actor'), (one) => makeArticleOfMessage(one, messageId, wanted));
      return c.json({ id: articleId }, 201);
    },
  );

  routes.route(
    'ticket.reply',
    {
      method: 'post',
      path: '/messages/{id}/saved-reply',
      tags,
      summary: 'Make a saved reply of one’s own from a message, without what is about one person',
      request: { params: byId },
      responses: answers(201, 'The saved reply', made),
    },
    async (c) => {
      const { id: messageId } = c.req.valid('param');
      const replyId = await act(platform, c.get('actor'), (one) => makeSavedReplyOfMessage(one, messageId));
      return c.json({ id: replyId }, 201);
    },
  );
  return routes;
}
