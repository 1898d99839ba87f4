/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { LANGUAGES } from '../../contract/shapes.ts';
import { deskBook } from '../../server/features/desks/index.ts';
import type { MarkLink } from '../../server/features/satisfaction/index.ts';
import { giveMark, openMarkLink } from '../../server/features/satisfaction/index.ts';
import { openStatusLink, reopenOwnRequest, writeOnStatusPage } from '../../server/features/tickets/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import { Problem } from '../../server/platform/http/problem.ts';
import type { Env } from '../../server/platform/http/routes.ts';
import { closestLanguage, translator } from '../../server/platform/i18n/index.ts';
import { PAGE_WORDS, SMALL_FORM_BYTES } from '../limits.ts';
import { cameFromElsewhere } from '../origin.ts';
import type { Call } from '../page-answers.ts';
import { browserLanguage, onTo, page } from '../page-answers.ts';
import type { OtherPages } from '../status-pages.tsx';
import { fieldsOf } from '../status-pages.tsx';
import { MarkGonePage, MarkPage } from './mark-page.tsx';

/** `/mark/{token}`: a GET shows the question with the mark that was pressed in the letter, a POST counts it. */
export function markRoutes(site: Hono<Env>, platform: Platform, others: OtherPages): void {
  const small = bodyLimit({ maxSize: SMALL_FORM_BYTES });

  async function gone(c: Call): Promise<Response> {
    const { companyName } = await deskBook(platform.db);
    return page(c, <MarkGonePage language={browserLanguage(c)} company={companyName} />, 404);
  }

  function shown(
    c: Call,
    link: MarkLink,
    status: ContentfulStatusCode,
    given: { chosen: number | null; comment: string; error: string | null },
  ): Response {
    const { languages, language } = languagesOf(c, link);
    const view = { link, token: c.req.param('token') ?? '', language, languages, now: platform.clock.now(), ...given };
    return page(c, <MarkPage {...view} />, status);
  }

  site.get('/mark/:token', async (c) => {
    const link = await openMarkLink(platform, c.req.param('token'));
    if (!link) return gone(c);
    return shown(c, link, 200, { chosen: markIn(c.req.query('m'), link.best), comment: '', error: null });
  });

  site.post('/mark/:token', small, async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
    const link = await openMarkLink(platform, c.req.param('token'));
    if (!link) return gone(c);
    const { language } = languagesOf(c, link);
    const { mark: pressed, comment = '' } = await fieldsOf(c);
    const mark = markIn(pressed, link.best);
    if (mark === null) {
      const error = translator(language)('mark.chooseFirst');
      return shown(c, link, 422, { chosen: null, comment, error });
    }
    await giveMark(platform, link.actor, link.ticket.id, { mark, comment });
    return onTo(`/mark/${c.req.param('token')}?lang=${language}`);
  });

  // Somebody who presses enter in the address line after that.
  site.get('/mark/:token/reopening', (c) => onTo(`/mark/${encodeURIComponent(c.req.param('token'))}`));

  site.post('/mark/:token/reopening', small, async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
    const link = await openMarkLink(platform, c.req.param('token'));
    const request = link && (await openStatusLink(platform, link.ticket.status_token));
    if (!link || !request) return gone(c);
    const { language } = languagesOf(c, link);
    const words = ((await fieldsOf(c)).comment ?? '').trim().slice(0, PAGE_WORDS);
    // What they wrote says what is not solved: a message opens it again by itself, or begins a new one.
    if (words !== '') {
      const written = await writeOnStatusPage(platform, request, { text: words, files: [] });
      return onTo(`/s/${written.token}?${new URLSearchParams({ lang: language, sent: written.messageId })}`);
    }
    const said: Record<string, string> = { done: 'reopened' };
    try {
      await reopenOwnRequest(platform, request);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error;
      delete said.done;
      said.failed = 'closed';
    }
    return onTo(`/s/${request.token}?${new URLSearchParams({ lang: language, ...said })}`);
  });
}

function markIn(word: string | undefined, best: number): number | null {
  const mark = word !== undefined && /^[1-5]$/.test(word) ? Number(word) : 0;
  return mark >= 1 && mark <= best ? mark : null;
}

/** The language of the request, unless the reader chose another one of the desk's. */
function languagesOf(c: Call, { desk, ticket }: MarkLink) {
  const languages = LANGUAGES.filter((one) => desk.languages.includes(one));
  const wish = languages.find((one) => one === c.req.query('lang'));
  return { languages, language: wish ?? closestLanguage(ticket.language ?? ticket.contact_language, desk.languages) };
}
