/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { Language } from '../contract/shapes.ts';
import { deskBook } from '../server/features/desks/index.ts';
import type { StatusLink } from '../server/features/tickets/index.ts';
import { openStatusLink } from '../server/features/tickets/index.ts';
import type { Platform } from '../server/platform/act.ts';
import { isDatabaseAway } from '../server/platform/db/index.ts';
import { Problem } from '../server/platform/http/problem.ts';
import type { Env } from '../server/platform/http/routes.ts';
import { errorFacts } from '../server/platform/log/index.ts';
import { siteFiles } from './files.ts';
import { formRoutes } from './form/form.routes.tsx';
import type { FormPorts } from './form/form-room.tsx';
import { markRoutes } from './mark/mark.routes.tsx';
import { myRoutes } from './my/my.routes.tsx';
import type { Call } from './page-answers.ts';
import { browserLanguage, page, SECRET_PAGE } from './page-answers.ts';
import { AwayPage, ElsewherePage, FailedPage, NotFoundPage, StopMailsPage } from './plain-pages.tsx';
import type { OtherPages } from './status-pages.tsx';
import { statusPages } from './status-pages.tsx';

const RETRY_AFTER_SECONDS = '30';

/** What the site needs of features that nobody imports; the composition fills it. */
export interface SitePorts {
  /**
   * Stops the mails behind an address of List-Unsubscribe, or only says whose language its page speaks.
   * @returns undefined for an address that is none of ours.
   */
  stopMails(token: string, really: boolean): Promise<{ language: Language } | undefined>;
  /** The contact form's way in. */
  form: FormPorts;
}

/** The public pages. Their readers have no account: a status link makes them the contact whom it was made for. */
export function siteRoutes(platform: Platform, { stopMails, form }: SitePorts): Hono<Env> {
  const site = new Hono<Env>();
  const { log, db } = platform;
  const ownOrigin = new URL(platform.config.publicUrl).origin;
  // For the pages that are shown while the database is away.
  let company = '';

  async function linkOf(c: Call): Promise<StatusLink | undefined> {
    const link = await openStatusLink(platform, c.req.param('token') ?? '');
    if (link) company = link.desk.companyName;
    return link;
  }

  async function notFound(c: Call): Promise<Response> {
    company = (await deskBook(db)).companyName;
    return page(c, <NotFoundPage language={browserLanguage(c)} company={company} />, 404);
  }

  const others: OtherPages = {
    ownOrigin,
    notFound,
    elsewhere: (c) => page(c, <ElsewherePage language={browserLanguage(c)} company={company} />, 403),
    away: (c, unsent) => page(c, away(c, unsent), 503, { 'retry-after': RETRY_AFTER_SECONDS }),
  };
  statusPages(
    site,
    platform,
    {
      path: '/s/:token',
      linkOf,
      pathOf: (_c, link) => `/s/${link.token}`,
      pathAfter: (_c, written) => `/s/${written.token}`,
      headers: SECRET_PAGE,
    },
    others,
  );
  markRoutes(site, platform, others);
  myRoutes(site, platform, others);

  site.route('/', formRoutes(platform, form));

  site.all('/s', (c) => notFound(c));
  site.all('/s/*', (c) => notFound(c));

  const stopPage = async (c: Call, really: boolean): Promise<Response> => {
    const reader = await stopMails(c.req.param('token') ?? '', really);
    if (!reader) return notFound(c);
    company = (await deskBook(db)).companyName;
    return page(c, <StopMailsPage language={reader.language} company={company} stopped={really} />, 200);
  };
  site.get('/stop-notifications/:token', (c) => stopPage(c, false));
  // Mail programs send it without cookies and from nowhere; whoever has the address may.
  site.post('/stop-notifications/:token', (c) => stopPage(c, true));

  site.get('/site/:file', (c) => {
    const file = siteFiles().byName.get(c.req.param('file'));
    if (!file) return c.text('There is no such file.\n', 404);
    // Only what holds no secret: compressed, a page that has one would tell of it by its length.
    const small = c.req.header('accept-encoding')?.includes('br') ? file.brotli : undefined;
    return c.body(small ?? file.bytes, 200, {
      'content-type': file.type,
      ...(file.brotli ? { vary: 'accept-encoding' } : {}),
      ...(small ? { 'content-encoding': 'br' } : {}),
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  site.onError(async (error, c) => {
    if (isDatabaseAway(error)) {
      log.warn({ requestId: c.get('requestId'), ...errorFacts(error) }, 'database away');
      return page(c, away(c), 503, { 'retry-after': RETRY_AFTER_SECONDS });
    }
    if (error instanceof Problem && error.status < 500)
      return page(c, <NotFoundPage language={browserLanguage(c)} company={company} />, 404);
    // The route and never the path: that one holds the token.
    const facts = { requestId: c.get('requestId'), method: c.req.method, route: c.req.routePath };
    log.error({ ...facts, ...errorFacts(error) }, 'page failed');
    return page(c, <FailedPage language={browserLanguage(c)} company={company} id={facts.requestId} />, 500);
  });

  function away(c: Call, unsent?: { words: string; nonce: string; action: string }) {
    return <AwayPage language={browserLanguage(c)} company={company} retry={c.req.path} unsent={unsent} />;
  }

  return site;
}
