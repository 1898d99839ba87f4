import { withoutAccents } from '../../platform/language/without-accents.ts';
import { hash32 } from './hashing.ts';

/**
 * What letters ask of the things they name: that something is not as it should be, the way, the time, the price. "How much is
 * delivery?" and "How long is delivery?" have their telling words in common and are not the same question.
 *
 * Small words that any letter may hold: none is searched or weighed. A longer letter asks several at once.
 */
const KINDS: readonly { name: string; said: Readonly<Record<string, RegExp>> }[] = [
  {
    name: 'wrong',
    said: {
      en: /\b(?:why|how come|not?|never|cannot|(?:do|does|did|is|are|was|has|have|ca|wo|could|would)n['’]?t|wrong|errors?|mistakes?|broken|fail(?:s|ed)?|refused|rejected|declined)\b/,
      it: /\b(?:perche|come mai|non|mai|niente|sbagliat[aeio]|error[ei]|rott[aeio]|rifiutat[aeio]|fallit[aeio])\b/,
      es: /\b(?:por que|no|nunca|nada|mal|equivocad[ao]s?|error(?:es)?|rot[ao]s?|rechaz\p{L}{1,6}|falla(?:do|n)?)\b/u,
      ro: /\b(?:de ce|nu|n-[ao]\p{L}?|niciodata|nimic|gresi(?:t|ta|ti|te)|greseal[ai]|ero(?:are|ri)|rupt[ae]?|stricat[ae]?|respins[ae]?|refuzat[ae]?|esueaza|esuat[ae]?)\b/u,
    },
  },
  {
    name: 'way',
    said: {
      en: /\b(?:how (?!come|much|many|long|soon|fast|far|old|often)|where|which step|what (?:do|should|must) i)\b/,
      it: /\b(?:come(?! mai)|dove|in (?:che|quale) (?:passo|punto|modo)|(?:che )?cosa devo)\b/,
      es: /\b(?:como|donde|en que (?:paso|punto|modo)|que (?:tengo que|debo))\b/,
      ro: /\b(?:cum|unde|la ce pas|in ce mod|ce (?:trebuie|am de))\b/,
    },
  },
  {
    name: 'time',
    said: {
      en: /\b(?:when|until|how (?:long|soon|fast|quickly)|how many (?:minutes|hours|days|weeks|months|years))\b/,
      it: /\b(?:quando|entro|quanto (?:tempo|dura|ci (?:mette|vuole)|manca|impiega)|quant[ei] (?:minuti|ore|giorni|settimane|mesi|anni))\b/,
      es: /\b(?:cuando|cuanto (?:tiempo|tardan?|duran?|falta)|cuant[ao]s (?:minutos|horas|dias|semanas|meses|anos))\b/,
      ro: /\b(?:cand|cat (?:timp|dureaza|tine|va dura)|cate (?:minute|ore|zile|saptamani|luni)|cati ani)\b/,
    },
  },
  {
    name: 'price',
    said: {
      en: /\b(?:how much|costs?|prices?|fees?|pays?|paying|free of charge|(?<!feel )free)\b/,
      it: /\b(?:quanto (?:costa(?:no)?|viene|vengono|pago|si paga)|cost[aio]|costano|prezz[io]|paga(?:re)?|gratis|gratuit[aeio])\b/,
      es: /\b(?:cuanto (?:cuestan?|valen?|pago|sale)|cuestan?|costes?|precios?|paga(?:r)?|gratis|gratuit[ao]s?)\b/,
      ro: /\b(?:cat (?:costa|platesc|este|e)|costa|costuri(?:le)?|costul|pret(?:ul|uri(?:le)?)?|plate(?:sc|ste)|gratis|gratuit[ae]?)\b/,
    },
  },
];

/** Kept among the words of a question, each as one that no letter can hold. */
const KIND_BY_WORD = new Map(KINDS.map(({ name }, place) => [hash32(`?${name}`), 1 << place]));

/** What a text asks of the things it names, as hashes beside those of its words; none in a language that is not known here. */
export function whatOfIt(text: string, language: string | null): number[] {
  if (language === null) return [];
  const plain = withoutAccents(text);
  return KINDS.filter(({ said }) => said[language]?.test(plain)).map(({ name }) => hash32(`?${name}`));
}

/** A bit for what this word asks; 0 for a word. */
export function kindOf(word: number): number {
  return KIND_BY_WORD.get(word) ?? 0;
}

/** Whether nothing that the one asks is asked by the other. Where one says nothing of it, they may. */
export function askOtherThings(one: number, other: number): boolean {
  return one !== 0 && other !== 0 && (one & other) === 0;
}
