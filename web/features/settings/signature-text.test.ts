import { expect, test } from 'vitest';
import { signatureHtml } from './signature-text.ts';

test('lines stay lines, addresses become links, and nothing else is markup', () => {
  expect(signatureHtml('Marta <b>Rinaldi</b>\nhttps://lume.example/?a=1&b="2"\n')).toBe(
    '<p>Marta &lt;b&gt;Rinaldi&lt;/b&gt;<br><a href="https://lume.example/?a=1&amp;b=">https://lume.example/?a=1&amp;b=</a>&quot;2&quot;</p>',
  );
});

test('nothing but blanks is no signature', () => {
  expect(signatureHtml('  \n ')).toBe('');
});
