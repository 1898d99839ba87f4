import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Language } from '../contract/shapes.ts';
import type { Env } from '../server/platform/http/routes.ts';
import { readerLanguage } from './reader-language.ts';

export type Call = Context<Env>;

/** Whoever has the address may read: so it goes to nobody else, neither by a link, a picture, a cache nor a search engine. */
export const SECRET_PAGE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};
/** As secret, and read by who is signed in: their own forms say where they come from. */
export const SIGNED_IN_PAGE = {
  ...SECRET_PAGE,
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
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

/** A page as it is answered, by default one that is secret. */
export function page(
  c: Call,
  node: Child,
  status: ContentfulStatusCode,
  headers: Record<string, string> = {},
): Response {
  return c.body(`<!doctype html>${node}`, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    ...SECRET_PAGE,
    ...headers,
  });
}

/** On to another page, with a GET. */
export function onTo(location: string, headers: Record<string, string> = SECRET_PAGE): Response {
  return new Response(null, { status: 303, headers: { ...headers, location } });
}

export function browserLanguage(c: Call): Language {
  return readerLanguage(c.req.header('accept-language'));
}
