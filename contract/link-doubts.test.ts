import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtAbout, shownHost } from './link-doubts.ts';

const known = ['officinalume.example', 'posta.example'];

describe('a link whose words name another host', () => {
  it.each([
    ['https://www.shop.example/order', 'https://evil.example/', 'www.shop.example'],
    ['shop.example', 'http://track.mailer.example/c?u=shop.example', 'shop.example'],
    ['  www.shop.example/a  ', 'https://evil.example/www.shop.example', 'www.shop.example'],
    ['https://me@bank.example:443/x', 'https://evil.example/', 'bank.example'],
  ])('%s → %s', (words, href, shown) => expect(doubtAbout(words, href, known)).toEqual({ kind: 'other_host', shown }));

  it.each([
    ['https://shop.example/order', 'https://shop.example/order'],
    ['shop.example', 'https://www.shop.example/'],
    ['help.shop.co.uk', 'https://www.shop.co.uk/'],
    ['Your order', 'https://anything.example/'],
    ['invoice.pdf', 'https://files.example/invoice.pdf'],
    ['Dr. Rossi', 'https://anything.example/'],
    ['anna@posta.example', 'mailto:anna@posta.example'],
    ['https://shop.example', 'tel:+39'],
  ])('%s → %s is plain', (words, href) => expect(doubtAbout(words, href, known)).toBeNull());
});

describe('a host that looks like a known one', () => {
  it.each([
    ['https://paypa1.com/', 'paypal.com'],
    ['https://www.pаypal.com/', 'paypal.com'],
    ['https://paypal.com.evil.example/', 'paypal.com'],
    ['https://arnazon.com/', 'amazon.com'],
    ['https://netfllix.com/', 'netflix.com'],
    ['https://offlcinalume.example/', 'officinalume.example'],
    ['https://officinalurne.example/', 'officinalume.example'],
    ['https://xn--pypal-4ve.com/', 'paypal.com'],
    ['https://microsfot.com/', 'microsoft.com'],
  ])('%s', (href, like) => expect(doubtAbout('Pay here', href, known)).toEqual({ kind: 'lookalike', like }));

  it('is marked when it mixes scripts, whomever it looks like', () => {
    expect(doubtAbout('x', 'https://bаnca-mia.example/', known)).toEqual({ kind: 'lookalike', like: null });
  });

  it.each([
    'https://paypal.com/',
    'https://www.paypal.com/x',
    'https://support.google.com/',
    'https://officinalume.example/',
    'https://münchen.example/',
    'https://пример.example/',
    'https://apples.com/',
  ])('%s is not', (href) => expect(doubtAbout('x', href, known)).toBeNull());
});

it('shows a host as people read it, and never fails', () => {
  expect(shownHost('https://xn--mnchen-3ya.example/a')).toBe('münchen.example');
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.webUrl(), (label, url) => {
      shownHost(`https://xn--${label}.example/`);
      doubtAbout(label, url, known);
    }),
  );
});
