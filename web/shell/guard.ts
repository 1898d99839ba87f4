import { notFound, redirect } from '@tanstack/react-router';
import { ApiError, api, cache, house, type Me, myself } from '../api/index.ts';
import { speak } from '../i18n/index.ts';

/** Before every page for teammates: who is it? Nobody goes to sign in, and on the very first visit to set up. */
export async function requireMe(href: string): Promise<Me> {
  try {
    const me = await cache.ensureQueryData(myself);
    await speak(me.locale, me.timeZone);
    return me;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const { needed } = await cache.fetchQuery(house);
    if (needed) throw redirect({ to: '/setup' });
    throw redirect({ to: '/sign-in', search: href === '/' || href.startsWith('/inbox') ? {} : { to: href } });
  }
}

/** Before signing in: a fresh house is set up first. */
export async function requireHouse(): Promise<void> {
  const { needed } = await cache.fetchQuery(house);
  if (needed) throw redirect({ to: '/setup' });
}

/** Before setting up: a house is set up once. */
export async function requireFreshHouse(): Promise<void> {
  const { needed } = await cache.fetchQuery(house);
  if (!needed) throw redirect({ to: '/sign-in' });
}

/** Before the developers' page: in a real installation there is none. Nobody needs to be signed in. */
export async function requireDevelopersPage(): Promise<void> {
  try {
    await api.get('/dev/clock');
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) throw notFound();
    throw error;
  }
  try {
    const me = await cache.ensureQueryData(myself);
    await speak(me.locale, me.timeZone);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  }
}
