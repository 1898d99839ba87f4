import { smallWords } from '../../platform/language/index.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';
import { hash32 } from './hashing.ts';
import { stemOf } from './stems.ts';
import { whatOfIt } from './what-of-it.ts';

/** A word of a question: its hash of 32 bits, signed as the database keeps it, and how much the writer made of it. */
export interface AskedWord {
  word: number;
  count: number;
}

/** What was asked stands early; behind it come histories, and what was attached by hand. */
const MOST_TEXT = 2_400;
const MOST_SUBJECT = 200;
/** Distinct words that are kept of one letter. */
const MOST_WORDS = 32;
const LONGEST_WORD = 40;
/** Of a language, in memory: some hundred bytes each, a few megabytes. */
const MOST_KNOWN = 20_000;
/** Longer numbers name one order, one parcel, one person: nobody else asks about them. */
const LONGEST_NUMBER = 4;
/** A sentence that asks says more than one that tells; a subject is the writer's own summary. */
const ASKING = 1.5;
const IN_SUBJECT = 1.3;

const TOKEN = /\p{N}+|\p{L}[\p{L}\p{M}]*/gu;
const IDEOGRAPHS = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
/** Cheap to look for; most sentences hold none of it. */
const MAY_BE_PRIVATE = /@|:\/\/|\p{N}{5}/u;
/** Addresses of the net and of people, and codes with long numbers: theirs alone. */
const PRIVATE = /https?:\/\/[^\s<>"]{1,500}|[^\s<>"@]{1,64}@[^\s<>"@]{1,255}|\b\p{L}{0,6}[-/ ]?\p{N}{5,30}\b/gu;

/** Short lines that open or end any letter, whatever it is about. */
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|buon(?:giorno|asera|pomeriggio)|salve|ciao|gentil[ei]|spett\S*|egregi\S*|hola|buen[oa]s|estimad[oa]s?|muy buenas|buna(?: ziua| seara| dimineata)?|stimat[aei]?|salut|draga)(?![\p{L}\p{M}])/u;
const FAREWELL =
  /^(?:(?:best|kind|warm|many)(?: \S+)?(?: regards| wishes)?|regards|sincerely|yours \S+|cheers|thanks|thank you|many thanks|sent from|cordiali saluti|distinti saluti|un (?:cordiale )?saluto|saluti|grazie(?: mille| in anticipo)?|cordialmente|inviato da|un saludo|saludos|atentamente|gracias|muchas gracias|enviado desde|cu stima|cu respect|o zi buna|multumesc|va multumesc|toate cele bune|trimis de pe)(?![\p{L}\p{M}])/u;
const MOST_GREETING = 60;
const MOST_FAREWELL = 70;
const REPLY_MARK = /^(?:\s*(?:re|r|fwd?|i|rif|rv|aw|antw|tr)\s*(?:\[\d+\])?:)+/i;

/** Said in any letter to a help desk: they tell nothing of what is asked. */
const USUAL = new Set(
  `please kindly could would thank thanks hello regards help question problem issue support team customer request information
  per favore cortesemente gentilmente problema aiuto assistenza domanda richiesta informazione informazioni cliente attesa riscontro
  favor ayuda problema duda consulta informacion cliente espera respuesta saludo gracias
  rog multumesc problema ajutor intrebare informatii client astept raspuns stima
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  lunedi martedi mercoledi giovedi venerdi sabato domenica lunes martes miercoles jueves viernes sabado domingo
  luni marti miercuri joi vineri sambata duminica day days week weeks month months year years giorno giorni settimana settimane mese mesi anno anni
  dia semana semanas mes meses ano anos zi zile saptamana saptamani an ani
  two due dos doi doua three tre tres trei one una uno unul
  dont doesnt cant isnt im ive id ill ll ve re
  vorrei quiero vreau aveti aș dori doresc posso puedo pot mele meu mea mei nostri vostri vuestros voastre voastra
  hope well spero bene espero sper bine attesa writing write scrivo escribo scriu contacting
  tell know let like want wanted trying tried try got get gets getting`
    .split(/\s+/)
    .map(withoutAccents),
);
/**
 * The words that say what a letter asks, most said first: stems in its language with accents off, so that what languages
 * share ("batteria", "batería", "baterie") is one word; numbers of up to four digits; and what stands beside each other.
 * Greetings, thanks, quotations, addresses and the numbers of orders and people are left out. Behind the words stands what is
 * asked of them (`what-of-it.ts`).
 * @param language ISO 639-1; null where it is not known.
 */
export function askedWords(subject: string, text: string, language: string | null): AskedWord[] {
  const counts = new Map<number, number>();
  const add = (word: string, weight: number): void => {
    const hash = hash32(word);
    // Said twice is not meant twice as much.
    counts.set(hash, Math.max(counts.get(hash) ?? 0, weight));
  };
  const title = subject.slice(0, MOST_SUBJECT).replace(REPLY_MARK, '');
  for (const word of wordsOf(title, language)) add(word, IN_SUBJECT);
  const said = withoutFrame(text.slice(0, MOST_TEXT));
  for (const sentence of sentencesOf(said)) {
    const weight = sentence.includes('?') ? ASKING : 1;
    for (const word of wordsOf(sentence, language)) add(word, weight);
  }
  const words = [...counts]
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_WORDS);
  if (words.length === 0) return words;
  return [...words, ...whatOfIt(`${title}\n${said}`, language).map((word) => ({ word, count: 1 }))];
}

/** Its words in their order, each as it is compared; what says nothing is left out. */
export function wordsOf(text: string, language: string | null): string[] {
  const words: string[] = [];
  const common = smallWords(language ?? '') ?? smallWords('en');
  const said = MAY_BE_PRIVATE.test(text) ? text.replace(PRIVATE, ' ') : text;
  for (const [token] of said.normalize('NFKC').matchAll(TOKEN)) {
    if (/^\p{N}/u.test(token)) {
      if (token.length <= LONGEST_NUMBER) words.push(token);
      continue;
    }
    if (IDEOGRAPHS.test(token)) {
      const signs = [...token];
      for (let at = 0; at + 1 < signs.length; at++) words.push(`${signs[at]}${signs[at + 1]}`);
      continue;
    }
    const word = telling(token, language, common);
    if (word !== null) words.push(word);
  }
  return words;
}

/** What a word is compared by; null where it says nothing. A few thousand words are most of what people write. */
function telling(token: string, language: string | null, common: ReadonlySet<string> | undefined): string | null {
  const known = knownWords.get(language) ?? new Map<string, string | null>();
  if (known.size === 0 || known.size > MOST_KNOWN) {
    known.clear();
    knownWords.set(language, known);
  }
  const before = known.get(token);
  if (before !== undefined) return before;
  const plain = withoutAccents(token);
  const usual = plain.length < 2 || plain.length > LONGEST_WORD || USUAL.has(plain) || common?.has(plain);
  const word = usual ? null : stemOf(plain, language);
  known.set(token, word);
  return word;
}

const knownWords = new Map<string | null, Map<string, string | null>>();

/** A sentence ends where a space follows its sign: "update 1.8" is one. */
export function sentencesOf(text: string): string[] {
  return text.split(/\n|(?<=[.!?])\s+/).filter((sentence) => sentence.trim() !== '');
}

/** Without quoted lines, the greeting that it opens with, and everything from its farewell on. */
export function withoutFrame(text: string): string {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.startsWith('>')) continue;
    const plain = withoutAccents(trimmed);
    if (kept.length > 0 && plain.length <= MOST_FAREWELL && FAREWELL.test(plain)) break;
    if (trimmed === '--') break;
    if (plain.length <= MOST_GREETING && GREETING.test(plain) && !plain.includes('?')) {
      // "Hello, my lamp is dead": what comes behind the comma is no greeting.
      const rest = trimmed.indexOf(',');
      if (rest < 0 || rest === trimmed.length - 1) continue;
      kept.push(trimmed.slice(rest + 1));
      continue;
    }
    if (trimmed !== '') kept.push(trimmed);
  }
  return kept.join('\n');
}
