import { FUNCTION_WORDS } from './function-words.ts';
import { withoutAccents } from './without-accents.ts';

/** Nouns and such that tell the language of a short mail, and are also what is asked about at a help desk. */
const TELLING = new Set(
  `invoice order number wrong call new fattura ordine numero sbagliato sbagliata nuovo nuova pedido equivocado equivocada nuevo nueva
  numar comanda factura gresit gresita nou noua`.split(/\s+/),
);

const SMALL = new Map(
  Object.entries(FUNCTION_WORDS).map(([language, words]) => [
    language,
    new Set([...words].map(withoutAccents).filter((word) => !TELLING.has(word))),
  ]),
);

/**
 * Words that say nothing of what a letter is about ("the", "pot", "gracias"), in lower case without accents. PostgreSQL has no
 * such list for Romanian.
 * @param language ISO 639-1. @returns undefined for a language that is not known here.
 */
export function smallWords(language: string): ReadonlySet<string> | undefined {
  return SMALL.get(language);
}
