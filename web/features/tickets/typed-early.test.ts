import { expect, test } from 'vitest';
import { htmlWith } from './typed-early.ts';

test('what was typed before the editor came goes on where the draft ends, a paragraph a line', () => {
  expect(htmlWith('', 'Ciao\nLuz')).toBe('<p>Ciao</p><p>Luz</p>');
  expect(htmlWith('<p>Hello</p>', ' there\nLuz')).toBe('<p>Hello there</p><p>Luz</p>');
  expect(htmlWith('<ul><li>One</li></ul>', 'two')).toBe('<ul><li>One</li></ul><p>two</p>');
});

test('nothing typed leaves the draft as it is', () => expect(htmlWith('<p>Hello</p>', '')).toBe('<p>Hello</p>'));

test('typed signs stay signs', () => expect(htmlWith('', '1 < 2 & <b>')).toBe('<p>1 &lt; 2 &amp; &lt;b&gt;</p>'));
