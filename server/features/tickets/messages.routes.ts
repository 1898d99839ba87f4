import { z } from '@hono/zod-openapi';
import { id, LIMITS, page, pageQuery } from '../../../contract/shapes.ts';
import type { Message } from '../../../contract/tickets.ts';
import { attachment, draft, keptDraft, message, newMessage, ticketEvent } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { allEventDefinitions, eventDefinition } from '../../platform/events/index.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, bytes, createRoutes, noContent } from '../../platform/http/routes.ts';
import { receiveForm } from '../../platform/http/uploads.ts';
import { outgoingOfMessages } from '../outbox/index.ts';
import { downloadHeaders } from './downloads.ts';
import { dropDraft, keepDraft, readDrafts } from './drafting.ts';
import { inboundById } from './intake/inbound.queries.ts';
import { originalAsFile } from './intake/processing.ts';
import { attachmentById, attachmentsOf, listMessages, messageById, timelineEvents } from './messages.queries.ts';
import { toAttachment, toMessage } from './presenting.ts';
import { uploaderOf } from './reply-files.ts';
import { writeMessage } from './replying.ts';
import { withRemotePictures } from './showing-pictures.ts';
import { mergeGroup } from './status-page.queries.ts';
import { findTicket, numbersOf } from './tickets.queries.ts';
import { dropUpload, keepUpload } from './uploading.ts';

const TAGS = ['messages'];
const byId = z.object({ id });

export function messagesRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db, storage } = platform;

  async function visibleTicket(actor: Actor, ticketId: string) {
    const row = await findTicket(db, actor, ticketId);
    if (!row) throw notFound('ticket');
    return row;
  }

  /** @param within the ticket that is looked at; messages of those merged into it say so */
  async function shown(
    actor: Actor,
    rows: Awaited<ReturnType<typeof listMessages>>,
    within?: string,
  ): Promise<Message[]> {
    const others = rows.map((row) => row.ticket_id).filter((ticketId) => within !== undefined && ticketId !== within);
    const numbers = await numbersOf(db, [...new Set(others)]);
    const ids = rows.map((row) => row.id);
    const [attachments, outgoing] = await Promise.all([attachmentsOf(db, ids), outgoingOfMessages(db, ids, actor)]);
    const readerId = actor.kind === 'teammate' ? actor.id : null;
    const messages = rows.map((row) => ({
      ...toMessage(row, attachments, outgoing.get(row.id) ?? null, readerId),
      mergedFrom: numbers.get(row.ticket_id) ?? null,
    }));
    return withRemotePictures(platform, readerId, messages);
  }

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/messages',
      tags: TAGS,
      summary: 'Its messages, oldest first',
      request: { params: z.object({ id: z.string().max(64) }), query: pageQuery },
      responses: answers(200, 'A page of messages', page(message)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const row = await visibleTicket(c.get('actor'), c.req.valid('param').id);
      const group = await mergeGroup(db, row.id);
      const rows = await listMessages(db, group, {
        after: instantCursor(cursor),
        limit: limit + 1,
      });
      const one = pageOf(
        rows,
        limit,
        (each) => [each.created_at.toString(), each.id],
        (each) => each,
      );
      return c.json({ items: await shown(c.get('actor'), one.items, row.id), nextCursor: one.nextCursor }, 200);
    },
  );

  routes.route(
    'ticket.note',
    {
      method: 'post',
      path: '/tickets/{id}/messages',
      tags: TAGS,
      summary: 'Reply to the customer, or note for the team',
      request: { params: byId, body: body(newMessage) },
      responses: answers(201, 'The message', message),
    },
    async (c) => {
      const messageId = await writeMessage(
        platform,
        c.get('actor'),
        c.req.valid('param').id,
        c.req.valid('json'),
        c.req.header('idempotency-key'),
      );
      const row = await messageById(db, messageId);
      const [written] = row ? await shown(c.get('actor'), [row]) : [];
      if (!written) throw notFound('message');
      return c.json(written, 201);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/events',
      tags: TAGS,
      summary: 'What happened to it, oldest first',
      request: { params: byId, query: pageQuery },
      responses: answers(200, 'A page of events', page(ticketEvent)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const row = await visibleTicket(c.get('actor'), c.req.valid('param').id);
      const names = allEventDefinitions()
        .filter((definition) => definition.inTimeline)
        .map((definition) => definition.name);
      const rows = await timelineEvents(db, c.get('actor'), row.id, names, {
        after: instantCursor(cursor),
        limit: limit + 1,
      });
      return c.json(
        pageOf(
          rows,
          limit,
          (each) => [each.at.toString(), each.id],
          (each) => ({
            id: each.id,
            seq: each.seq,
            name: each.name,
            at: each.at.toString(),
            actor: { kind: each.actor_kind, id: each.actor_id, name: each.actor_name ?? '' },
            payload: each.payload,
            via: each.via,
            minor: eventDefinition(each.name)?.minor === true,
          }),
        ),
        200,
      );
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/messages/{id}/original',
      tags: TAGS,
      summary: 'The original, byte for byte',
      request: { params: byId },
      responses: bytes('The letter', 'application/octet-stream'),
    },
    async (c) => {
      const row = await messageById(db, c.req.valid('param').id);
      if (!row) throw notFound('message');
      await visibleTicket(c.get('actor'), row.ticket_id);
      const inbound = row.inbound_id ? await inboundById(db, row.inbound_id) : undefined;
      if (!inbound) throw notFound('original of this message');
      return new Response(await storage.open(inbound.raw_sha256), {
        headers: downloadHeaders(originalAsFile(inbound, row.id)),
      });
    },
  );

  routes.route(
    'ticket.note',
    {
      method: 'post',
      path: '/attachments',
      tags: TAGS,
      summary: 'Upload a file (multipart form, field "file") for a message to come',
      responses: answers(201, 'The attachment', attachment),
    },
    async (c) => {
      const upload = await receiveForm(c.req.raw, storage, {
        files: 1,
        fileBytes: LIMITS.attachmentBytes,
        fields: 5,
        fieldBytes: 1_000,
      });
      return c.json(toAttachment(await keepUpload(platform, c.get('actor'), upload)), 201);
    },
  );

  routes.route(
    'ticket.note',
    {
      method: 'delete',
      path: '/attachments/{id}',
      tags: TAGS,
      summary: 'Drop an upload that is in no message',
      request: { params: byId },
      responses: noContent('Gone'),
    },
    async (c) => {
      await dropUpload(platform, c.get('actor'), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/attachments/{id}',
      tags: TAGS,
      summary: 'The bytes of an attachment',
      request: { params: byId },
      responses: bytes('The bytes'),
    },
    async (c) => {
      const row = await attachmentById(db, c.req.valid('param').id);
      if (!row) throw notFound('attachment');
      const actor = c.get('actor');
      if (row.ticket_id) await visibleTicket(actor, row.ticket_id);
      else if (row.uploaded_by !== uploaderOf(actor)) throw notFound('attachment');
      return new Response(await storage.open(row.blob_sha256), {
        headers: downloadHeaders({ name: row.name, contentType: row.content_type, size: row.size }),
      });
    },
  );

  routes.route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/drafts',
      tags: TAGS,
      summary: 'My drafts here',
      request: { params: byId },
      responses: answers(200, 'The drafts', page(keptDraft)),
    },
    async (c) => {
      await visibleTicket(c.get('actor'), c.req.valid('param').id);
      return c.json(
        { items: await readDrafts(platform, c.get('actor'), c.req.valid('param').id), nextCursor: null },
        200,
      );
    },
  );
  routes.route(
    'ticket.note',
    {
      method: 'put',
      path: '/tickets/{id}/draft',
      tags: TAGS,
      summary: 'Keep a draft',
      request: { params: byId, body: body(draft) },
      responses: answers(200, 'Its new version', z.object({ version: z.number().int() })),
    },
    async (c) =>
      c.json({ version: await keepDraft(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('json')) }, 200),
  );
  routes.route(
    'ticket.note',
    {
      method: 'delete',
      path: '/tickets/{id}/draft',
      tags: TAGS,
      summary: 'Drop a draft',
      request: { params: byId, query: z.object({ kind: z.enum(['reply', 'note']) }) },
      responses: noContent('Gone'),
    },
    async (c) => {
      await dropDraft(platform, c.get('actor'), c.req.valid('param').id, c.req.valid('query').kind);
      return c.body(null, 204);
    },
  );
  return routes;
}
