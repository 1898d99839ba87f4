import { detectAll } from 'tinyld/light';
import { FUNCTION_WORDS, TELLING_LETTERS } from './function-words.ts';

/** The beginning says enough, and keeps the cost the same for long mails. */
const MAX_READ = 1_500;
/** Below this many Latin letters the general detector only guesses; other scripts tell much in a few. */
const MIN_LETTERS_TO_GUESS = 12;
/** How sure the general detector must be, from 0 to 1, and how much surer than of its second guess. */
const MIN_ACCURACY = 0.08;
const MIN_LEAD = 1.25;
const WEIGHT_OF_LETTERS = 1.5;

/**
 * The language of a text as ISO 639-1: en, it, es, ro most surely, others as far as their letters and words tell; undefined
 * when it cannot be told. Made for mails of a few words: the small words of a language are counted first, and only where
 * they leave a doubt are letter groups compared. Never throws.
 */
export function detectLanguage(text: string): string | undefined {
  const read = text.slice(0, MAX_READ).toLowerCase();
  const plain = read.replace(/\S*(?:@|:\/\/)\S*/g, ' ');
  const found = plain.match(/\p{L}+/gu) ?? [];
  if (found.length === 0) return undefined;
  const [best, second] = scores(plain, found);
  if (best !== undefined && best.score >= 1 && best.score >= 1.25 * (second?.score ?? 0)) return best.language;
  const letters = found.join('');
  if (letters.length < MIN_LETTERS_TO_GUESS && /^\p{Script=Latin}+$/u.test(letters)) return undefined;
  const [guess, otherGuess] = detectAll(found.join(' '));
  if (guess === undefined || guess.accuracy < MIN_ACCURACY) return undefined;
  return guess.accuracy >= MIN_LEAD * (otherGuess?.accuracy ?? 0) || guess.lang === best?.language
    ? guess.lang
    : undefined;
}

/** A word that several languages share counts for each by its part. */
function scores(plain: string, found: string[]): { language: string; score: number }[] {
  const totals = new Map<string, number>();
  const add = (language: string, score: number): void => void totals.set(language, (totals.get(language) ?? 0) + score);
  for (const word of found) {
    const languages = LANGUAGES_OF.get(word);
    for (const language of languages ?? []) add(language, 1 / (languages?.length ?? 1));
  }
  for (const [language, letters] of TELLING_LETTERS) if (letters.test(plain)) add(language, WEIGHT_OF_LETTERS);
  return [...totals].map(([language, score]) => ({ language, score })).sort((one, other) => other.score - one.score);
}

const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS))
  for (const word of words) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
