/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ProviderTrouble } from '../../server/features/my-requests/index.ts';
import {
  ATTEMPT_MINUTES,
  askProvider,
  comeByProvider,
  networkLimit,
  SESSION_DAYS,
} from '../../server/features/my-requests/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import type { Env } from '../../server/platform/http/routes.ts';
import type { Call } from '../page-answers.ts';
import { page, SIGNED_IN_PAGE } from '../page-answers.ts';
import { NotInPage } from './entry-pages.tsx';
import type { Place } from './my-frame.tsx';
import { MY_COOKIE, sessionCookie } from './session-cookie.ts';

/** What a browser keeps while its person is at the provider's. */
const ATTEMPT_COOKIE = 'sportello_coming';

interface Surroundings {
  entry(c: Call, path: string, language?: string): Promise<Place>;
  notFound(c: Call): Promise<Response>;
  addressOf(c: Call): string | undefined;
}

/** `/my/with/{id}`: customers come in by the account that they have with a provider of the company's. */
export function providerPages(site: Hono<Env>, platform: Platform, { entry, notFound, addressOf }: Surroundings): void {
  const mayAsk = networkLimit();
  const cookie = sessionCookie(platform.config);
  const kept = { ...cookie, path: '/my/with' };

  async function notIn(c: Call, id: string, trouble: ProviderTrouble, name: string, language?: string) {
    const path = `/my/with/${id}`;
    const place = await entry(c, '/my/sign-in', language);
    const again = trouble === 'tooMany' ? null : `${path}?lang=${place.language}`;
    const status = trouble === 'away' ? 502 : trouble === 'tooMany' ? 429 : 403;
    return page(c, <NotInPage {...place} trouble={trouble} name={name} again={again} />, status);
  }

  site.get('/my/with/:id', async (c) => {
    const id = c.req.param('id');
    // Each asks another server something.
    if (!mayAsk(addressOf(c))) return notIn(c, id, 'tooMany', '');
    const { language } = await entry(c, '/my/sign-in');
    const asked = await askProvider(platform, id, language);
    if (!asked) return notFound(c);
    if ('trouble' in asked) return notIn(c, id, asked.trouble, asked.name);
    setCookie(c, ATTEMPT_COOKIE, asked.attempt, { ...kept, maxAge: ATTEMPT_MINUTES * 60 });
    return c.body(null, 303, { ...SIGNED_IN_PAGE, location: asked.address });
  });

  site.get('/my/with/:id/back', async (c) => {
    const id = c.req.param('id');
    const came = await comeByProvider(platform, id, getCookie(c, ATTEMPT_COOKIE), new URL(c.req.url).search);
    if (!came) return notFound(c);
    deleteCookie(c, ATTEMPT_COOKIE, kept);
    if ('trouble' in came) return notIn(c, id, came.trouble, came.name, came.language);
    const { language } = await entry(c, '/my/sign-in', came.language);
    setCookie(c, MY_COOKIE, came.session, { ...cookie, maxAge: SESSION_DAYS * 86_400 });
    return c.body(null, 303, { ...SIGNED_IN_PAGE, location: `/my/${language}` });
  });
}
