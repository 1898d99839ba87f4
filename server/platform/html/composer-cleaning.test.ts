import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanComposerHtml } from './composer-cleaning.ts';

test('keeps what the editor makes', () => {
  const html =
    '<p>Gentile <strong>Anna</strong>, <em>ecco</em> <u>tutto</u> <s>no</s></p><ul><li>uno</li></ul><ol start="3"><li>tre</li></ol>' +
    '<blockquote><p>cit</p></blockquote><pre><code>x &lt; y</code></pre><h3>Titolo</h3>' +
    '<img alt="" data-attachment-id="0199b0f0-7a52-7000-8000-000000000001" />' +
    '<p><a href="https://acme.test/" rel="noopener noreferrer nofollow" target="_blank">qui</a><br /></p>';
  expect(cleanComposerHtml(html)).toBe(html);
});

test('drops what it does not make, and keeps the words', () => {
  expect(
    cleanComposerHtml(
      '<div class="x" style="color:red" onclick="a()"><span>uno</span> <b>due</b> <h1>tre</h1></div><script>no</script>',
    ),
  ).toBe('<p>uno <strong>due</strong> </p><h3>tre</h3><p></p>');
  expect(cleanComposerHtml('<a href="javascript:alert(1)">x</a><img src="https://x.test/a.png">')).toBe('x');
});

test('is the same when done twice, and never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'p strong em ul ol li blockquote pre code h3 a div span table td svg style'
        .split(' ')
        .flatMap((n) => [`<${n}>`, `</${n}>`]),
    ),
    fc.constantFrom('<img data-attachment-id=a>', '<a href="https://a.test">', '<a href=x:y>', '&lt;', '&', '"', '<'),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const once = cleanComposerHtml(parts.join(''));
      expect(cleanComposerHtml(once)).toBe(once);
      expect(once).not.toMatch(/<(?!\/?(p|br|strong|em|u|s|a|ul|ol|li|blockquote|code|pre|h3|img)[ >])/);
    }),
    { numRuns: 500 },
  );
});
