import { expect, test } from 'vitest';
import { letterDocument, needsLetter } from './letter-document.ts';

const html =
  '<p>Ciao</p><img alt="" data-remote-src="/api/v1/remote-images/signed" width="20"><img src="/api/v1/attachments/1" data-cid="x">';

test('nothing is fetched from elsewhere before the reader asks', () => {
  const shown = letterDocument({ html, foldQuoted: false, remotePictures: false });
  expect(shown).toContain("img-src 'self' data:;");
  expect(shown).not.toContain(' src="/api/v1/remote-images/');
});

test('pictures that were asked for come through our own server, and still nothing else', () => {
  const shown = letterDocument({ html, foldQuoted: false, remotePictures: true });
  expect(shown).toContain('<img alt="" src="/api/v1/remote-images/signed" width="20">');
  expect(shown).toContain("default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'");
});

test('words that only look like an attribute stay words', () => {
  const words = '<p>write  data-remote-src="https://t.example/a.png" into it</p>';
  expect(letterDocument({ html: words, foldQuoted: false, remotePictures: true })).toContain(words);
});

test('what was quoted is folded only when wished', () => {
  expect(letterDocument({ html, foldQuoted: true, remotePictures: false })).toContain('.gmail_quote');
  expect(letterDocument({ html, foldQuoted: false, remotePictures: false })).not.toContain('.gmail_quote');
});

test('pictures and tables need the letter, words alone do not', () => {
  expect(needsLetter('<p>a <b>b</b></p>')).toBe(false);
  expect(needsLetter('<table><tr><td>1</td></tr></table>')).toBe(true);
  expect(needsLetter('<img alt="" data-cid="x">')).toBe(true);
});
