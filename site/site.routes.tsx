/** @jsxImportSource hono/jsx */
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Language } from '../contract/shapes.ts';
import { LANGUAGES } from '../contract/shapes.ts';
import { deskBook } from '../server/features/desks/index.ts';
import type { StatusLink } from '../server/features/tickets/index.ts';
import {
  openStatusAttachment,
  openStatusLink,
  readStatusPage,
  writeOnStatusPage,
} from '../server/features/tickets/index.ts';
import type { Platform } from '../server/platform/act.ts';
import { isDatabaseAway } from '../server/platform/db/index.ts';
import { Problem } from '../server/platform/http/problem.ts';
import type { Env } from '../server/platform/http/routes.ts';
import type { Upload } from '../server/platform/http/uploads.ts';
import { receiveForm } from '../server/platform/http/uploads.ts';
import { closestLanguage, translator } from '../server/platform/i18n/index.ts';
import { newSecretWord } from '../server/platform/ids/index.ts';
import { errorFacts } from '../server/platform/log/index.ts';
import { siteFiles } from './files.ts';
import { PAGE_FILE_BYTES, PAGE_FILE_MEGABYTES, PAGE_FILES, PAGE_WORDS } from './limits.ts';
import { cameFromElsewhere } from './origin.ts';
import { AwayPage, ElsewherePage, FailedPage, NotFoundPage, StopMailsPage } from './plain-pages.tsx';
import { readerLanguage } from './reader-language.ts';
import { StatusPage } from './status-page.tsx';

type Call = Context<Env>;

/** Whoever has the address may read: so it goes to nobody else, neither by a link, a picture, a cache nor a search engine. */
const SECRET_PAGE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};
const PAGE_POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
const FORM = {
  files: PAGE_FILES,
  fileBytes: PAGE_FILE_BYTES,
  fields: 5,
  // Bytes: four for the widest character, and one more character to see that it was too long.
  fieldBytes: (PAGE_WORDS + 1) * 4,
};
const RETRY_AFTER_SECONDS = '30';
const ROBOTS = 'User-agent: *\nDisallow: /s/\nDisallow: /stop-notifications/\nDisallow: /api/\n';

/** What the site needs of features that nobody imports; the composition fills it. */
export interface SitePorts {
  /**
   * Stops the mails behind an address of List-Unsubscribe, or only says whose language its page speaks.
   * @returns undefined for an address that is none of ours.
   */
  stopMails(token: string, really: boolean): Promise<{ language: Language } | undefined>;
}

/** What could not be sent, to come back with the page. */
interface Unsent {
  words: string;
  nonce: string;
  error: string;
}

/** The public pages. Their readers have no account: a status link makes them the contact whom it was made for. */
export function siteRoutes(platform: Platform, { stopMails }: SitePorts): Hono<Env> {
  const site = new Hono<Env>();
  const { log, db, clock, storage } = platform;
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

  async function statusPage(c: Call, link: StatusLink, status: ContentfulStatusCode, unsent?: Unsent) {
    const { token } = link;
    const { languages, wish, language } = languagesOf(c, link);
    const addressOf = (path: string, parameters: Record<string, string> = {}): string => {
      const { lang = wish, ...others } = parameters;
      const query = new URLSearchParams({ ...(lang ? { lang } : {}), ...others });
      return `/s/${token}${path}${query.size > 0 ? `?${query}` : ''}`;
    };
    const before = unsent ? undefined : c.req.query('before');
    const facts = await readStatusPage(platform, link, {
      before,
      addressOf: (id) => `/s/${token}/attachments/${id}`,
    });
    const view = {
      link,
      facts,
      languages,
      language,
      now: clock.now(),
      nonce: unsent?.nonce ?? newSecretWord(),
      sent: c.req.query('sent') ?? null,
      before,
      error: unsent?.error ?? null,
      words: unsent?.words ?? '',
      addressOf,
    };
    return page(c, <StatusPage {...view} />, status);
  }

  site.get('/s/:token', async (c) => {
    const link = await linkOf(c);
    return link ? statusPage(c, link, 200) : notFound(c);
  });

  // Somebody who presses enter in the address line of a page that came back with an error.
  site.get('/s/:token/messages', (c) => c.redirect(`/s/${encodeURIComponent(c.req.param('token'))}`, 303));

  site.post('/s/:token/messages', async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, ownOrigin))
      return page(c, <ElsewherePage language={browserLanguage(c)} company={company} />, 403);
    const fields: Record<string, string> = {};
    try {
      const link = await linkOf(c);
      if (!link) return await notFound(c);
      return await receive(c, link, fields);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn({ requestId: c.get('requestId'), ...errorFacts(error) }, 'database away');
      await readWordsOnly(c, fields);
      const unsent = { words: fields.text ?? '', nonce: nonceOf(fields), action: c.req.path };
      return page(c, away(c, unsent), 503, { 'retry-after': RETRY_AFTER_SECONDS });
    }
  });

  async function receive(c: Call, link: StatusLink, fields: Record<string, string>): Promise<Response> {
    const refused = (status: ContentfulStatusCode, error: string) =>
      statusPage(c, link, status, { words: (fields.text ?? '').slice(0, PAGE_WORDS), nonce: nonceOf(fields), error });
    const { wish, language } = languagesOf(c, link);
    const t = translator(language);
    let upload: Upload;
    try {
      upload = await receiveForm(c.req.raw, storage, FORM, fields);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return refused(error.status, `${formError(t, error, fields)} ${t('site.error.filesAgain')}`);
    }
    const text = fields.text ?? '';
    const filesAgain = upload.files.length > 0 ? ` ${t('site.error.filesAgain')}` : '';
    if (tooLong(text)) return refused(413, t('site.error.tooLong', { count: PAGE_WORDS }) + filesAgain);
    if (text.trim() === '' && upload.files.length === 0) return refused(422, t('site.error.empty'));
    try {
      const written = await writeOnStatusPage(platform, link, { text, files: upload.files, nonce: fields.nonce });
      const query = new URLSearchParams({ ...(wish ? { lang: wish } : {}), sent: written.messageId });
      return new Response(null, {
        status: 303,
        headers: { ...SECRET_PAGE, location: `/s/${written.token}?${query}` },
      });
    } catch (error) {
      if (error instanceof Problem && error.status === 429) return refused(429, t('site.error.tooMany') + filesAgain);
      throw error;
    }
  }

  async function readWordsOnly(c: Call, fields: Record<string, string>): Promise<void> {
    if (c.req.raw.bodyUsed) return;
    try {
      await receiveForm(c.req.raw, storage, { ...FORM, files: 0 }, fields);
    } catch (error) {
      // Files that there was no place for, or a form that broke off: what was read of the words is all there is.
      if (!(error instanceof Problem)) throw error;
    }
  }

  site.get('/s/:token/attachments/:id', async (c) => {
    const link = await linkOf(c);
    const found = link && (await openStatusAttachment(platform, link, c.req.param('id')));
    if (!found) return notFound(c);
    return new Response(found.bytes, { headers: { ...found.headers, ...SECRET_PAGE } });
  });

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

  site.get('/robots.txt', (c) => c.text(ROBOTS, 200, { 'cache-control': 'public, max-age=86400' }));

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

function page(c: Call, node: Child, status: ContentfulStatusCode, headers: Record<string, string> = {}): Response {
  return c.body(`<!doctype html>${node}`, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    ...SECRET_PAGE,
    ...headers,
  });
}

/** The language of the request, unless the reader chose another one of the desk's (`?lang=`), which then stays. */
function languagesOf(c: Call, { desk, language }: StatusLink) {
  const languages = LANGUAGES.filter((one) => desk.languages.includes(one));
  const wish = languages.find((one) => one === c.req.query('lang'));
  return { languages, wish, language: wish ?? closestLanguage(language, desk.languages) };
}

function browserLanguage(c: Call): Language {
  return readerLanguage(c.req.header('accept-language'));
}

function nonceOf(fields: Record<string, string>): string {
  return fields.nonce || newSecretWord();
}

function tooLong(text: string): boolean {
  // As browsers count it for maxlength: a line end is one character.
  return text.replaceAll('\r\n', '\n').length > PAGE_WORDS;
}

/** Why a form was refused, in the reader's words. */
function formError(t: ReturnType<typeof translator>, error: Problem, fields: Record<string, string>): string {
  if (tooLong(fields.text ?? '')) return t('site.error.tooLong', { count: PAGE_WORDS });
  if (error.type === 'too-large') return t('site.error.tooLarge', { count: PAGE_FILES, size: PAGE_FILE_MEGABYTES });
  if (error.type === 'storage-full') return t('site.error.full');
  return t('site.error.broken');
}
