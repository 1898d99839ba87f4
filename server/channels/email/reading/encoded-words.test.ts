import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeWords } from 'postal-mime';
import { expect, test } from 'vitest';
import { plainHeader, textOf } from './encoded-words.ts';

const read = (header: Buffer | string, hint?: string): string =>
  decodeWords(plainHeader(Buffer.isBuffer(header) ? header : Buffer.from(header, 'latin1'), hint).toString());

const written = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.isWellFormed());

test('words cut anywhere, in either encoding, come together again', () => {
  fc.assert(
    fc.property(written, fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 6 }), (text, cuts) => {
      const bytes = Buffer.from(text);
      let at = 0;
      const words: string[] = [];
      for (const [length, isBase64] of [...cuts, [bytes.length, false] as const]) {
        const piece = bytes.subarray(at, at + length);
        at += length;
        if (piece.length === 0) continue;
        words.push(
          isBase64
            ? `=?utf-8?B?${piece.toString('base64')}?=`
            : `=?utf-8?Q?${[...piece].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')}?=`,
        );
      }
      expect(read(`Subject: ${words.join('\r\n ')}`)).toBe(`Subject: ${text}`);
    }),
  );
});

test('ordinary headers are not touched, not even copied', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 100 }), (text) => {
      const header = Buffer.from(`Subject: ${text.replaceAll('=?', '')}\r\nTo: a@b.test\r\n`);
      expect(plainHeader(header)).toBe(header);
    }),
  );
});

test('unencoded letters are read in the charset of the letter below, when they fit it', () => {
  const header = Buffer.concat([Buffer.from('Subject: '), iconv.encode('Bună, ştiţi când?', 'iso-8859-2')]);
  expect(read(header, 'iso-8859-2')).toBe('Subject: Bună, ştiţi când?');
  expect(read(Buffer.from('Subject: perché', 'utf8'), 'iso-8859-2')).toBe('Subject: perché');
});

test.each([
  ['shift_jis', 'お世話になっております。ご注文の件です。'],
  ['euc-jp', 'お世話になっております。ご注文の件です。'],
  ['gb18030', '您好，请问我的订单什么时候可以到？'],
  ['big5', '您好，請問我的訂單什麼時候可以到？'],
  ['euc-kr', '안녕하세요, 주문한 상품이 언제 오나요?'],
  ['windows-1251', 'Здравствуйте, когда придёт мой заказ?'],
  ['koi8-r', 'Здравствуйте, когда придёт мой заказ?'],
  ['windows-1252', 'Perché la città è così “lontana”?'],
])('%s is recognised where the label says nothing, or something untrue', (charset, text) => {
  for (const label of [undefined, 'x-unknown', 'utf-8', 'us-ascii', 'no-such-charset'])
    expect(textOf(iconv.encode(text, charset), label)).toBe(text);
});
