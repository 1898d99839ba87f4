import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastTime } from '../../../testing/least-time.ts';
import { pullText } from './xml-text.ts';

const WORDS = {
  text: new Set(['t']),
  skipped: new Set(['x']),
  lines: new Set(['p']),
  spaces: new Set(['tab']),
};

function textOf(xml: string): string {
  let text = '';
  pullText(xml, WORDS, (piece) => {
    text += piece;
    return false;
  });
  return text;
}

test('text is what stands within the elements that hold it', () => {
  expect(textOf('<p><t a=">">one</t> between <t>two<tab/>three</t></p><p><t>four</t></p>')).toBe(
    'onetwo three\nfour\n',
  );
  expect(textOf('<t>kept<x>left out<t>this too</t></x> on</t>')).toBe('kept on');
  expect(textOf('<t><!-- <t>no</t> --><![CDATA[a < b]]><?no?></t>')).toBe('a < b');
});

test('nothing is expanded, and no entity is more than a character', () => {
  expect(textOf('<t>&lt;b&gt; &amp;amp; &#233;&#xE9; &#0;&#99999999; &unknown; & alone</t>')).toBe(
    '<b> &amp; éé      & alone',
  );
  const bomb = `<!DOCTYPE t [<!ENTITY a "${'a'.repeat(99)}"><!ENTITY b "&a;&a;&a;">]><t>&b;</t>`;
  expect(textOf(bomb).length).toBeLessThan(10);
});

test('whatever it is given it ends, soon, and says no more than it was given', async () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '<t>',
    '</t>',
    '<x>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&',
    '&#',
    ';',
    'a',
    '/',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
      expect(textOf(parts.join('')).length).toBeLessThanOrEqual(parts.join('').length);
    }),
  );
  for (const piece of ['<', '<!--', '<t ', "<t a='", '&', '<![CDATA[', '<t>&#x', '</x>']) {
    const took = await leastTime(4_000, () => {
      textOf(piece.repeat(2_000_000 / piece.length));
    });
    expect(took, piece).toBeLessThan(4_000);
  }
});
