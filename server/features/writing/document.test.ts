import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cleanArticleHtml } from '../articles/index.ts';
import { documentOf, updateSays, updateTo, writtenIn } from './document.ts';
import { rehearsalOf } from './rehearsing.ts';

function documentWith(html: string, title = 'Title'): Y.Doc {
  const update = updateTo(new Y.Doc(), { title, html });
  return documentOf(update ? [update] : []);
}

const FILE = '01890000-0000-7000-8000-000000000001';
const EVERYTHING =
  cleanArticleHtml(`<h2>Dry <em>it</em></h2><p>Leave it <strong>12 hours</strong>, see <a href="https://lume.example/a?b=1&amp;c=2">here</a>.<br>Then</p>
<ol start="3"><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>more</p></li></ol>
<blockquote><p>Said</p></blockquote><pre><code class="language-sh">a &lt;b&gt;\n  c</code></pre>
<table><thead><tr><th>A</th><th colspan="2">B</th></tr></thead><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>
<hr><img data-file="${FILE}" alt="The &quot;plug&quot;" width="10" height="20">
<aside data-tone="warning"><p>Careful</p></aside><div data-video="https://www.youtube.com/watch?v=abcdefgh"></div>
<p>Within <span data-live="expected-reply"></span>, <mark data-comment="${FILE}">marked</mark></p><h3>More</h3>`);

describe('an article as a shared document', () => {
  it('says again what it was made of, in every part that an article has', () => {
    expect(cleanArticleHtml(writtenIn(documentWith(EVERYTHING)).html)).toBe(EVERYTHING);
    expect(writtenIn(documentWith('<p>x</p>', 'Luna & rain')).title).toBe('Luna & rain');
  });

  it('comes to rest: whatever is read, read again and written down once more is the same', () => {
    const tags = 'h2 h3 p ul ol li blockquote pre code table tr td th hr br strong em s aside img'.split(' ');
    const piece = fc.oneof(
      fc.constantFrom(...tags).chain((tag) => fc.constantFrom(`<${tag}>`, `</${tag}>`)),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const once = cleanArticleHtml(writtenIn(documentWith(cleanArticleHtml(pieces.join('')))).html);
        expect(cleanArticleHtml(writtenIn(documentWith(once)).html)).toBe(once);
      }),
      {
        numRuns: 150,
        examples: [[['<ol>', '<code>', '!', '<p>', '<code>']], [['<ol>', '<li>', '<p>', '</p>', '<p>', 'a']]],
      },
    );
  });

  it('changes only the blocks that change: what somebody writes in another one meanwhile stays', () => {
    const shared = documentWith('<p>First</p><p>Second</p><p>Third</p>');
    const away = documentOf([Y.encodeStateAsUpdate(shared)]);
    const second = away.getXmlFragment('body').get(1) as Y.XmlElement;
    (second.get(0) as Y.XmlText).insert(6, ' and on');
    const update = updateTo(shared, {
      title: 'Title',
      html: '<p>First of all</p><p>Second</p><p>Third</p><p>Fourth</p>',
    });
    Y.applyUpdate(shared, update as Uint8Array);
    Y.applyUpdate(shared, Y.encodeStateAsUpdate(away));
    expect(writtenIn(shared).html).toBe('<p>First of all</p><p>Second and on</p><p>Third</p><p>Fourth</p>');
  });

  it('is not changed by what it says already', () => {
    const shared = documentWith(EVERYTHING);
    expect(updateTo(shared, { title: 'Title', html: EVERYTHING })).toBeNull();
  });

  it('reads what any browser may put there without a fall, and nothing of it gets out', () => {
    const doc = new Y.Doc();
    const body = doc.getXmlFragment('body');
    const evil = new Y.XmlElement('script');
    evil.insert(0, [new Y.XmlText('alert(1)')]);
    const link = new Y.XmlText();
    link.applyDelta([
      {
        insert: 'press',
        attributes: { link: { href: 'javascript:alert(1)' }, 'comment--aaaaaaaa': { id: '"><script>' }, odd: 7 },
      },
      { insert: { image: 'x' } },
    ]);
    const heading = new Y.XmlElement<{ level: object }>('heading');
    heading.setAttribute('level', { toString: 1 });
    let deep: Y.XmlElement = new Y.XmlElement('blockquote');
    body.insert(0, [evil, link, heading as unknown as Y.XmlElement, deep]);
    for (let depth = 0; depth < 200; depth++) {
      const next = new Y.XmlElement('blockquote');
      deep.insert(0, [next]);
      deep = next;
    }
    const html = cleanArticleHtml(writtenIn(doc).html);
    expect(html).toContain('press');
    expect(html).not.toMatch(/script|javascript/);
  });

  it('tells a change from what says nothing, and both from nonsense', () => {
    expect(updateSays(Y.encodeStateAsUpdate(new Y.Doc()))).toBe('nothing');
    expect(updateSays(Y.encodeStateAsUpdate(documentWith('<p>x</p>')))).toBe('something');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(['something', 'nothing', 'nonsense']).toContain(updateSays(bytes));
      }),
    );
    expect(updateSays(new Uint8Array([255, 255, 3]))).toBe('nonsense');
  });
});

describe('a change that is tried before it is stored', () => {
  // Well formed, and about a place in the text that there is not: found by changing single bytes of a good one.
  const evil = Uint8Array.from([
    1, 4, 9, 0, 199, 7, 0, 7, 15, 3, 9, 112, 97, 114, 97, 103, 114, 97, 112, 104, 7, 0, 9, 0, 6, 4, 0, 9, 1, 2, 122,
    122, 40, 0, 9, 64, 1, 113, 1, 119, 1, 114, 0,
  ]);
  const textOf = (): Y.Doc => {
    const text = new Y.Doc();
    text.clientID = 7;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('one two three')]);
    text.getXmlFragment('body').insert(0, [paragraph, new Y.XmlElement('paragraph')]);
    return text;
  };

  it('is refused where it would break the text, and what comes after it is taken', () => {
    const text = textOf();
    expect(updateSays(evil)).toBe('something');
    expect(() => Y.applyUpdate(textOf(), evil)).toThrow();
    const rehearsal = rehearsalOf(text);
    expect(rehearsal.takes(evil)).toBe(false);
    const good = updateTo(text, { title: 'Rain', html: '<p>one two four</p>' }) ?? new Uint8Array();
    expect(rehearsal.takes(good)).toBe(true);
    Y.applyUpdate(text, good);
    expect(writtenIn(text)).toEqual({ title: 'Rain', html: '<p>one two four</p>' });
    expect(rehearsal.takes(evil)).toBe(false);
  });
});
