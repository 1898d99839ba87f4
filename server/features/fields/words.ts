import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Words } from './fields.tables.ts';

/** The words in the reader's language, else in English, else in whichever there is; '' where there are none. */
export function wordsFor(words: Words, locale: string): string {
  const own = LANGUAGES.find((language) => locale.toLowerCase().split(/[-_]/)[0] === language);
  const language = [own, 'en' as const, ...LANGUAGES].find((each) => each !== undefined && words[each] !== undefined);
  return (language && words[language]) ?? '';
}

/** Whether one of the languages says it so, whatever its case. */
export function saysIt(words: Words, said: string): boolean {
  const wanted = foldCase(said);
  return Object.values(words).some((each) => foldCase(each) === wanted);
}

export function foldCase(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** The language in which an actor reads. */
export function localeOf(actor: Actor): string {
  return 'locale' in actor ? actor.locale : 'en';
}

/** A key from words: "Needed by (date)" → `needed_by_date`; '' where nothing of it can be one. */
export function keyFrom(words: Words): string {
  return wordsFor(words, 'en')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
}
