/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../../contract/shapes.ts';
import { LANGUAGES } from '../../contract/shapes.ts';
import { deskBook } from '../../server/features/desks/index.ts';
import { openCentres } from '../../server/features/help-centre/index.ts';
import {
  acceptInvitation,
  askToEnter,
  enter,
  isAddress,
  languageOf,
  lookAtInvitation,
  lookAtLink,
  networkLimit,
  noteOwnRead,
  offeredProviders,
  openOwnRequest,
  readerOf,
  readRequests,
  SESSION_DAYS,
  signOut,
} from '../../server/features/my-requests/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import { clientAddressReader, peerOf } from '../../server/platform/http/client-address.ts';
import type { Env } from '../../server/platform/http/routes.ts';
import { SMALL_FORM_BYTES } from '../limits.ts';
import { cameFromElsewhere } from '../origin.ts';
import type { Call } from '../page-answers.ts';
import { browserLanguage, onTo, page, SIGNED_IN_PAGE } from '../page-answers.ts';
import type { OtherPages } from '../status-pages.tsx';
import { fieldsOf, statusPages } from '../status-pages.tsx';
import { EndedPage, EnterPage, JoinPage, MissingPage, SentPage, SignInPage } from './entry-pages.tsx';
import { ListPage } from './list-page.tsx';
import type { Place } from './my-frame.tsx';
import { providerPages } from './provider-pages.tsx';
import { MY_COOKIE, sessionCookie } from './session-cookie.ts';

const LANGUAGE = ':language{[a-z][a-z]}';

/** `/my…`: customers come in by a mailed link and see all their requests. */
export function myRoutes(site: Hono<Env>, platform: Platform, others: OtherPages): void {
  const { config, clock } = platform;
  const small = bodyLimit({ maxSize: SMALL_FORM_BYTES });
  const addressOf = clientAddressReader(config.trustProxy);
  const mayAsk = networkLimit();
  const cookie = sessionCookie(config);

  /** Where a page stands: the first public desk's help centre, if one is open. */
  async function placeOf(c: Call, wish: string | undefined, addressIn: (language: Language) => string): Promise<Place> {
    const book = await deskBook(platform.db);
    const centre = (await openCentres(platform)).find((one) => one.audience === 'public');
    const spoken = centre?.languages ?? book.first()?.languages ?? LANGUAGES;
    const languages = LANGUAGES.filter((one) => spoken.includes(one));
    const browser = browserLanguage(c);
    const language =
      languages.find((one) => one === wish) ?? languages.find((one) => one === browser) ?? languages[0] ?? 'en';
    return { language, languages, company: book.companyName, centre, addressOf: addressIn };
  }

  const entry = (c: Call, path: string, wish = c.req.query('lang')) =>
    placeOf(c, wish, (lang) => `${path}?lang=${lang}`);
  const reading = (c: Call) => readerOf(platform, getCookie(c, MY_COOKIE));

  async function toSignIn(c: Call): Promise<Response> {
    const { language } = await placeOf(c, c.req.param('language'), () => '');
    return onTo(`/my/sign-in?lang=${language}`);
  }

  site.get('/my', async (c) => {
    const reader = await reading(c);
    const place = await placeOf(c, reader?.language ?? undefined, () => '');
    return onTo(reader ? `/my/${languageOf(reader, place.languages)}` : `/my/sign-in?lang=${place.language}`);
  });

  site.get('/my/sign-in', async (c) => {
    const place = await entry(c, '/my/sign-in');
    if (c.req.query('sent') !== undefined)
      return page(c, <SentPage {...place} addressOf={(lang) => `/my/sign-in?sent=&lang=${lang}`} />, 200);
    const signedOut = c.req.query('out') !== undefined;
    const providers = await providersFor(place.language);
    return page(c, <SignInPage {...place} address="" error={null} signedOut={signedOut} providers={providers} />, 200);
  });

  site.post('/my/sign-in', small, async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
    const place = await entry(c, '/my/sign-in');
    const { address = '' } = await fieldsOf(c);
    const refused = async (error: 'wrong' | 'tooMany', status: 422 | 429) => {
      const view = {
        address: address.slice(0, 320),
        error,
        signedOut: false,
        providers: await providersFor(place.language),
      };
      return page(c, <SignInPage {...place} {...view} />, status);
    };
    if (!isAddress(address)) return refused('wrong', 422);
    if (!mayAsk(addressOf(c.req.raw.headers, peerOf(c.env)))) return refused('tooMany', 429);
    await askToEnter(platform, address, place.language);
    return onTo(`/my/sign-in?sent=&lang=${place.language}`);
  });

  // At our own address: another name of this house would not find what the browser keeps until it is back.
  const providersFor = async (language: Language) =>
    (await offeredProviders(platform)).map(({ id, name }) => ({
      name,
      address: `${config.publicUrl}/my/with/${id}?lang=${language}`,
    }));
  providerPages(site, platform, {
    entry,
    notFound: others.notFound,
    addressOf: (c) => addressOf(c.req.raw.headers, peerOf(c.env)),
  });

  site.get('/my/enter/:token', async (c) => {
    const path = `/my/enter/${encodeURIComponent(c.req.param('token'))}`;
    const link = await lookAtLink(platform, c.req.param('token'));
    const place = await placeOf(c, c.req.query('lang') ?? link?.language, (lang) => `${path}?lang=${lang}`);
    if (!link) return page(c, <EndedPage {...place} />, 404);
    return page(c, <EnterPage {...place} address={link.address} action={path} />, 200);
  });

  site.post('/my/enter/:token', small, async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
    const entered = await enter(platform, c.req.param('token'));
    if (!entered) return page(c, <EndedPage {...(await entry(c, '/my/sign-in'))} />, 404);
    const place = await placeOf(c, entered.language, () => '');
    setCookie(c, MY_COOKIE, entered.session, { ...cookie, maxAge: SESSION_DAYS * 86_400 });
    return c.body(null, 303, { ...SIGNED_IN_PAGE, location: `/my/${place.language}` });
  });

  site.post('/my/sign-out', small, async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
    const reader = await reading(c);
    if (reader) await signOut(platform, reader);
    const { language } = await entry(c, '/my/sign-in');
    deleteCookie(c, MY_COOKIE, cookie);
    return c.body(null, 303, { ...SIGNED_IN_PAGE, location: `/my/sign-in?out=&lang=${language}` });
  });

  site.get('/my/join/:token', async (c) => {
    const path = `/my/join/${encodeURIComponent(c.req.param('token'))}`;
    const invitation = await lookAtInvitation(platform, c.req.param('token'));
    const place = await placeOf(c, c.req.query('lang') ?? invitation?.language, (lang) => `${path}?lang=${lang}`);
    const action = `${path}?lang=${place.language}`;
    return page(c, <JoinPage {...place} invitation={invitation ?? null} action={action} />, invitation ? 200 : 404);
  });

  site.post('/my/join/:token', small, async (c) => {
    if (cameFromElsewhere(c.req.raw.headers, others.ownOrigin)) return others.elsewhere(c);
    const word = await acceptInvitation(platform, c.req.param('token'));
    const place = await entry(c, '/my/sign-in');
    if (word === undefined) return page(c, <JoinPage {...place} invitation={null} action="" />, 404);
    return onTo(`/s/${word}?lang=${place.language}`);
  });

  site.get(`/my/${LANGUAGE}`, async (c) => {
    const reader = await reading(c);
    if (!reader) return toSignIn(c);
    const words = (c.req.query('q') ?? '').trim();
    const after = c.req.query('after');
    const search = words === '' ? '' : `?${new URLSearchParams({ q: words })}`;
    const place = await placeOf(c, c.req.param('language'), (lang) => `/my/${lang}${search}`);
    const requests = await readRequests(platform, reader, { words, after });
    const view = { ...place, reader, requests, words, isEarlier: after !== undefined, now: clock.now() };
    return page(c, <ListPage {...view} />, 200, SIGNED_IN_PAGE);
  });

  statusPages(
    site,
    platform,
    {
      path: `/my/${LANGUAGE}/:number{[0-9]+}`,
      async linkOf(c) {
        const reader = await reading(c);
        if (!reader) return toSignIn(c);
        const link = await openOwnRequest(platform, reader, c.req.param('number') ?? '');
        if (link && c.req.method === 'GET') await noteOwnRead(platform, reader, link.ticket.id);
        return link;
      },
      pathOf: (c, link) => `/my/${c.req.param('language')}/${link.ticket.number}`,
      pathAfter: (c, written) => `/my/${c.req.param('language')}/${written.number}`,
      allOf: (_c, language) => `/my/${language}`,
      languageOf: (c) => c.req.param('language'),
      async notHere(c) {
        if (!(await reading(c))) return toSignIn(c);
        const number = c.req.param('number') ?? '';
        const place = await placeOf(c, c.req.param('language'), (lang) => `/my/${lang}/${number}`);
        return page(c, <MissingPage {...place} />, 404, SIGNED_IN_PAGE);
      },
      headers: SIGNED_IN_PAGE,
    },
    others,
  );

  site.all('/my/*', (c) => others.notFound(c));
}
