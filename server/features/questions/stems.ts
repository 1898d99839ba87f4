/**
 * Endings that are taken off, longest first, where so many letters stay. Light on purpose: what is compared are questions of
 * a few words, and a stem that is cut too short makes strangers alike.
 */
const ENDINGS: Record<string, readonly string[]> = {
  en: ['ings', 'ing', 'edly', 'ies', 'ied', 'ed', 'es', 's', 'ly'],
  it: [
    'mente',
    'amento',
    'amenti',
    'azioni',
    'azione',
    'iamo',
    'ando',
    'endo',
    'ate',
    'ato',
    'ata',
    'ati',
    'are',
    'ere',
    'ire',
    'ito',
    'ita',
    'uto',
    'uta',
  ],
  es: [
    'mente',
    'amiento',
    'aciones',
    'acion',
    'amos',
    'ando',
    'iendo',
    'ados',
    'adas',
    'ado',
    'ada',
    'idos',
    'idas',
    'ido',
    'ida',
    'ar',
    'er',
    'ir',
    'es',
    's',
  ],
  ro: [
    'ilor',
    'urilor',
    'ului',
    'elor',
    'rile',
    'area',
    'arii',
    'are',
    'ile',
    'lor',
    'ul',
    'lui',
    'ei',
    'at',
    'ata',
    'ate',
    'ati',
    'ez',
    'eaza',
    'and',
    'ind',
  ],
};
/** Words that are longer are compared by so many of their first letters. */
const LONGEST_STEM = 7;
const SHORTEST_STEM = 3;

/**
 * The stem of a word in lower case without accents: what languages of one family share is written one way ("ph" and "f",
 * doubled letters, "ct" and "tt"), so that "fattura", "factura" and "factură" are one.
 */
export function stemOf(word: string, language: string | null): string {
  let stem = word;
  const endings = ENDINGS[language ?? ''] ?? ENDINGS.en;
  const least = word.length > 6 ? SHORTEST_STEM + 1 : SHORTEST_STEM;
  const ending = endings?.find((each) => stem.endsWith(each) && stem.length - each.length >= least);
  if (ending) stem = stem.slice(0, -ending.length);
  stem = stem
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/[ck]h?|qu?/g, 'c')
    .replace(/ct|pt/g, 't')
    .replace(/y/g, 'i')
    .replace(/zi|ci(?=[aeo])/g, 'ti')
    .replace(/(.)\1+/g, '$1');
  stem = stem.slice(0, LONGEST_STEM);
  const bare = stem.replace(/[aeiou]+$/, '');
  return bare.length >= SHORTEST_STEM ? bare : stem;
}
