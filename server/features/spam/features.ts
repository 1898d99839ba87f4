/** What is known of a letter when it is looked at for spam. All of it is the sender's own words. */
export interface LetterTraits {
  subject: string;
  text: string;
  html: string | null;
  from: { name: string; address: string } | null;
  fileNames: readonly string[];
  language: string | null;
  /** Found by the channel in its headers and form. */
  signs: readonly string[];
}

/** Characters that are looked at; spam says what it wants early. */
const MOST_TEXT = 20_000;
const MOST_HTML = 100_000;
const MOST_FEATURES = 300;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]{1,31}/gu;
/** Scripts without spaces between words: pairs of characters stand for them. */
const RUN_OF_IDEOGRAPHS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{2,}/gu;
const LINK_HOST = /\bhttps?:\/\/([^/\s"'<>?#:@\\]{1,253})/gi;
const MOST_HOSTS = 30;

/**
 * The features of a letter, each as a hash of 52 bits: words of subject and text, hosts that it links to, who writes, kinds
 * of files, and how it is made. Few enough to be looked up in one statement, always the same for the same letter.
 */
export function featuresOf(letter: LetterTraits): number[] {
  const found = new Set<string>();
  const add = (feature: string): void => {
    if (found.size < MOST_FEATURES) found.add(feature);
  };
  for (const sign of letter.signs) add(`sign ${sign}`);
  if (letter.from) {
    const address = letter.from.address.toLowerCase();
    add(`from ${address}`);
    add(`domain ${address.slice(address.lastIndexOf('@') + 1)}`);
  }
  add(`language ${letter.language ?? 'unknown'}`);
  for (const name of letter.fileNames.slice(0, 20))
    add(`file ${/\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''}`);
  for (const host of hostsIn(`${letter.text.slice(0, MOST_TEXT)}\n${(letter.html ?? '').slice(0, MOST_HTML)}`))
    add(`host ${host}`);
  for (const word of wordsOf(letter.subject.slice(0, 500))) add(`subject ${word}`);
  for (const word of wordsOf(letter.text.slice(0, MOST_TEXT))) add(`word ${word}`);
  return [...found].map(hash52);
}

function hostsIn(text: string): Set<string> {
  const hosts = new Set<string>();
  for (const [, host = ''] of text.matchAll(LINK_HOST)) {
    hosts.add(host.toLowerCase());
    if (hosts.size >= MOST_HOSTS) break;
  }
  return hosts;
}

function* wordsOf(text: string): Generator<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  for (const [word] of plain.matchAll(WORD)) {
    // A number as such means nothing; that there is one of that length may.
    if (/^\p{N}+$/u.test(word)) yield `#${word.length}`;
    else yield word;
  }
  for (const [run] of plain.matchAll(RUN_OF_IDEOGRAPHS)) {
    const characters = [...run];
    for (let at = 0; at + 1 < characters.length; at++) yield `${characters[at]}${characters[at + 1]}`;
  }
}

/** Two hashes in the manner of FNV-1a, 26 bits of each: it fits a number exactly, and a database's bigint. */
function hash52(feature: string): number {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let at = 0; at < feature.length; at++) {
    const unit = feature.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
    low ^= low >>> 15;
  }
  high ^= high >>> 16;
  return (high >>> 6) * 2 ** 26 + (low >>> 6);
}
