import { z } from '@hono/zod-openapi';
import type { Permission } from '../../../contract/permissions.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import {
  draftKind,
  LINK_KINDS,
  mention,
  newDraftShare,
  newHandover,
  newLink,
  newSnooze,
  newSuggestion,
  takingOver,
  together,
} from '../../../contract/together.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { followTicket, personOf } from './following.ts';
import { handOverTicket } from './handing-over.ts';
import { linkTicket, unlinkTicket } from './linking.ts';
import { mentionsOf } from './mentioning.queries.ts';
import { dropSuggestion, shareDraft, suggestDraft, takeOverDraft, unshareDraft } from './sharing-drafts.ts';
import { snoozeTicket, unsnoozeTicket } from './snoozing.ts';
import { onTicket } from './ticket-at-hand.ts';
import { togetherOf } from './together.ts';

const TAGS = ['together'];
const byId = z.object({ id });
const noQuery = z.object({});

/** Working on one ticket without stepping on each other. Every verb answers with all of it, as the screen shows it. */
export function togetherRoutes(platform: Platform): Routes {
  const routes = createRoutes();

  interface Verb<Params, Query, Body> {
    guard: Permission;
    method: 'put' | 'post' | 'delete';
    /** Below `/tickets/{id}`. */
    path: string;
    summary: string;
    params: z.ZodType<Params>;
    query?: z.ZodType<Query>;
    body?: z.ZodType<Body>;
    run: (actor: Actor, params: Params, query: Query, given: Body) => Promise<unknown>;
  }

  function verb<Params extends { id: string }, Query = object, Body = undefined>(one: Verb<Params, Query, Body>): void {
    routes.route(
      one.guard,
      {
        method: one.method,
        path: `/tickets/{id}/${one.path}`,
        tags: TAGS,
        summary: one.summary,
        request: {
          params: one.params as never,
          query: (one.query ?? noQuery) as never,
          ...(one.body ? { body: body(one.body) } : {}),
        },
        responses: answers(200, 'The ticket as it is worked on together', together),
      },
      async (c) => {
        const actor = c.get('actor');
        const params = c.req.valid('param') as Params;
        const given = one.body ? c.req.valid('json' as never) : undefined;
        await one.run(actor, params, c.req.valid('query') as Query, given as Body);
        return c.json(await togetherOf(platform, actor, params.id), 200);
      },
    );
  }

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/together',
      tags: TAGS,
      summary: 'Followers, snooze, hand-overs, links and shown drafts',
      request: { params: byId },
      responses: answers(200, 'The ticket as it is worked on together', together),
    },
    async (c) => c.json(await togetherOf(platform, c.get('actor'), c.req.valid('param').id), 200),
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/mentions',
      tags: TAGS,
      summary: 'Notes that name me, newest first',
      request: { query: pageQuery },
      responses: answers(200, 'A page of mentions', page(mention)),
    },
    async (c) => {
      const actor = c.get('actor');
      const { limit, cursor } = c.req.valid('query');
      const rows = await mentionsOf(platform.db, actor, personOf(actor), {
        after: instantCursor(cursor),
        limit: limit + 1,
      });
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.mentioned_at.toString(), row.message_id],
          (row) => ({
            messageId: row.message_id,
            ticket: { id: row.ticket_id, number: row.number, subject: row.subject },
            by: row.author_name,
            team: row.team_id !== null && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
            at: row.mentioned_at.toString(),
            seenAt: row.seen_at?.toString() ?? null,
          }),
        ),
        200,
      );
    },
  );

  verb({
    guard: 'ticket.read',
    method: 'put',
    path: 'following',
    summary: 'Hear of it',
    params: byId,
    run: (actor, params) => followTicket(platform, actor, params.id, true),
  });
  verb({
    guard: 'ticket.read',
    method: 'delete',
    path: 'following',
    summary: 'Hear no more of it',
    params: byId,
    run: (actor, params) => followTicket(platform, actor, params.id, false),
  });
  verb({
    guard: 'ticket.hand-over',
    method: 'post',
    path: 'handover',
    summary: 'Give it to a colleague or a team, with a brief',
    params: byId,
    body: newHandover,
    run: (actor, params, _query, given) =>
      onTicket(platform, actor, params.id, (one, row) => handOverTicket(one, row, given)),
  });
  verb({
    guard: 'ticket.change-own',
    method: 'put',
    path: 'snooze',
    summary: 'Set it aside until then',
    params: byId,
    body: newSnooze,
    run: (actor, params, _query, given) =>
      onTicket(platform, actor, params.id, (one, row) => snoozeTicket(one, row, given)),
  });
  verb({
    guard: 'ticket.change-own',
    method: 'delete',
    path: 'snooze',
    summary: 'Bring it back now',
    params: byId,
    run: (actor, params) => onTicket(platform, actor, params.id, unsnoozeTicket),
  });
  verb({
    guard: 'ticket.change-own',
    method: 'post',
    path: 'links',
    summary: 'Link it with another',
    params: byId,
    body: newLink,
    run: (actor, params, _query, { kind, other }) =>
      onTicket(platform, actor, params.id, (one, row) => linkTicket(one, row, kind, other)),
  });
  verb({
    guard: 'ticket.change-own',
    method: 'delete',
    path: 'links/{otherId}',
    summary: 'Take a link away',
    params: z.object({ id, otherId: id }),
    query: z.object({ kind: z.enum(LINK_KINDS) }),
    run: (actor, params, { kind }) =>
      onTicket(platform, actor, params.id, (one, row) => unlinkTicket(one, row, kind, params.otherId)),
  });

  verb({
    guard: 'ticket.note',
    method: 'post',
    path: 'draft/shares',
    summary: 'Show my draft to a colleague',
    params: byId,
    body: newDraftShare,
    run: (actor, params, _query, given) => shareDraft(platform, actor, params.id, given),
  });
  verb({
    guard: 'ticket.note',
    method: 'delete',
    path: 'draft/shares/{teammateId}',
    summary: 'Show it no more',
    params: z.object({ id, teammateId: id }),
    query: draftKind,
    run: (actor, params, { kind }) => unshareDraft(platform, actor, params.id, kind, params.teammateId),
  });
  verb({
    guard: 'ticket.note',
    method: 'delete',
    path: 'draft/suggestions/{teammateId}',
    summary: 'A suggestion has been read',
    params: z.object({ id, teammateId: id }),
    query: draftKind,
    run: (actor, params, { kind }) => dropSuggestion(platform, actor, params.id, kind, params.teammateId),
  });
  const ofAuthor = z.object({ id, authorId: id });
  verb({
    guard: 'ticket.note',
    method: 'put',
    path: 'shared-drafts/{authorId}/suggestion',
    summary: 'My version of a draft that is shown to me',
    params: ofAuthor,
    body: newSuggestion,
    run: (actor, { id: ticketId, authorId }, _query, { kind, html, version }) =>
      suggestDraft(platform, actor, { authorId, ticketId, kind }, { html, version }),
  });
  verb({
    guard: 'ticket.note',
    method: 'post',
    path: 'shared-drafts/{authorId}/taking-over',
    summary: 'It is my draft from now on',
    params: ofAuthor,
    body: takingOver,
    run: (actor, { id: ticketId, authorId }, _query, { kind, version }) =>
      takeOverDraft(platform, actor, { authorId, ticketId, kind }, version),
  });
  return routes;
}
