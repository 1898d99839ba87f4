/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { HELP_CENTRE_LIMITS } from '../../contract/help-centre.ts';
import { publishedFile } from '../../server/features/articles/index.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import {
  centreAddress,
  centreOf,
  centreOfDesk,
  centreOfHost,
  countRead,
  noteOpened,
  noteSearch,
  openCentres,
  readByProgram,
  searchOf,
  voteHelpful,
} from '../../server/features/help-centre/index.ts';
import type { Actor } from '../../server/platform/access/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import { isDatabaseAway } from '../../server/platform/db/index.ts';
import type { EventReader } from '../../server/platform/events/index.ts';
import { Problem } from '../../server/platform/http/problem.ts';
import type { Env } from '../../server/platform/http/routes.ts';
import { newId } from '../../server/platform/ids/index.ts';
import { errorFacts } from '../../server/platform/log/index.ts';
import type { Entered } from '../centre-entry.ts';
import { enterCentre, languageFor, mayKnow, signInFor } from '../centre-entry.ts';
import { cameFromElsewhere } from '../origin.ts';
import { paceOf } from '../pace.ts';
import type { Call } from '../page-answers.ts';
import { browserLanguage, onTo, page } from '../page-answers.ts';
import { pagePolicy } from '../page-policy.ts';
import { AwayPage, ElsewherePage, FailedPage, NoAnswersPage } from '../plain-pages.tsx';
import type { Said } from './article-page.tsx';
import type { Rendered } from './kept-pages.ts';
import { answerWith, EVERY_DESK, keepPages } from './kept-pages.ts';
import { MOST_IN_SITEMAP, sitemap, sitemapIndex } from './machine-pages.ts';
import { CentreNotFoundPage, TooManyPage } from './not-found-page.tsx';
import { articleAt, search } from './reading-room.ts';
import { addressesOf, renderArticle, renderFeed, renderHome, renderSection } from './rendering.tsx';
import { Found, SearchPage } from './search-page.tsx';

/** Readers ask each time whether it is still so; where it is, they are told in a few bytes. */
const ASK_AGAIN = 'public, max-age=0, must-revalidate';
const FOR_THEM_ALONE = 'private, no-cache';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const RETRY_AFTER_SECONDS = '30';
const SEARCHES_A_MINUTE = 120;
const VOTES_A_MINUTE = 20;
/** Of a form with a vote in it, in bytes: four for the widest character, escaped at its worst. */
const LARGEST_VOTE = HELP_CENTRE_LIMITS.why * 12 + 1_000;
/** Its bytes are shown in a page; everything else is saved. */
const SHOWN_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);
const FILE_POLICY = "default-src 'none'; sandbox";
/** What holds a secret in its address, and what costs more to make than it says. */
const CLOSED_TO_ROBOTS = ['/s/', '/my/', '/mark/', '/stop-notifications/', '/api/', '/help/*/*/search'];
/** What changes pages; what colleagues say about a draft does not. */
const CHANGES = /^(?:article\.(?!comment|review|scheduled)|(?:section|help-centre|desk|company)\.)/;

function isMove({ what }: Record<string, unknown>): boolean {
  return Array.isArray(what) && what.includes('desk');
}

export interface HelpPorts {
  actorOf(request: Request): Promise<Actor>;
  /** The reader's own address, behind trusted proxies too. */
  addressOf(headers: Headers, bindings: unknown): string | undefined;
  reader: EventReader;
}

/** The public help centres, and internal ones for who is signed in. To be mounted after everything else below `/help`. */
export function helpRoutes(platform: Platform, ports: HelpPorts): { pages: Hono<Env>; stop(): void } {
  const pages = new Hono<Env>();
  const { log, db, clock, storage } = platform;
  const ownOrigin = new URL(platform.config.publicUrl).origin;
  const kept = keepPages(clock);
  const maySearch = paceOf(SEARCHES_A_MINUTE);
  const mayVote = paceOf(VOTES_A_MINUTE);
  const stop = ports.reader.listen((events) => {
    // What moved to another desk is gone from the one where it was, which the event does not name.
    for (const { name, desk_id, payload } of events)
      if (CHANGES.test(name)) kept.forget(isMove(payload) ? null : desk_id);
  });

  const nowhere = (c: Call): Response =>
    page(c, <NoAnswersPage language={browserLanguage(c)} company="" signIn={signInFor(c)} />, 404) as Response;
  const notHere = (c: Call, { centre, language }: Pick<Entered, 'centre' | 'language'>, status: 404 | 429 = 404) => {
    const node =
      status === 404 ? (
        <CentreNotFoundPage centre={centre} language={language} />
      ) : (
        <TooManyPage centre={centre} language={language} />
      );
    const headers = { 'content-security-policy': pagePolicy(centre), 'referrer-policy': 'same-origin' };
    return page(c, node, status, headers);
  };

  /** Runs for whoever may come in; the answer where they may not. */
  async function inside(c: Call, show: (entered: Entered) => Promise<Response>): Promise<Response> {
    const entered = await enterCentre(platform, ports, c);
    if (entered instanceof Response) return entered;
    if (entered) return show(entered);
    const owner = await centreOfHost(platform, c.req.header('host'));
    const centre = owner ?? (await centreOf(platform, c.req.param('centre') ?? ''));
    return centre?.audience === 'public' ? notHere(c, { centre, language: languageFor(c, centre) }) : nowhere(c);
  }

  async function keptAnswer(
    c: Call,
    entered: Entered,
    key: string,
    make: () => Promise<Rendered | undefined>,
    otherwise: () => Promise<Response> = async () => notHere(c, entered),
  ): Promise<Response> {
    const { centre, language, readers } = entered;
    const found = await kept.page(centre.deskId, `${centre.deskId} ${readers} ${language} ${key}`, make);
    if (!found) return otherwise();
    if (found.articleId !== undefined) {
      countRead(platform, { centre, articleId: found.articleId, language, headers: c.req.raw.headers });
      const searched = searchOf(c.req.url);
      if (searched !== undefined) await noteOpened(platform, searched, found.articleId);
    }
    return answerWith(found, c.req.raw, readers === 'customers' ? ASK_AGAIN : FOR_THEM_ALONE);
  }

  pages.get('/', async (c, next) => {
    const centre = await centreOfHost(platform, c.req.header('host'));
    return centre ? toHome(c, centre) : next();
  });
  pages.get('/help', async (c) => {
    const owner = await centreOfHost(platform, c.req.header('host'));
    const centre = owner ?? (await openCentres(platform)).find((one) => one.audience === 'public');
    return centre ? toHome(c, centre) : nowhere(c);
  });
  pages.get('/help/files/:id/:name', (c) => file(c));
  pages.get('/help/:centre/logo', (c) => logo(c));
  pages.get('/help/:centre', async (c) => {
    const centre = await centreOf(platform, c.req.param('centre'));
    return centre && (await mayKnow(ports, c, centre))
      ? toHome(c, centre)
      : inside(c, async (entered) => notHere(c, entered));
  });

  pages.get('/help/:centre/:language', (c) =>
    inside(c, (entered) => keptAnswer(c, entered, 'home', () => renderHome(platform, entered))),
  );

  pages.get('/help/:centre/:language/sections/:slug', (c) =>
    inside(c, (entered) => {
      const slug = c.req.param('slug');
      return keptAnswer(c, entered, `section ${slug}`, () => renderSection(platform, entered, slug));
    }),
  );

  pages.get('/help/:centre/:language/articles/:slug', (c) =>
    inside(c, async (entered) => {
      const slug = c.req.param('slug');
      const said = saidOf(c.req.query('said'));
      const render = () => renderArticle(platform, entered, slug, said);
      return keptAnswer(c, entered, `article ${said} ${slug}`, render, () => movedOrGone(c, entered, slug));
    }),
  );

  pages.post('/help/:centre/:language/articles/:slug/helpful', (c) =>
    inside(c, async (entered) => {
      if (cameFromElsewhere(c.req.raw.headers, ownOrigin))
        return page(c, <ElsewherePage language={entered.language} company={entered.centre.companyName} />, 403);
      const address = ports.addressOf(c.req.raw.headers, c.env);
      if (!mayVote(address)) return notHere(c, entered, 429);
      const found = await articleAt(db, entered, c.req.param('slug'));
      if (!found || 'movedTo' in found) return notHere(c, entered);
      const form = await smallForm(c.req.raw);
      const helpful = form?.get('helpful');
      const own = centreAddress(entered.centre, entered.language, `/articles/${found.article.slug}`);
      if (helpful !== 'yes' && helpful !== 'no') return onTo(own);
      const words = form?.get('words') ?? '';
      const from = { address, agent: c.req.header('user-agent') ?? '' };
      const { centre, language } = entered;
      const vote = { centre, articleId: found.article.id, language, helpful: helpful === 'yes', words, from };
      await voteHelpful(platform, vote);
      return onTo(`${own}?said=${words.trim() === '' ? helpful : 'words'}#helpful`);
    }),
  );
  pages.get('/help/:centre/:language/articles/:slug/helpful', (c) =>
    inside(c, async ({ centre, language }) =>
      onTo(centreAddress(centre, language, `/articles/${encodeURIComponent(c.req.param('slug'))}`)),
    ),
  );

  pages.get('/help/:centre/:language/search', (c) =>
    inside(c, async (entered) => {
      const { centre, language } = entered;
      const words = (c.req.query('q') ?? '').replaceAll('\0', '').slice(0, HELP_CENTRE_LIMITS.search);
      const isPart = c.req.query('part') === '1';
      if (words.trim() !== '' && !maySearch(ports.addressOf(c.req.raw.headers, c.env))) return notHere(c, entered, 429);
      const searched =
        words.trim() === '' ? { found: [], elsewhere: [], corrected: [] } : await search(db, entered, words);
      const searchId = (isPart && searchOf(c.req.url)) || newId();
      if (!readByProgram(c.req.raw.headers))
        await noteSearch(platform, { id: searchId, centre, language, words, found: searched.found.length });
      const view = { entered, words: words.trim(), ...searched, searchId };
      const headers = {
        'content-security-policy': pagePolicy(centre, { script: true }),
        'referrer-policy': 'same-origin',
        'x-robots-tag': 'noindex',
      };
      if (isPart) return c.html(`${<Found {...view} />}`, 200, { ...headers, 'cache-control': 'private, no-store' });
      return page(c, <SearchPage {...view} now={clock.now()} />, 200, headers);
    }),
  );

  pages.get('/help/:centre/:language/feed.atom', (c) =>
    inside(c, (entered) => keptAnswer(c, entered, 'feed', () => renderFeed(platform, entered))),
  );

  pages.get('/sitemap.xml', (c) => maps(c, undefined));
  pages.get('/sitemap-:part{[1-9]\\d{0,3}}.xml', (c) => maps(c, Number(c.req.param('part'))));
  pages.get('/robots.txt', async (c) => {
    const origin = (await centreOfHost(platform, c.req.header('host')))?.origin ?? ownOrigin;
    const lines = ['User-agent: *', ...CLOSED_TO_ROBOTS.map((path) => `Disallow: ${path}`)];
    const text = [...lines, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
    return c.text(text, 200, { 'cache-control': 'public, max-age=86400' });
  });
  pages.all('/help/:centre/*', (c) => inside(c, async (entered) => notHere(c, entered)));
  pages.all('/help/*', (c) => nowhere(c));

  function toHome(c: Call, centre: Centre): Response {
    return new Response(null, {
      status: 302,
      headers: {
        location: centreAddress(centre, languageFor(c, centre)),
        vary: 'accept-language',
        'cache-control': 'private, max-age=0',
      },
    });
  }

  async function movedOrGone(c: Call, entered: Entered, slug: string): Promise<Response> {
    const found = await articleAt(db, entered, slug);
    if (!found || !('movedTo' in found)) return notHere(c, entered);
    const location = centreAddress(entered.centre, entered.language, `/articles/${found.movedTo}`);
    return new Response(null, { status: 301, headers: { location, 'cache-control': ASK_AGAIN } });
  }

  /** Only what search engines may find here: the public centres of this host. */
  async function maps(c: Call, part: number | undefined): Promise<Response> {
    const owner = await centreOfHost(platform, c.req.header('host'));
    const centres = (await openCentres(platform)).filter(
      (centre) => centre.audience === 'public' && (owner ? centre.deskId === owner.deskId : centre.domain === null),
    );
    const origin = owner?.origin ?? ownOrigin;
    const key = `sitemap ${origin} ${part ?? ''}`;
    const found = await kept.page(EVERY_DESK, key, async () => {
      const entries = (await Promise.all(centres.map((centre) => addressesOf(platform, { centre })))).flat();
      const parts = Math.ceil(entries.length / MOST_IN_SITEMAP);
      const type = 'application/xml; charset=utf-8';
      if (part === undefined && parts > 1) {
        const addresses = Array.from({ length: parts }, (_, index) => `${origin}/sitemap-${index + 1}.xml`);
        return { body: sitemapIndex(addresses), type, headers: {} };
      }
      if (part !== undefined && part > parts) return undefined;
      const from = ((part ?? 1) - 1) * MOST_IN_SITEMAP;
      return { body: sitemap(entries.slice(from, from + MOST_IN_SITEMAP)), type, headers: {} };
    });
    return found ? answerWith(found, c.req.raw, ASK_AGAIN) : nowhere(c);
  }

  async function logo(c: Call): Promise<Response> {
    const centre = await centreOf(platform, c.req.param('centre') ?? '');
    if (!centre?.logo || !(await mayKnow(ports, c, centre))) return nowhere(c);
    return new Response(await storage.open(centre.logo.sha256), {
      headers: {
        'content-type': centre.logo.type,
        'content-security-policy': FILE_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': `${centre.audience === 'internal' ? 'private' : 'public'}, max-age=31536000, immutable`,
      },
    });
  }

  /** A picture or file of an article that readers outside may read now; nobody else's, whatever its id. */
  async function file(c: Call): Promise<Response> {
    const id = c.req.param('id') ?? '';
    const found = UUID.test(id) ? await publishedFile(db, id) : undefined;
    const centre = found && (await centreOfDesk(platform, found.deskId));
    if (!found || !centre) return nowhere(c);
    const owner = await centreOfHost(platform, c.req.header('host'));
    if (owner && owner.deskId !== centre.deskId) return nowhere(c);
    const isInternal = centre.audience === 'internal';
    if (isInternal && (await ports.actorOf(c.req.raw)).kind !== 'teammate') return nowhere(c);
    const isShown = SHOWN_TYPES.has(found.contentType);
    const tag = `"${found.sha256.slice(0, 32)}"`;
    const headers: Record<string, string> = {
      etag: tag,
      'content-security-policy': FILE_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': isInternal ? FOR_THEM_ALONE : ASK_AGAIN,
    };
    if (c.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers });
    headers['content-type'] = isShown ? found.contentType : 'application/octet-stream';
    headers['content-length'] = String(found.size);
    if (!isShown) headers['content-disposition'] = `attachment; filename*=UTF-8''${extendedValue(found.name)}`;
    return new Response(await storage.open(found.sha256), { headers });
  }

  pages.onError((error, c) => {
    const language = browserLanguage(c);
    if (isDatabaseAway(error)) {
      log.warn({ requestId: c.get('requestId'), ...errorFacts(error) }, 'database away');
      const node = <AwayPage language={language} company="" retry={c.req.path} unsent={undefined} />;
      return page(c, node, 503, { 'retry-after': RETRY_AFTER_SECONDS });
    }
    if (error instanceof Problem && error.status < 500) return nowhere(c);
    const facts = { requestId: c.get('requestId'), method: c.req.method, route: c.req.routePath };
    log.error({ ...facts, ...errorFacts(error) }, 'page failed');
    return page(c, <FailedPage language={language} company="" id={facts.requestId} />, 500);
  });

  return { pages, stop };
}

/** RFC 8187, 3.2.1. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

function saidOf(value: string | undefined): Said {
  return value === 'yes' || value === 'no' || value === 'words' ? value : null;
}

/** The fields of a small form (application/x-www-form-urlencoded); undefined where it is something else or too large. */
async function smallForm(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded') || !request.body) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > LARGEST_VOTE) return undefined;
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
