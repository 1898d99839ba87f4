import { expect, test } from 'vitest';
import { firstPart, formOf } from './message-form.ts';

const incoming = { type: 'incoming' as const, html: null as string | null, visibleHtml: null as string | null };

test('a plain letter is shown in words, and its quoted part is behind the dots', () => {
  expect(formOf({ ...incoming, text: 'Ciao\n> prima', visibleText: 'Ciao' })).toEqual({ form: 'words', hasMore: true });
  expect(formOf({ ...incoming, text: 'Ciao\n', visibleText: 'Ciao' })).toEqual({ form: 'words', hasMore: false });
});

test('HTML that words would lose is shown in its frame', () => {
  expect(formOf({ ...incoming, html: '<p>x</p><img data-cid="a" src="/a">', text: 'x', visibleText: 'x' }).form).toBe(
    'letter',
  );
  expect(formOf({ ...incoming, html: '<p>x</p>', text: 'x', visibleText: 'x' })).toEqual({
    form: 'words',
    hasMore: true,
  });
  expect(formOf({ ...incoming, html: '<blockquote>x</blockquote>', text: 'x', visibleText: '' }).form).toBe('letter');
});

test('what was cut of the HTML is behind the dots, and a table in it needs no frame', () => {
  const quoted = '<p>x</p><blockquote><table><tr><td>1</td></tr></table></blockquote>';
  expect(formOf({ ...incoming, html: quoted, visibleHtml: '<p>x</p>', text: 'x', visibleText: 'x' })).toEqual({
    form: 'words',
    hasMore: true,
  });
  const pictured = '<p>x <img alt="" data-cid="a" src="/a"></p>';
  expect(
    formOf({ ...incoming, html: `${pictured}<p>y</p>`, visibleHtml: pictured, text: 'x', visibleText: 'x' }),
  ).toEqual({ form: 'letter', hasMore: true });
});

test('what we wrote is built from our own editor’s HTML', () => {
  expect(formOf({ type: 'reply', html: '<p>x</p>', visibleHtml: null, text: 'x', visibleText: 'x' }).form).toBe('own');
  expect(formOf({ type: 'note', html: null, visibleHtml: null, text: 'x', visibleText: 'x' }).form).toBe('words');
});

test('a very long text is cut between words, a long one not at all', () => {
  expect(firstPart('parola '.repeat(500))).toBeUndefined();
  const part = firstPart('parola '.repeat(2_000)) ?? '';
  expect(part.length).toBeLessThanOrEqual(6_000);
  expect(part.endsWith('parola')).toBe(true);
  expect(firstPart('x'.repeat(50_000))).toHaveLength(6_000);
});
