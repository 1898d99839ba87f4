import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes looked at: more does not make a guess better. */
const LOOKED_AT = 8 * 1024;

/**
 * The charset that bytes without a label, or with a wrong one, are most likely in. UTF-8 and escape sequences are certain,
 * double-byte sets tell by their common characters, Cyrillic by where its letters lie; all else is taken for Windows-1252,
 * the commonest of what is left. `hint`, where given, is a charset named elsewhere in the mail: it wins where it fits.
 */
export function guessCharset(all: Uint8Array, hint?: string): string {
  const bytes = all.subarray(0, LOOKED_AT);
  if (isAscii(bytes)) return escapesOf(bytes) ?? 'utf-8';
  const wide = wideCharset(bytes);
  if (wide !== undefined) return wide;
  // A cut may fall within a character, so the whole is asked.
  if (isUtf8(all) || isScratchedUtf8(bytes)) return 'utf-8';
  if (hint !== undefined && fits(bytes, hint)) return hint;
  return doubleByteCharset(bytes) ?? cyrillicCharset(bytes) ?? 'windows-1252';
}

/** ISO-2022 announces itself: ESC $ B and kin for Japanese, ESC $ ) C for Korean. */
function escapesOf(bytes: Uint8Array): string | undefined {
  const mark = bytes.indexOf(0x1b);
  if (mark < 0 || bytes[mark + 1] !== 0x24) return undefined;
  const next = bytes[mark + 2];
  if (next === 0x29 && bytes[mark + 3] === 0x43) return 'iso-2022-kr';
  return next === 0x42 || next === 0x40 ? 'iso-2022-jp' : undefined;
}

/** UTF-16 by its mark, or by every other byte being zero. */
function wideCharset(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-8 with a scratch (a cut end, a byte lost on the way) stays UTF-8. */
function isScratchedUtf8(bytes: Uint8Array): boolean {
  const { whole, broken } = countsOf(new TextDecoder('utf-8').decode(bytes));
  return whole > 0 && broken * 10 <= whole;
}

function countsOf(text: string): { whole: number; broken: number } {
  let broken = 0;
  let whole = 0;
  for (const character of text) {
    if (character === '\ufffd') broken++;
    else if (character > '\u007f') whole++;
  }
  return { whole, broken };
}

/** A single-byte set takes any bytes, so a hint is only believed where it leaves neither gaps nor control characters. */
function fits(bytes: Uint8Array, label: string): boolean {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  const text = decoder.decode(bytes);
  return !/[\ufffd\u0080-\u009f\ue000-\uf8ff]/.test(text.slice(0, -1));
}

const KANA = /[\u3040-\u30ff]/g;
/** The commonest syllables of Korean; nearly all of GB 2312 reads as some syllable. */
const HANGUL =
  /[이다는에가하고을의지를은한니요세안녕습도로서있사기어해자시인대나아것리수그들과부장정일제주문전보여면까게드감만거라되]/g;
/** The commonest characters of Chinese, simplified and traditional: a text of ten words holds some of them. */
const HAN_SIMPLIFIED =
  /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里你好请问您谢]/g;
const HAN_TRADITIONAL =
  /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡您好請問謝]/g;
/** Marks of the wrong set: rare characters that appear where another set was meant. */
const RARE = /[\ufffd\ue000-\uf8ff\uff61-\uff9f]/g;

function doubleByteCharset(bytes: Uint8Array): string | undefined {
  let best: { label: string; score: number } | undefined;
  for (const [label, common] of [
    ['shift_jis', KANA],
    ['euc-jp', KANA],
    ['gb18030', HAN_SIMPLIFIED],
    ['big5', HAN_TRADITIONAL],
    ['euc-kr', HANGUL],
  ] as const) {
    const text = new TextDecoder(label).decode(bytes);
    const wide = countsOf(text).whole;
    if (wide < 3) continue;
    const score = ((text.match(common)?.length ?? 0) - 3 * (text.match(RARE)?.length ?? 0)) / wide;
    if (score > 0.15 && (best === undefined || score > best.score)) best = { label, score };
  }
  return best?.label;
}

/**
 * Cyrillic is written in long runs of high bytes, Latin languages in single ones. In Windows-1251 small letters lie at 0xE0 and
 * above, in KOI8 below: the half with more of them tells.
 */
function cyrillicCharset(bytes: Uint8Array): string | undefined {
  let runs = 0;
  let high = 0;
  let upperHalf = 0;
  let lowerHalf = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high++;
    if ((bytes[at - 1] ?? 0) >= 0x80) runs++;
    if (byte >= 0xe0) upperHalf++;
    else if (byte >= 0xc0) lowerHalf++;
  }
  if (high < 4 || runs < high * 0.6 || upperHalf + lowerHalf < high * 0.8) return undefined;
  return upperHalf >= lowerHalf ? 'windows-1251' : 'koi8-r';
}
