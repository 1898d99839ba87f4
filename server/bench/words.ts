/** Languages of the generated desk, and syllables of which its words are made: nobody's real words, and plenty of them. */
const SYLLABLES: Record<string, string[]> = {
  en: 'light wind stone bark mill ford ridge lock wheel brook field lamp gate chain rope spark board clay drift shade pitch cross turn hold'.split(
    ' ',
  ),
  it: 'lu ce ra ma to ni fa ro ve lo ca sti na re pi da so gli va mo bi te fan che'.split(' '),
  es: 'lla ma do res cuer po tien da que bra zo mie lo can ción far ol rue da puer to vien ga'.split(' '),
  ro: 'lu mi nă ra că să te lor un de for ța vân tul stea ua gri jă roa tă cer cul mă run'.split(' '),
};
export const BENCH_LANGUAGES = Object.keys(SYLLABLES);
/** Different words of one language. */
const VOCABULARY = 6_000;
/** Different texts of one language. */
export const TEXTS = 12_000;

const SENTENCES: Record<string, string[]> = {
  en: [
    'Since Monday it does not charge after the rain, and another cable changes nothing.',
    'The parcel has not arrived and the tracking page shows nothing new since Thursday.',
    'Could you send the invoice again, with the name of the company on it?',
  ],
  it: [
    'Ho provato con un altro cavo e la spia resta spenta anche dopo una notte intera.',
    'Il pacco non è ancora arrivato e il corriere non risponde al telefono.',
    'Potete mandarmi di nuovo la fattura intestata alla ditta?',
  ],
  es: [
    'El número de pedido está en el asunto y la tienda nos dijo que la garantía cubre dos años.',
    'El paquete no ha llegado y la página de seguimiento no dice nada nuevo.',
    'Necesito la factura a nombre de la empresa, por favor.',
  ],
  ro: [
    'Am încercat de trei ori, de fiecare dată la fel, iar telefonul este nou.',
    'Coletul nu a ajuns încă, iar curierul nu răspunde la telefon.',
    'Îmi puteți trimite din nou factura pe numele firmei?',
  ],
};

/** Numbers between 0 and 1, the same at every run (mulberry32). */
export function sameEveryTime(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The words of one language, the most used first. */
export function vocabularyOf(language: string): string[] {
  const syllables = SYLLABLES[language] ?? [];
  const random = sameEveryTime(language.charCodeAt(0) * 7_919);
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  }
  return [...words];
}

/** Texts as customers write them: a few sentences, words by Zipf's law, here and there a code or a number. */
export function textsOf(language: string): string[] {
  const words = vocabularyOf(language);
  const random = sameEveryTime(language.charCodeAt(1) * 104_729);
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? '';
  const sentence = (): string => {
    const real = SENTENCES[language] ?? [];
    if (random() < 0.25) return real[Math.floor(random() * real.length)] ?? '';
    const said = Array.from({ length: 6 + Math.floor(random() * 9) }, word).join(' ');
    const code =
      random() < 0.12
        ? ` ERR_X-${Math.floor(random() * 900)}`
        : random() < 0.1
          ? ` ${Math.floor(random() * 9_000)}`
          : '';
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}${code}.`;
  };
  return Array.from({ length: TEXTS }, () => Array.from({ length: 2 + Math.floor(random() * 7) }, sentence).join('\n'));
}
