import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanArticleHtml } from './cleaning.ts';
import { htmlToMarkdown, looksLikeHtml, markdownToHtml } from './markdown.ts';
import { htmlOf } from './texts.ts';

const FILE = '0190a8c0-1111-7222-8333-0123456789ab';

describe('Markdown', () => {
  test('comes in with tables, callouts, films, pictures and values that are filled in later', () => {
    const html = markdownToHtml(
      `# Title\n\nText with **bold**, ~~old~~ and [a link](https://lume.example).\n\n> [!WARNING]\n> Not hot\n\n` +
        `| a | b |\n| - | - |\n| 1 | 2 |\n\nhttps://youtu.be/abcdefghijk\n\n![The plug](/api/v1/articles/files/${FILE})\n\n` +
        'Write to us. {{expected-reply}}\n\n```sh\necho 1\n```\n',
    );
    expect(html).toContain('<h2>Title</h2>');
    expect(html).toContain('<aside data-tone="warning"><p>Not hot</p></aside>');
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('<div data-video="https://www.youtube.com/watch?v=abcdefghijk"></div>');
    expect(html).toContain(`<img data-file="${FILE}" alt="The plug" />`);
    expect(html).toContain('<span data-live="expected-reply"></span>');
    expect(html).toContain('<code class="language-sh">');
  });

  test('with hostile HTML inside is cleaned like any other', () => {
    expect(markdownToHtml('Hi <script>alert(1)</script> <img src=x onerror=alert(1)>')).not.toMatch(/script|onerror/);
    expect(markdownToHtml('[a](javascript:alert(1))')).not.toContain('href');
  });

  test('nested beyond reason is refused with a sentence, and does not stall', () => {
    for (const evil of [
      '>'.repeat(20_000),
      `${'- '.repeat(20_000)}a`,
      '['.repeat(20_000),
      '*a '.repeat(20_000),
      `${'`'.repeat(20_000)}a`,
    ]) {
      const begin = performance.now();
      try {
        markdownToHtml(evil);
      } catch (error) {
        expect(String(error)).toContain('nested too deeply');
      }
      expect(performance.now() - begin).toBeLessThan(8_000);
    }
  });

  /** Articles as people write them. */
  const word = fc.stringMatching(/^[a-zàèéùăîș][a-z0-9àèéùăîș'*_.#!-]{0,8}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
  const inline = fc.oneof(
    words,
    words.map((said) => `<strong>${said}</strong>`),
    words.map((said) => `<em>${said}</em>`),
    words.map((said) => `<code>${said.replaceAll('`', '')}</code>`),
    words.map((said) => `<a href="https://lume.example/a" rel="noopener noreferrer">${said}</a>`),
  );
  const paragraph = fc.array(inline, { minLength: 1, maxLength: 3 }).map((parts) => `<p>${parts.join(' ')}</p>`);
  const block = fc.oneof(
    paragraph,
    words.map((said) => `<h2>${said}</h2>`),
    fc
      .array(words, { minLength: 1, maxLength: 3 })
      .map((all) => `<ul>${all.map((said) => `<li>${said}</li>`).join('')}</ul>`),
    fc
      .array(words, { minLength: 1, maxLength: 3 })
      .map((all) => `<ol>${all.map((said) => `<li>${said}</li>`).join('')}</ol>`),
    paragraph.map((inside) => `<blockquote>${inside}</blockquote>`),
    paragraph.map((inside) => `<aside data-tone="tip">${inside}</aside>`),
    fc.constant('<div data-video="https://vimeo.com/123456"></div>'),
  );
  const plain = (html: string) =>
    html
      .replace(/<li><p>([\s\S]*?)<\/p>/g, '<li>$1')
      .replace(/>\s+</g, '><')
      .replace(/\s+/g, ' ')
      .replaceAll('<hr />', '');

  test('out and in again is the same article', () => {
    fc.assert(
      fc.property(fc.uniqueArray(block, { minLength: 1, maxLength: 5, selector: (each) => each }), (blocks) => {
        // Two lists side by side are one list in Markdown, so a heading stands between.
        const html = cleanArticleHtml(blocks.join('<h3>between</h3>'));
        expect(plain(markdownToHtml(htmlToMarkdown(html)))).toBe(plain(html));
      }),
      { numRuns: 150 },
    );
  });

  test('marks without a space between, thousands of them, are refused at once; a picture in base64 is not', () => {
    const began = performance.now();
    expect(() => markdownToHtml('_a'.repeat(150_000))).toThrow('more simply');
    expect(() => markdownToHtml(`A word and ${'**a'.repeat(90_000)}`)).toThrow('more simply');
    expect(performance.now() - began).toBeLessThan(1_000);
    const picture = `![A plug](data:image/png;base64,${'iVBORw0KGgo+/9'.repeat(4_000)})`;
    expect(markdownToHtml(`It is the plug.\n\n${picture}`)).toContain('<p>It is the plug.</p>');
  });

  test('of more lines or tags than anybody reads is refused before its time is spent', () => {
    const refused = (piece: string, read: (whole: string) => unknown) => {
      const began = performance.now();
      expect(() => read(piece.repeat(300_000 / piece.length)), piece).toThrow('than anybody reads');
      expect(performance.now() - began, piece).toBeLessThan(3_000);
    };
    for (const piece of ['- a\n', '|a\n|-\n', '# a\n', '<b>a', '<!--']) refused(piece, markdownToHtml);
    for (const piece of ['<p>a', '<!--', '<']) refused(piece, (whole) => htmlOf(whole, 'html'));
    expect(markdownToHtml('A line.\n'.repeat(5_000))).toContain('A line.');
  });

  test('is told from HTML where nobody says which it is', () => {
    expect(looksLikeHtml('<p>a</p>')).toBe(true);
    expect(looksLikeHtml('Words <b>and</b>\n\n</div> ')).toBe(true);
    expect(looksLikeHtml('a < b and *c*')).toBe(false);
    expect(looksLikeHtml('<https://lume.example>')).toBe(false);
  });
});
