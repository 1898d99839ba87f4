import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.ts';

const cookie = sessionCookie('the house’s own secret', { secure: false });
const sent = (setCookie: string): string => setCookie.split(';')[0] ?? '';

describe('the cookie of a session', () => {
  it('comes back as the token it was given for, among other cookies', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 64 }).filter((text) => text.isWellFormed()),
        (token) => {
          expect(cookie.read(`theme=dark; ${sent(cookie.give(token, 60))}; other=1`)).toBe(token);
        },
      ),
    );
  });

  it('is nothing when another house signed it, when a letter of the token changed, or when it is unsigned', () => {
    const other = sessionCookie('another secret', { secure: false });
    expect(cookie.read(sent(other.give('token', 60)))).toBeUndefined();
    expect(cookie.read(sent(cookie.give('token', 60)).replace('=token', '=tokem'))).toBeUndefined();
    expect(cookie.read(`${cookie.name}=token`)).toBeUndefined();
    expect(cookie.read(`${cookie.name}=token.`)).toBeUndefined();
  });

  it('is nothing, and no error, for whatever else a header holds', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(cookie.read(`${cookie.name}=${value}`)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(cookie.read(header)).toBeUndefined();
      }),
    );
    expect(cookie.read(null)).toBeUndefined();
    expect(cookie.read(`${cookie.name}=%E0%A4%A`)).toBeUndefined();
  });

  it('stays with its site, away from scripts, and off plain connections where the address is https', () => {
    const given = sessionCookie('s', { secure: true }).give('token', 60);
    expect(given).toMatch(/^__Secure-sportello\.session_token=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=60']) {
      expect(given.split('; ')).toContain(attribute);
    }
    expect(cookie.give('token', 60)).not.toContain('Secure');
  });
});
