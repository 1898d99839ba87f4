import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Actor } from '../access/index.ts';
import { isDatabaseAway } from '../db/index.ts';
import type { Logger } from '../log/index.ts';
import { errorFacts } from '../log/index.ts';
import { Problem, problem } from './problem.ts';
import type { Api, Env } from './routes.ts';

export interface AppOptions {
  log: Logger;
  /** Who is calling, from cookie or token; throws a Problem for a bad token. */
  actorOf(request: Request): Promise<Actor>;
  /** The site's own origin: a browser's change from any other is refused. */
  publicUrl: string;
}

/** JSON of the longest message that may be written, escaped at its worst; mails and files have limits of their own. */
const LARGEST_JSON_BYTES = 4 * 1024 * 1024;
/** Where bodies stream into the storage and never lie in memory. */
const STREAMED =
  /^\/api\/v1\/(?:inbound\/email|attachments|contact-imports|article-imports|articles\/import|articles\/[0-9a-f-]{36}\/files)$/;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The HTTP application without its routes: who calls, from where, and how errors are told. */
export function createApp({ log, actorOf, publicUrl }: AppOptions): Api {
  const app = new OpenAPIHono<Env>();
  const ownOrigin = new URL(publicUrl).origin;

  app.use(
    secureHeaders({
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
      crossOriginEmbedderPolicy: false,
      // A page that is stricter about itself (no-referrer) keeps its own.
      overwrite: false,
    }),
  );
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    await next();
  });
  const limited = bodyLimit({
    maxSize: LARGEST_JSON_BYTES,
    onError: () => {
      throw problem(413, 'too-large', 'This is larger than anything that can be written here.');
    },
  });
  app.use('/api/*', (c, next) => {
    if (STREAMED.test(c.req.path)) return next();
    const { url, method, headers, body, signal } = c.req.raw;
    // Of a body without a named length (chunked, or a DELETE with none) the limiter makes a copy, and that can only be
    // made of the platform's own kind of request, not of the listener's.
    if (body && (headers.has('transfer-encoding') || !headers.has('content-length'))) {
      c.req.raw = new Request(url, { method, headers, body, signal, duplex: 'half' });
    }
    return limited(c, next);
  });
  app.use('/api/v1/*', async (c, next) => {
    const request = c.req.raw;
    if (
      !SAFE_METHODS.has(request.method) &&
      !request.headers.has('authorization') &&
      cameFromElsewhere(request, ownOrigin)
    ) {
      throw problem(
        403,
        'other-origin',
        'This came from another site, so it was not done. Open Sportello at its own address.',
      );
    }
    c.set('actor', await actorOf(request));
    await next();
  });

  app.notFound((c) =>
    problemResponse(problem(404, 'not-found', `There is nothing at ${new URL(c.req.url).pathname}.`)),
  );
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(error);
    if (error instanceof HTTPException && error.status < 500) {
      return problemResponse(
        problem(error.status as 400, 'not-understood', error.message || 'This request could not be understood.'),
      );
    }
    if (isDatabaseAway(error)) {
      log.warn({ requestId: c.get('requestId'), ...errorFacts(error) }, 'database away');
      return problemResponse(
        problem(
          503,
          'database-away',
          'The database does not answer just now. Nothing was lost; try again in a moment.',
        ),
      );
    }
    log.error(
      { requestId: c.get('requestId'), method: c.req.method, route: c.req.routePath, ...errorFacts(error) },
      'request failed',
    );
    return problemResponse(
      problem(
        500 as 400,
        'unexpected',
        `Something went wrong on our side. The log has more under ${c.get('requestId')}.`,
      ),
    );
  });
  return app;
}

/** RFC 9457. */
export function problemResponse(error: Problem): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  // In seconds; also in the body, for whoever cannot read headers.
  if (typeof error.extra?.retryAfter === 'number') headers.set('retry-after', String(error.extra.retryAfter));
  return new Response(JSON.stringify(error.body()), { status: error.status, headers });
}

/** Browsers say where a request comes from (Sec-Fetch-Site, Origin); programs without a browser say nothing and are let by. */
export function cameFromElsewhere(request: Request, ownOrigin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  if (!origin || origin === ownOrigin) return false;
  // Reached under another name than PUBLIC_URL (a local address, say): same host as asked for is still our own page.
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.get('host');
}
