import { z } from '@hono/zod-openapi';
import { id, instant, LIMITS, mailAddress, page, pageQuery } from '../../../../contract/shapes.ts';
import { intakeResult } from '../../../../contract/tickets.ts';
import { requirePermission } from '../../../platform/access/index.ts';
import type { Platform } from '../../../platform/act.ts';
import { instantCursor, pageOf } from '../../../platform/http/paging.ts';
import { notFound, problem } from '../../../platform/http/problem.ts';
import type { Routes } from '../../../platform/http/routes.ts';
import { answers, bytes, createRoutes, noContent } from '../../../platform/http/routes.ts';
import { StorageFull } from '../../../platform/storage/index.ts';
import { downloadHeaders } from '../downloads.ts';
import { inboundById, listInbound } from './inbound.queries.ts';
import { acceptInbound, originalAsFile, retryKept, takeInNow } from './processing.ts';

const TAGS = ['inbound'];

const inbound = z.object({
  id,
  channel: z.string(),
  state: z.enum(['received', 'processed', 'kept']),
  outcome: z.string().nullable(),
  reason: z.string().nullable(),
  mailbox: z.string().nullable(),
  size: z.number().int(),
  receivedAt: instant,
});

export function inboundRoutes(platform: Platform): Routes {
  const routes = createRoutes();

  routes.route(
    'ticket.create',
    {
      method: 'post',
      path: '/inbound/email',
      tags: TAGS,
      summary: 'One raw mail (message/rfc822), taken in before it answers',
      request: { query: z.object({ mailbox: mailAddress.optional() }) },
      responses: answers(201, 'What became of it', intakeResult),
    },
    async (c) => {
      // A mail finds its desk by what it says: whoever hands one in must be at home on all of them.
      requirePermission(c.get('actor'), 'ticket.create');
      const request = c.req.raw;
      const { mailbox } = c.req.valid('query');
      const declared = Number(request.headers.get('content-length') ?? 0);
      if (declared > LIMITS.mailBytes) throw tooLarge();
      if (!request.body) throw problem(400, 'empty', 'Send one raw mail as the body (message/rfc822).');
      let raw: Awaited<ReturnType<typeof platform.storage.put>>;
      try {
        raw = await platform.storage.put(atMost(request.body, LIMITS.mailBytes));
      } catch (error) {
        if (error instanceof StorageFull)
          throw problem(
            503,
            'storage-full',
            'There is no room to store this mail. Nothing was kept; send it again later.',
          );
        throw error;
      }
      const [inboundId] = await acceptInbound(platform, [
        { channel: 'email', mailbox: mailbox?.toLowerCase() ?? null, envelope: { from: null, to: [] }, raw },
      ]);
      if (!inboundId) throw new Error('an accepted mail has no id');
      return c.json(await takeInNow(platform, inboundId), 201);
    },
  );

  routes.route(
    'mail.inspect',
    {
      method: 'get',
      path: '/inbound',
      tags: TAGS,
      summary: 'What came in, newest first; `state=kept` for what could not be read, `set_aside` for what made nothing',
      request: { query: pageQuery.extend({ state: z.enum(['kept', 'set_aside']).optional() }) },
      responses: answers(200, 'A page', page(inbound)),
    },
    async (c) => {
      const { limit, cursor, state } = c.req.valid('query');
      const after = instantCursor(cursor);
      const rows = await listInbound(platform.db, { state: state ?? null, after, limit: limit + 1 });
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.received_at.toString(), row.id],
          (row) => ({
            id: row.id,
            channel: row.channel,
            state: row.state,
            outcome: row.outcome,
            reason: row.reason,
            mailbox: row.mailbox,
            size: row.raw_size,
            receivedAt: row.received_at.toString(),
          }),
        ),
        200,
      );
    },
  );

  routes.route(
    'mail.inspect',
    {
      method: 'get',
      path: '/inbound/{id}/original',
      tags: TAGS,
      summary: 'What came, byte for byte, whatever became of it',
      request: { params: z.object({ id }) },
      responses: bytes('The letter', 'application/octet-stream'),
    },
    async (c) => {
      const row = await inboundById(platform.db, c.req.valid('param').id);
      if (!row) throw notFound('original');
      return new Response(await platform.storage.open(row.raw_sha256), {
        headers: downloadHeaders(originalAsFile(row, row.id)),
      });
    },
  );

  routes.route(
    'mail.inspect',
    {
      method: 'post',
      path: '/inbound/{id}/retry',
      tags: TAGS,
      summary: 'Take in again what was kept',
      request: { params: z.object({ id }) },
      responses: noContent('It is in the queue again'),
    },
    async (c) => {
      if (!(await retryKept(platform, c.req.valid('param').id))) throw notFound('kept message');
      return c.body(null, 204);
    },
  );
  return routes;
}

function tooLarge() {
  return problem(413, 'too-large', `This mail is over ${LIMITS.mailBytes / 1_048_576} MB, the most that is taken.`);
}

async function* atMost(stream: ReadableStream<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of stream) {
    read += chunk.byteLength;
    if (read > bytes) throw tooLarge();
    yield chunk;
  }
}
