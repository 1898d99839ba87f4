import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The cookie of a session, in the form of better-auth (which ends sessions by it): the token, a dot, and the token's
 * HMAC-SHA256 in base64, percent-encoded.
 */
export interface SessionCookie {
  readonly name: string;
  /** A whole Set-Cookie value. */
  give(token: string, maxAgeSeconds: number): string;
  /** The token of a request's Cookie header, when the cookie is there and signed by us. */
  read(cookieHeader: string | null): string | undefined;
}

export const COOKIE_PREFIX = 'sportello';
const LONGEST_HEADER = 16_384;

export function sessionCookie(secret: string, options: { secure: boolean }): SessionCookie {
  const name = `${options.secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
  const sign = (token: string): string => createHmac('sha256', secret).update(token).digest('base64');
  return {
    name,
    give(token, maxAgeSeconds) {
      const value = encodeURIComponent(`${token}.${sign(token)}`);
      const secure = options.secure ? '; Secure' : '';
      return `${name}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
    },
    read(cookieHeader) {
      const value = cookieValue(name, cookieHeader);
      const dot = value?.lastIndexOf('.') ?? -1;
      if (value === undefined || dot < 1) return undefined;
      const token = value.slice(0, dot);
      const given = Buffer.from(value.slice(dot + 1));
      const right = Buffer.from(sign(token));
      return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
    },
  };
}

function cookieValue(name: string, cookieHeader: string | null): string | undefined {
  if (cookieHeader === null || cookieHeader.length > LONGEST_HEADER) return undefined;
  for (const pair of cookieHeader.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim());
    } catch (error) {
      if (error instanceof URIError) return undefined;
      throw error;
    }
  }
  return undefined;
}
