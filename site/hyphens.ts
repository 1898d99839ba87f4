/** Takes no width, and no line ends beside it. */
const JOINER = '\u2060';

/** Words with a hyphen inside, as Romanian has them by the dozen ("v-am"), stay on one line. For headings: what is copied carries it. */
export function keepHyphenated(words: string): string {
  return words.replace(/(?<=\p{L})-(?=\p{L})/gu, `-${JOINER}`);
}
