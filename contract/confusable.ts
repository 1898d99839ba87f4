/**
 * What a word looks like to a hurried reader: accents, letters of other scripts that are drawn alike and digits that stand
 * for letters fall together (after the idea of Unicode's TS 39, section 4, for what is really used to deceive). Two words
 * with one skeleton can be taken for each other; it is no word itself.
 */
export function skeleton(word: string): string {
  let drawn = '';
  for (const character of word.normalize('NFKD').toLowerCase()) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    drawn += LOOKS_LIKE.get(character) ?? character;
  }
  return drawn.replaceAll('rn', 'm').replaceAll('vv', 'w');
}

/** Latin letter → what is drawn like it. */
const ALIKE: Record<string, string> = {
  a: 'аαɑ',
  b: 'ьЬвβ6',
  c: 'сϲᴄ',
  d: 'ԁ',
  e: 'еєҽε3',
  f: 'ƒ',
  g: 'ɡ9',
  h: 'һн',
  i: 'іιıɩlӏ1|ɭł!',
  j: 'јϳ',
  k: 'кκ',
  l: 'ӏ1|ɭł!',
  m: 'мϻ',
  n: 'ոпη',
  o: '0оοσօөø',
  p: 'рρ',
  q: 'ԛ',
  r: 'гᴦ',
  s: 'ѕ5$',
  t: 'тτ7',
  u: 'υսц',
  v: 'νѵ',
  w: 'ԝωш',
  x: 'хχ',
  y: 'уүγ',
  z: 'ᴢ2',
};
const LOOKS_LIKE = new Map(
  Object.entries(ALIKE).flatMap(([letter, others]) => [...others].map((other) => [other, letter])),
);
