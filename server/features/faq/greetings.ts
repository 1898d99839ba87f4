import type { Found } from './finding.ts';
import { END, plain } from './finding.ts';
import type { WordLine } from './word-lines.ts';

/** Without accents and large letters. */
export const HELLO =
  'hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|buongiorno|buonasera|salve|ciao|gentile|gentilissim[oa]|egregio|spett(?:\\.le|abile)|car[oa]|hola|buenos dias|buenas(?: tardes| noches)?|estimad[oa]|querid[oa]|buna(?: ziua| seara| dimineata)?|salut|stimat[aăe]?|draga?|domnule|doamna|again';
const TITLE =
  'mr|mrs|ms|dr|sir|madam|signor[ae]?|sig(?:\\.ra|ra|\\.)?|dott(?:\\.ssa|\\.)?|ing|senor[a]?|sra?|don|dona|domn(?:ul|ule)|doamna|dl|d-na|dna';
/** A greeting, the name after it, and thanks for the letter: what an answer for everybody does not begin with. */
const GREETING = new RegExp(
  `^[ ]{0,4}(?:${HELLO})${END}(?:[ ](?:${TITLE})\\.?${END}){0,2}(?:[ ][\\p{L}’'.-]{1,30}){0,4}[ ]{0,2}(?:[,!.:;—–-]{1,3}|$)`,
  'u',
);
const THANKS = new RegExp(
  `^[ ]{0,2}(?:many thanks|thank you|thanks|grazie|la ringrazio|gracias|muchas gracias|te agradecemos|multumim|va multumim|multumesc)${END}[^.!:;,\\n\\p{N}]{0,90}[.!:;,]`,
  'u',
);

const GOODBYE = new RegExp(
  `(?:best|kind|warm|many)(?: (?:wishes|regards|greetings|thanks))|(?:regards|cheers|sincerely|yours|all the best|take care|have a (?:nice|good|lovely)|see you|talk soon|un (?:cordiale |caro )?saluto|(?:cordiali |distinti |cari |tanti )?saluti|cordialmente|a presto|buona (?:giornata|serata)|buon (?:lavoro|weekend)|grazie (?:e|ancora|mille)|un (?:cordial )?saludo|(?:cordiales )?saludos|atentamente|un abrazo|hasta (?:pronto|luego)|gracias (?:y|de nuevo)|cu (?:stima|drag|respect)|o zi (?:buna|frumoasa)|toate cele bune|numai bine|pe curand|va (?:uram|salutam|dorim))`
    .replace(/^/, '(?:')
    .replace(/$/, `)${END}`),
  'uy',
);
/** "Thanks" alone, or with a name after it. */
const THANKS_AT_END =
  /(?:thanks|thank you|grazie|gracias|multumim|multumesc)(?:,[ ][\p{L} .’'-]{1,40})?[.!,]?[ ]{0,2}$/uy;
const LINES_AT_END = 10;
const LINE_AT_END = 90;

/** Where a letter says hello. */
export function findGreeting(lines: readonly WordLine[]): Found[] {
  const at = lines.findIndex(({ text }) => text.trim() !== '');
  const text = lines[at]?.text;
  if (text === undefined) return [];
  const read = plain(text);
  const hello = GREETING.exec(read.split('\n', 1)[0] ?? '')?.[0];
  if (hello === undefined) return [];
  let to = hello.length;
  const skipped = /^[ \n]{0,6}/.exec(read.slice(to))?.[0].length ?? 0;
  const thanks = THANKS.exec(read.slice(to + skipped))?.[0];
  if (thanks !== undefined) to += skipped + thanks.length;
  return [{ kind: 'greeting', line: at, from: 0, to, words: text.slice(0, to).trim(), instead: '' }];
}

interface EndLine {
  line: number;
  from: number;
  text: string;
}

/** The letter's last lines of words, top to bottom. */
function lastLines(lines: readonly WordLine[]): EndLine[] {
  const last: EndLine[] = [];
  for (let line = lines.length - 1; line >= 0 && last.length < LINES_AT_END; line--) {
    const text = lines[line]?.text ?? '';
    let end = text.length;
    while (end >= 0 && last.length < LINES_AT_END) {
      const from = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
      if (text.slice(from, end).trim() !== '') last.unshift({ line, from, text: text.slice(from, end) });
      end = from - 1;
    }
  }
  return last;
}

/** Where a letter says goodbye, and all that stands below it. */
export function findSignature(lines: readonly WordLine[]): Found[] {
  const last = lastLines(lines);
  for (const [index, { line, from, text }] of last.entries()) {
    // Below a goodbye stand names and addresses, no sentences.
    if (last.slice(index + 1).some((each) => each.text.trim().length > LINE_AT_END)) continue;
    const at = goodbyeIn(text);
    if (at === undefined) continue;
    const found: Found[] = [];
    for (const each of last.slice(index)) {
      const start = each === last[index] ? from + at : each.from;
      const to = each.from + each.text.length;
      const before = found.at(-1);
      if (before?.line === each.line) before.to = to;
      else found.push({ kind: 'signature', line: each.line, from: start, to, words: '', instead: '' });
    }
    const words = found.map((each) => (lines[each.line]?.text ?? '').slice(each.from, each.to).trim()).join('\n');
    return found.map((each) => ({ ...each, words, line: each.line ?? line }));
  }
  return [];
}

/** Where in a line of the letter's end a sentence begins that is a goodbye. */
function goodbyeIn(text: string): number | undefined {
  const read = plain(text);
  const starts = [/^[ ]{0,8}/.exec(read)?.[0].length ?? 0];
  for (const { index, 0: gap } of read.matchAll(/[.!?][ ]{1,3}/g)) starts.push(index + gap.length);
  return starts.find((start) => {
    if (read.length - start > LINE_AT_END) return false;
    GOODBYE.lastIndex = start;
    THANKS_AT_END.lastIndex = start;
    return GOODBYE.test(read) || THANKS_AT_END.test(read) || /^[-–—]{2} ?/.test(read.slice(start));
  });
}
