import { expect, test } from 'vitest';
import { htmlWith } from './typed-early.ts';

test('what was typed before the editor came stands after the draft, a paragraph a line', () => {
  expect(htmlWith('', 'Ciao\nLuz')).toBe('<p>Ciao</p><p>Luz</p>');
  expect(htmlWith('<p>Hello</p>', 'there')).toBe('<p>Hello</p><p>there</p>');
});

test('nothing typed leaves the draft as it is', () => expect(htmlWith('<p>Hello</p>', '')).toBe('<p>Hello</p>'));

test('typed signs stay signs', () => expect(htmlWith('', '1 < 2 & <b>')).toBe('<p>1 &lt; 2 &amp; &lt;b&gt;</p>'));
