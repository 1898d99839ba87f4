import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkify, safeHref } from './linkifying.ts';

const links = (text: string) =>
  linkify(text).flatMap((piece) => (piece.kind === 'link' ? [`${piece.words} → ${piece.href}`] : []));

test('addresses in a sentence end where the sentence goes on', () => {
  expect(links('Vedi https://a.example/b?c=1, poi (www.b.example/x_(y)).')).toEqual([
    'https://a.example/b?c=1 → https://a.example/b?c=1',
    'www.b.example/x_(y) → https://www.b.example/x_(y)',
  ]);
  expect(links('scrivete a giulia.f+luna@posta.example.')).toEqual([
    'giulia.f+luna@posta.example → mailto:giulia.f+luna@posta.example',
  ]);
});

test('only web and mail addresses become links', () => {
  expect(links('javascript:alert(1) data:text/html,x ftp://a.example file:///etc/passwd a@b')).toEqual([]);
  expect(safeHref('javascript:alert(1)')).toBeUndefined();
  expect(safeHref(' JaVaScript:alert(1)')).toBeUndefined();
  expect(safeHref('mailto:a@b.example')).toBe('mailto:a@b.example');
});

test('no word is lost, and no address is one that a browser would run', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('https://', 'www.', '@', 'a.b', '(', ')', '.', ' ', '\n', 'javascript:', '"', '<'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const pieces = linkify(text);
      expect(pieces.map(({ words }) => words).join('')).toBe(text);
      for (const piece of pieces) if (piece.kind === 'link') expect(piece.href).toMatch(/^(https?:|mailto:)/i);
    }),
    { numRuns: 500 },
  );
});

test('a hostile text is read in no time', () => {
  const began = performance.now();
  linkify(`${'a.'.repeat(100_000)}@${'a-'.repeat(50_000)}`);
  linkify('@'.repeat(200_000));
  linkify('https://'.repeat(50_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
