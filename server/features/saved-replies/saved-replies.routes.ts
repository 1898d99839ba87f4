import { z } from '@hono/zod-openapi';
import type { SavedReplyDetail } from '../../../contract/saved-replies.ts';
import {
  filledReply,
  fillingRequest,
  macroRequest,
  newSavedReply,
  savedReply,
  savedReplyChange,
  savedReplyDetail,
  savedReplyDraft,
  savedReplyFigures,
  savedReplyQuery,
  savedReplyValues,
} from '../../../contract/saved-replies.ts';
import { id, page } from '../../../contract/shapes.ts';
import { TEMPLATE_VALUES } from '../../../contract/template-values.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { decodeCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { factsOfTicket } from '../tickets/index.ts';
import { applyMacro } from './applying.ts';
import { fieldLabels } from './field-words.ts';
import type { Texts } from './filling.ts';
import { filledFor, previewWords } from './filling.ts';
import { changeSavedReply, createSavedReply, deleteSavedReply, plainWords } from './keeping.ts';
import { staleBefore, toSavedReply, toSavedReplyDetail, usesSince } from './presenting.ts';
import { mayChangeReply, mayUseReply } from './saved-replies.access.ts';
import type { ReplyRow } from './saved-replies.queries.ts';
import { figuresOf, listReplies, replyById } from './saved-replies.queries.ts';

const tags = ['saved replies'];
const byId = z.object({ id });
/** Who searches takes one of the first. */
const MOST_FOUND = 20;
/** Bars in the picture. */
const MOST_FIGURES = 1_000;

export function savedReplyRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  /** @throws Problem 404 where the actor has no such reply. */
  async function rowFor(actor: Actor, replyId: string): Promise<ReplyRow> {
    const row = await replyById(db, replyId, usesSince(clock.now()));
    const belonging = row && { ownerId: row.owner_id, deskIds: row.desks.map((desk) => desk.id) };
    if (!row || !belonging || !(mayUseReply(actor, belonging) || mayChangeReply(actor, belonging)))
      throw notFound('saved reply');
    return row;
  }

  async function detail(actor: Actor, replyId: string): Promise<SavedReplyDetail> {
    return toSavedReplyDetail(await rowFor(actor, replyId), actor, clock.now());
  }

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/saved-replies',
      tags,
      summary: 'Those that one may use, by folder and name; with `q` the best, by use',
      request: { query: savedReplyQuery },
      responses: answers(200, 'A page of saved replies', page(savedReply)),
    },
    async (c) => {
      const actor = c.get('actor');
      const { q, desk, language, state, limit, cursor } = c.req.valid('query');
      const now = clock.now();
      const words = q === undefined || plainWords(q) === '' ? null : plainWords(q);
      const rows = await listReplies(db, actor, {
        words,
        deskId: desk ?? null,
        language: language ?? null,
        state: state ?? null,
        after: words === null ? folderCursor(cursor) : null,
        limit: words === null ? limit + 1 : Math.min(limit, MOST_FOUND),
        since: usesSince(now),
        staleBefore: staleBefore(now),
      });
      if (words !== null)
        return c.json({ items: rows.map((row) => toSavedReply(row, actor, now, language)), nextCursor: null }, 200);
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.folder, row.name, row.id],
          (row) => toSavedReply(row, actor, now, language),
        ),
        200,
      );
    },
  );

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/saved-replies/figures',
      tags,
      summary: 'How much each was used in the last four weeks, busiest first',
      responses: answers(200, 'The figures', savedReplyFigures),
    },
    async (c) => {
      const now = clock.now();
      const rows = await figuresOf(db, c.get('actor'), usesSince(now), staleBefore(now), MOST_FIGURES);
      const offered = rows.filter((row) => !row.put_away);
      return c.json(
        {
          items: offered.map(({ id: replyId, name, uses, stale }) => ({ id: replyId, name, uses, stale })),
          uses: offered.reduce((sum, row) => sum + row.uses, 0),
          stale: offered.filter((row) => row.stale).length,
          macros: offered.filter((row) => row.macro).length,
          putAway: rows.length - offered.length,
        },
        200,
      );
    },
  );

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/saved-replies/values',
      tags,
      summary: 'What the words may name between two braces',
      request: { query: z.object({ desk: id.optional() }) },
      responses: answers(200, 'The values', savedReplyValues),
    },
    async (c) => {
      const { desk } = c.req.valid('query');
      const actor = c.get('actor');
      const locale = 'locale' in actor ? actor.locale : 'en';
      // Fields of a desk that one may not see are not told.
      const own = desk === undefined || !may(actor, 'desk.read', desk) ? [] : await fieldLabels(platform, desk, locale);
      const items = Object.entries(TEMPLATE_VALUES).flatMap(([noun, names]) =>
        names.map((name) => ({ name: `${noun}.${name}`, label: null })),
      );
      return c.json({ items: [...items, ...own.map(({ name, label }) => ({ name: `field.${name}`, label }))] }, 200);
    },
  );

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/saved-replies/{id}',
      tags,
      request: { params: byId },
      responses: answers(200, 'The saved reply', savedReplyDetail),
    },
    async (c) => c.json(await detail(c.get('actor'), c.req.valid('param').id), 200),
  );

  route(
    'ticket.note',
    {
      method: 'post',
      path: '/saved-replies',
      tags,
      summary: 'Keep words, or what a macro does, for another time',
      request: { body: body(newSavedReply) },
      responses: answers(201, 'The saved reply', savedReplyDetail),
    },
    async (c) => {
      const made = await act(platform, c.get('actor'), (one) => createSavedReply(one, c.req.valid('json')));
      return c.json(await detail(c.get('actor'), made), 201);
    },
  );

  route(
    'ticket.note',
    {
      method: 'patch',
      path: '/saved-replies/{id}',
      tags,
      summary:
        'Change what is given; `texts`, `desks` and `effects` replace what was there; `putAway` offers it to nobody',
      request: { params: byId, body: body(savedReplyChange) },
      responses: answers(200, 'The saved reply', savedReplyDetail),
    },
    async (c) => {
      const { id: replyId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => changeSavedReply(one, replyId, c.req.valid('json')));
      return c.json(await detail(c.get('actor'), replyId), 200);
    },
  );

  route(
    'ticket.note',
    {
      method: 'delete',
      path: '/saved-replies/{id}',
      tags,
      request: { params: byId },
      responses: noContent('It is gone'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => deleteSavedReply(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );

  route(
    'ticket.read',
    {
      method: 'post',
      path: '/saved-replies/preview',
      tags,
      summary: 'Every language of a draft as it would arrive',
      request: { body: body(savedReplyDraft) },
      responses: answers(200, 'One for each language that has words', z.object({ items: z.array(filledReply) })),
    },
    async (c) => c.json({ items: await previewWords(platform, c.get('actor'), c.req.valid('json')) }, 200),
  );

  route(
    'ticket.read',
    {
      method: 'post',
      path: '/saved-replies/{id}/filling',
      tags,
      summary: 'Its words for this ticket, with what is missing marked',
      request: { params: byId, body: body(fillingRequest) },
      responses: answers(200, 'The words', filledReply),
    },
    async (c) => {
      const actor = c.get('actor');
      const { ticketId, language } = c.req.valid('json');
      const row = await rowFor(actor, c.req.valid('param').id);
      const facts = await factsOfTicket(platform, actor, ticketId);
      if (!facts) throw notFound('ticket');
      if (row.desks.length > 0 && !row.desks.some((desk) => desk.id === facts.deskId))
        throw fieldProblem('ticketId', 'This saved reply is not for that desk.');
      const texts = Object.fromEntries(row.texts.map((text) => [text.language, text.html])) as Texts;
      const words = await filledFor(platform, facts, texts, language);
      if (!words) throw fieldProblem('language', 'It has no words of its own; it only does something.');
      return c.json(words, 200);
    },
  );

  route(
    'ticket.note',
    {
      method: 'post',
      path: '/tickets/{id}/macro',
      tags,
      summary: 'Do what a macro does besides words, at once and in one piece',
      request: { params: byId, body: body(macroRequest) },
      responses: noContent('It is done'),
    },
    async (c) => {
      await applyMacro(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('json').savedReplyId);
      return c.body(null, 204);
    },
  );
  return routes;
}

/** The key of a list by folder, name and id. @throws Problem 422 when it is not one of ours. */
function folderCursor(cursor: string | undefined): [string, string, string] | null {
  const key = decodeCursor(cursor, 3);
  if (!key) return null;
  const [folder, name, replyId] = key;
  if (typeof folder !== 'string' || typeof name !== 'string' || !id.safeParse(replyId).success)
    throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
  return [folder, name, String(replyId)];
}
