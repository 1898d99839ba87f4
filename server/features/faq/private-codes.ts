import type { AboutReply, Found } from './finding.ts';
import { END, NEAR, plain, START } from './finding.ts';
import { insteadWords } from './instead-words.ts';
import type { WordLine } from './word-lines.ts';

type CodeKind = 'order' | 'invoice' | 'serial' | 'tracking' | 'code';

/** Words, without accents, that say what the number after them is, in all languages: people mix them. */
const CUES: readonly [kind: CodeKind, words: string][] = [
  ['invoice', 'invoice|fattura|factura|facturii|receipt|ricevuta|recibo|proforma|bon(?:ul)?'],
  ['order', 'order|ordine|pedido|comanda|comenzii|comenzi|purchase|acquisto|compra'],
  ['serial', 'serial|seriale|matricola|serie|seria|s/n|imei'],
  ['tracking', 'tracking|track|shipment|parcel|spedizione|pacco|envio|paquete|seguimiento|colet|coletul|awb'],
  [
    'code',
    'code|codice|codigo|cod|codul|client|customer|cliente|ticket|request|richiesta|consulta|solicitare|case|pratica|contract|contratto|contrato|contractul|reference|riferimento|referencia|ref|account|policy',
  ],
];
const JOINTS =
  '(?:[ ]{0,2}(?:n\\.?[o°º]?\\.?|nr\\.?|no\\.?|num\\.?|numero|number|numarul|numar|is|e|es|este|:|#|\\(|"|“|«))';
const CUE_AT_END = new RegExp(
  `${START}(${CUES.map(([, words]) => `(?:${words})`).join('|')})s?${JOINTS}{0,4}[ ]{0,2}$`,
  'u',
);
const CUE_KINDS = CUES.map(([kind, words]) => [kind, new RegExp(`^(?:${words})$`, 'u')] as const);
const TOKEN = new RegExp(`${START}#?[\\p{L}\\p{N}]{1,24}(?:[-/_][\\p{L}\\p{N}]{1,24}){0,5}${END}`, 'gu');
/** Norms and grades are everybody's. */
const NORM = /^(?:ISO|EN|DIN|IEC|UNI|CEI|IP|IPX|CE|EAN|UTF|RFC|CR|AA|AAA|USB|WPA|DDR|SATA|MM|KM)[-/]?\d/;
/** A year, or one year to the next. */
const YEARS = /^(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?$/;
const LEARNT_LENGTH = 5;

interface Cue {
  kind: CodeKind;
  /** Where the words that lead to the number begin: what stays ends before them. */
  joinsAt: number;
}

/** What words before it say a number is. */
function cueBefore(text: string, at: number): Cue | undefined {
  const start = Math.max(0, at - NEAR);
  const match = CUE_AT_END.exec(text.slice(start, at));
  const word = match?.[1];
  if (!match || word === undefined) return undefined;
  const kind = CUE_KINDS.find(([, words]) => words.test(word))?.[0] ?? 'code';
  const plural = text.charAt(start + match.index + word.length) === 's' ? 1 : 0;
  return { kind, joinsAt: start + match.index + word.length + plural };
}

function digitsIn(words: string): number {
  return words.replace(/[^\p{N}]/gu, '').length;
}

function shapeOf(words: string): string {
  return words.replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');
}

/** How this ticket's numbers look, and which they are. */
export interface Learnt {
  exact: ReadonlyMap<string, CodeKind>;
  shapes: ReadonlyMap<string, CodeKind>;
  /** What a number's first letters stand for: "L2" of "Luna 2". */
  products: ReadonlyMap<string, string>;
}

/** Reads the ticket once: what it calls an order, an invoice or a serial number is one in the reply too. */
export function learnCodes(ticketText: string): Learnt {
  const exact = new Map<string, CodeKind>();
  const shapes = new Map<string, CodeKind>();
  const text = plain(ticketText);
  for (const { 0: words, index } of text.matchAll(TOKEN)) {
    if (digitsIn(words) < 4 || YEARS.test(words)) continue;
    const cue = cueBefore(text, index);
    if (!cue) continue;
    const bare = words.replace('#', '');
    exact.set(bare, cue.kind);
    if (bare.length >= LEARNT_LENGTH) shapes.set(shapeOf(bare), cue.kind);
  }
  const products = new Map<string, string>();
  for (const [words] of ticketText.matchAll(/\p{Lu}\p{Ll}{2,20}(?: \p{N}{1,4})(?![\p{L}\p{N}])/gu)) {
    const [name = '', number = ''] = words.split(' ');
    products.set(`${name.charAt(0)}${number}`.toUpperCase(), words);
  }
  return { exact, shapes, products };
}

/** Numbers of orders, invoices, parcels, things and requests. */
export function findCodes(line: WordLine, at: number, about: AboutReply, learnt: Learnt): Found[] {
  const found: Found[] = [];
  const text = plain(line.text);
  const { thing } = insteadWords(about.language);
  for (const { 0: words, index } of line.text.matchAll(TOKEN)) {
    const digits = digitsIn(words);
    if (digits < 3) continue;
    const cue = cueBefore(text, index);
    const kind = kindOf(words, digits, cue, learnt);
    if (kind === undefined) continue;
    const product = learnt.products.get(words.replace('#', '').split(/[-/_]/)[0]?.toUpperCase() ?? '');
    const end = index + words.length;
    // "the order (OL-20418)" is "the order".
    const closed = /^[ ]{0,1}[)"”»]/.exec(line.text.slice(end, end + 2))?.[0].length ?? 0;
    const opened = cue !== undefined && /[("“«]/.test(line.text.slice(cue.joinsAt, index));
    const instead = kind === 'serial' && product !== undefined ? product : cue || kind === 'code' ? '' : thing(kind);
    found.push({
      kind,
      line: at,
      from: cue && instead === '' ? cue.joinsAt : index,
      to: opened ? end + closed : end,
      words,
      instead,
    });
  }
  return found;
}

function kindOf(words: string, digits: number, cue: Cue | undefined, learnt: Learnt): CodeKind | undefined {
  if (YEARS.test(words) || NORM.test(words)) return undefined;
  const bare = plain(words.replace('#', ''));
  const known = learnt.exact.get(bare) ?? learnt.shapes.get(shapeOf(bare));
  const byCue = cue?.kind === undefined || cue.kind === 'code' ? undefined : cue.kind;
  if (known) return byCue ?? known;
  if (words.startsWith('#')) return byCue ?? 'code';
  const startsAsProduct = learnt.products.has(bare.split(/[-/_]/)[0]?.toUpperCase() ?? '');
  // A number alone is a size, a year or a sum, until a word before it or the ticket says otherwise.
  const looksLikeOne = digits >= 4 && /\p{Lu}/u.test(words);
  if (looksLikeOne) return byCue ?? (startsAsProduct ? 'serial' : (cue?.kind ?? 'code'));
  if (cue && digits >= 4) return cue.kind;
  return digits >= 7 && /^\p{N}+$/u.test(words) ? 'code' : undefined;
}
