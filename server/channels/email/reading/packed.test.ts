import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBer } from './ber.ts';
import { unpackRtf } from './lzfu.ts';
import { wordsOfRtf } from './rtf-words.ts';
import { readCms } from './signed-content.ts';
import { readTnef } from './tnef.ts';
import { takeOutUuencoded } from './uuencoded.ts';

/** As `uuencode` writes it. */
function uuencoded(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 45) {
    const piece = bytes.subarray(at, at + 45);
    let line = String.fromCharCode(32 + piece.length);
    for (let unit = 0; unit < piece.length; unit += 3) {
      const [a = 0, b = 0, c = 0] = piece.subarray(unit, unit + 3);
      for (const six of [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63])
        line += six === 0 ? '`' : String.fromCharCode(32 + six);
    }
    lines.push(line);
  }
  return [...lines, '`', 'end', ''].join('\r\n');
}

test('any file comes out of a text as it went in, and the text around it stays', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const text = Buffer.from(`Before\r\nbegin 644 a b.bin\r\n${uuencoded(bytes)}After\r\n`);
      const taken = takeOutUuencoded(text);
      expect(taken?.files.map(({ name, content }) => [name, [...content]])).toEqual([['a b.bin', [...bytes]]]);
      expect(taken?.text.toString()).toBe('Before\r\nAfter\r\n');
    }),
  );
});

describe('what only pretends', () => {
  test('random bytes are no winmail.dat, no container, no RTF, and never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('none', 'tnef', 'rtf', 'der'), (random, kind) => {
        const beginnings = { none: '', tnef: '789f3e220100', rtf: 'ffffffffffffff7f4c5a467500000000', der: '3084' };
        const bytes = Buffer.concat([Buffer.from(beginnings[kind], 'hex'), random]);
        readTnef(bytes);
        readBer(bytes);
        readCms(bytes);
        wordsOfRtf(unpackRtf(bytes, 10_000) ?? bytes);
      }),
    );
  });

  test('a compressed text that says it is huge, and repeats itself without end, stops at the limit', () => {
    const header = Buffer.from('ffffffffffffff7f4c5a467500000000', 'hex');
    // Each pair copies 17 bytes of what is there already: eightfold for what it takes.
    const copies = Buffer.alloc(4_000_000, Buffer.from('ff001f001f001f001f001f001f001f001f', 'hex'));
    expect(unpackRtf(Buffer.concat([header, copies]), 100_000)?.length).toBeLessThanOrEqual(100_000);
  });

  test('values nested beyond reason end the reading', () => {
    expect(readBer(Buffer.alloc(200_000, Buffer.from('3080', 'hex')))).toBeUndefined();
    expect(readCms(Buffer.alloc(200_000, Buffer.from('3080', 'hex')))).toBeUndefined();
  });
});
