import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastTime } from '../../testing/least-time.ts';
import { cleanHtml, withInlinePictures } from './cleaning.ts';

/** Ways to run a program, load something or leave the message's box; written for this table. */
const ATTACKS: [name: string, html: string][] = [
  ['script', '<p>a</p><script>alert(1)</script>'],
  ['script with a split tag', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['unclosed script', 'a<script>alert(1)'],
  ['event handler', '<img src="https://x.test/a.png" alt=a onerror=alert(1)>'],
  ['event handler after a slash', '<b/onmouseover=alert(1)>a</b>'],
  ['event handler behind a quote', '<img alt="`" src=x:x onerror="alert(1)//`">'],
  ['javascript address', '<a href="javascript:alert(1)">a</a>'],
  ['javascript address with entities', '<a href="&#106;ava&#x73;cript&colon;alert(1)">a</a>'],
  ['javascript address with a tab and a line', '<a href="java\tscr\nipt:alert(1)">a</a>'],
  ['javascript address after control characters', '<a href="\u0001\u0002 javascript:alert(1)">a</a>'],
  ['vbscript', '<a href="vbscript:msgbox(1)">a</a>'],
  ['data address in a link', '<a href="data:text/html,<script>alert(1)</script>">a</a>'],
  ['picture that is a drawing with script', '<img alt=a src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">'],
  ['svg with onload', '<svg onload=alert(1)><circle/></svg>'],
  [
    'svg animation of an address',
    '<svg><a><animate attributeName=href values="javascript:alert(1)"/><text>a</text></a></svg>',
  ],
  ['svg holding a style that holds a tag', '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'],
  [
    'math mutation',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ],
  [
    'math with annotation',
    '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  ],
  ['noscript mutation', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
  ['template', '<template><img src=x onerror=alert(1)></template>'],
  ['nested forms', '<form action="https://x.test"><form><input name=password type=password><button>Go</button></form>'],
  ['frame with srcdoc', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['frame fallback', '<iframe><img src=x onerror=alert(1)></iframe>'],
  ['object and embed', '<object data="https://x.test/a.swf"></object><embed src="https://x.test/a.swf">'],
  ['meta refresh', '<meta http-equiv=refresh content="0;url=https://x.test">'],
  ['base', '<base href="https://x.test/"><a href="/login">a</a>'],
  ['style sheet', '<link rel=stylesheet href="https://x.test/a.css"><style>@import "https://x.test/b.css"</style>'],
  ['css expression', '<p style="width:expression(alert(1))">a</p>'],
  ['css background address', '<p style="background:url(https://x.test/a.png)">a</p>'],
  ['css list picture', '<ul style="list-style-image:url(https://x.test/a.png)"><li>a</li></ul>'],
  ['css escape', '<p style="wid\\74h:e\\78pression(alert(1));background-image:u\\72l(https://x.test)">a</p>'],
  ['css covering the page', '<div style="position:fixed;top:0;left:0;z-index:9999;width:100%;height:100%">a</div>'],
  ['css pulled over its neighbours', '<div style="margin-top:-400px;margin:0 -9px">a</div>'],
  ['css behaviour', '<p style="-moz-binding:url(https://x.test/a.xml);behavior:url(a.htc)">a</p>'],
  ['background attribute', '<table background="https://x.test/a.png"><tr><td background="https://x.test/b.png">a'],
  [
    'picture sets',
    '<picture><source srcset="https://x.test/a.png"><img srcset="https://x.test/b.png 2x" alt=a></picture>',
  ],
  ['video poster', '<video poster="https://x.test/a.png" src="https://x.test/a.mp4" autoplay></video>'],
  ['input picture', '<input type=image src="https://x.test/a.png">'],
  ['id and name that shadow variables', '<a id=location name=cookie>a</a><img name=getElementById alt=a>'],
  ['comment with a condition', '<!--[if gte IE 4]><script>alert(1)</script><![endif]--><p>a</p>'],
  ['comment ended early', '<!--><img src=x onerror=alert(1)>-->'],
  ['text that looks like a tag', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['xmp', '<xmp><img src=x onerror=alert(1)></xmp>'],
  ['textarea closed twice', '<textarea></textarea/><img src=x onerror=alert(1)></textarea>'],
  ['title', '<title><img src=x onerror=alert(1)></title>'],
  ['plaintext', '<plaintext><img src=x onerror=alert(1)>'],
  ['remote address that is a program', '<img alt=a data-remote-src="javascript:alert(1)">'],
  ['quote within an attribute', "<a title='\"><script>alert(1)</script>'>a</a>"],
  ['greater sign in a Content-ID', "<img src='cid:\"><script>alert(1)</script>'>"],
  ['nul within a tag', '<scr\0ipt>alert(1)</scr\0ipt><img src="java\0script:alert(1)" alt=a>'],
];

const ALLOWED_ATTRIBUTES = new Set(
  (
    'align bgcolor dir lang style title valign height width href rel target span color face size alt data-cid ' +
    'data-remote-src src value start type reversed border cellpadding cellspacing colspan rowspan nowrap scope datetime class'
  ).split(' '),
);

/** Reads the tags of cleaned HTML; exact, since cleaned HTML has no `<` in text and no `>` in attributes. */
function faultsOf(cleaned: string): string[] {
  const faults: string[] = [];
  for (const tag of cleaned.matchAll(/<([^>]*)>/g)) {
    const inner = tag[1] ?? '';
    if (/^\/[a-z0-9]+$/.test(inner)) continue;
    const name = /^[a-z0-9]+/.exec(inner)?.[0] ?? '';
    if (
      /^(script|style|svg|math|form|input|button|iframe|object|embed|meta|base|link|template|video|xmp|textarea)$/.test(
        name,
      )
    )
      faults.push(`tag ${name}`);
    for (const attribute of inner.slice(name.length).matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)) {
      const [, key = '', value = ''] = attribute;
      if (!ALLOWED_ATTRIBUTES.has(key)) faults.push(`attribute ${key}`);
      if (key === 'href' && !/^(https?|mailto|tel):/.test(value)) faults.push(`href ${value}`);
      if (key === 'src' && !/^data:image\/(png|gif|jpe?g|webp);base64,/.test(value)) faults.push(`src ${value}`);
      if (key === 'data-remote-src' && !/^https?:/.test(value)) faults.push(`remote ${value}`);
      if (key === 'style' && /url|expression|position|z-index|\\|behavior|binding|(^|[\s:])-\d/i.test(value))
        faults.push(`style ${value}`);
    }
  }
  return faults;
}

describe('what a stranger’s HTML may not do', () => {
  test.each(ATTACKS)('%s', (_name, html) => {
    const cleaned = cleanHtml(html);
    expect(faultsOf(cleaned)).toEqual([]);
    expect(cleanHtml(cleaned)).toBe(cleaned);
  });

  test('the check itself sees what is wrong', () => {
    expect(faultsOf('<p onclick="a"><script>x</script></p>')).toEqual(['attribute onclick', 'tag script']);
  });
});

const pieces = fc.oneof(
  fc.constantFrom(...ATTACKS.map(([, html]) => html)),
  fc.constantFrom(
    ...'p div a b span table tr td th tbody ul li ol svg math form select option button body html head h1 br hr custom'
      .split(' ')
      .flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} style="color:red;position:fixed">`, `<${name}/>`]),
  ),
  fc.constantFrom(
    '&amp;',
    '&lt;p&gt;',
    '&',
    '<',
    '>',
    '"',
    "'",
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&#0;',
    '\u00a0',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

describe('cleaning', () => {
  test('what is clean stays as it is, and nothing dangerous is left, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const cleaned = cleanHtml(parts.join(''));
        expect(faultsOf(cleaned)).toEqual([]);
        expect(cleanHtml(cleaned)).toBe(cleaned);
      }),
      { numRuns: 1_500 },
    );
  });

  test('keeps what makes a letter readable', () => {
    const html =
      '<div dir="ltr"><p style="COLOR: #333; font-family: \'Segoe UI\', Arial">Buongiorno <b>Marta</b>,</p>' +
      '<table border="1"><tr><td colspan="2" style="padding:4px">a</td></tr></table><ul><li>uno</li></ul></div>';
    expect(cleanHtml(html)).toBe(
      '<div dir="ltr"><p style="color:#333;font-family:\'Segoe UI\', Arial">Buongiorno <b>Marta</b>,</p>' +
        '<table border="1"><tr><td colspan="2" style="padding:4px">a</td></tr></table><ul><li>uno</li></ul></div>',
    );
  });

  test('links open apart and tell nothing', () => {
    expect(cleanHtml('<a href="https://acme.test/x?a=1&amp;b=2" target="_top">x</a>')).toBe(
      '<a href="https://acme.test/x?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    );
    expect(cleanHtml('<a href="/relative">x</a><a href="//x.test">y</a>')).toBe('<a>x</a><a>y</a>');
  });

  test('remote pictures wait to be asked for, tracking pixels vanish', () => {
    expect(cleanHtml('<img src="https://acme.test/logo.png" alt="Acme" width="90">')).toBe(
      '<img alt="Acme" width="90" data-remote-src="https://acme.test/logo.png" />',
    );
    expect(cleanHtml('a<img src="https://acme.test/t.gif" width="1" height="1">b')).toBe('ab');
  });

  test('pictures of the mail are named by their Content-ID and get an address later', () => {
    const cleaned = cleanHtml(
      '<p>&lt;img data-cid="a"&gt;<img src="cid:foto%40acme.test"><img src="cid:lost@acme.test"></p>',
    );
    expect(cleaned).toContain('<img data-cid="foto@acme.test" />');
    const placed = withInlinePictures(cleaned, (id) => (id === 'foto@acme.test' ? '/files/1?x="&y' : undefined));
    expect(placed).toContain('<img data-cid="foto@acme.test" src="/files/1?x=&quot;&amp;y" />');
    expect(placed).toContain('<img data-cid="lost@acme.test" />');
    expect(placed).toContain('&lt;img data-cid="a"&gt;');
  });

  test('deep and long input is cleaned in good time', async () => {
    const took = await leastTime(6_000, () => {
      cleanHtml('<div>'.repeat(50_000));
      cleanHtml(`${'<b><p>'.repeat(30_000)}x`);
      cleanHtml(`<p style="${'color:red;'.repeat(50_000)}">`);
      cleanHtml(`<a href="${'('.repeat(500_000)}">`);
      cleanHtml('<'.repeat(500_000));
      cleanHtml('&#'.repeat(300_000));
    });
    expect(took).toBeLessThan(6_000);
  });
});
