import type { Db } from '../../platform/db/index.ts';
import type { Asking, Operation, Term } from './asking.ts';
import type { Lexemes } from './words.queries.ts';
import { lexemesOf } from './words.queries.ts';

/** What a document must hold, and what is marked where it does. */
export interface WantedWords {
  /** Of type tsquery; null where no words were asked for. */
  query: string | null;
  /** Whether somebody typed words, other than in from: and to:. */
  hasWords: boolean;
  marks: Marks;
}

export interface Marks {
  /** Single words: as they are, by their stems, or as beginnings. */
  exact: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  beginnings: readonly string[];
  /** Words in this order. */
  phrases: readonly (readonly string[])[];
}

/** Shorter beginnings are in half of all documents. */
const SHORTEST_BEGINNING = 2;

/**
 * What the words, and the operators that are about words, ask of a document. Words are looked for as they are and by their
 * stems in every language that documents are in; phrases, and what has a digit, `@`, `_` or `.` in it, exactly.
 * @param typing the last word is not ended: it is looked for as a beginning
 */
export async function wantedWords(db: Db, asking: Asking, typing: boolean): Promise<WantedWords> {
  const clauses = asking.clauses.flatMap((clause) => splitWords(clause));
  const about = asking.operations.filter(({ operator }) => ['from', 'to', 'subject'].includes(operator));
  const terms = [...clauses.flat(), ...asking.without];
  const found = await lexemesOf(db, [...terms.map(({ text }) => text), ...about.map(({ value }) => value)]);
  const lexemes = new Map<Term | Operation, Lexemes>();
  [...terms, ...about].forEach((each, index) => {
    const one = found[index];
    if (one && one.exact.length > 0) lexemes.set(each, one);
  });

  const last = clauses.at(-1)?.at(-1);
  const end = Math.max(0, ...[...terms, ...asking.operations].map(({ at }) => at[1]));
  const beginning = typing && last?.kind === 'word' && !isCode(last.text) && last.at[1] === end ? last : undefined;
  const marks = {
    exact: new Set<string>(),
    stems: new Set<string>(),
    beginnings: [] as string[],
    phrases: [] as string[][],
  };
  const needed: string[] = [];
  const known = clauses
    .map((clause) => clause.filter((term) => lexemes.has(term)))
    .filter((clause) => clause.length > 0);
  // "Where is the lamp": words that say nothing need not be there, unless nothing else was said.
  const telling = known.filter((clause) =>
    clause.some((term) => term === beginning || term.kind === 'phrase' || !lexemes.get(term)?.common),
  );
  for (const clause of telling.length > 0 ? telling : known) {
    needed.push(anyOf(clause.map((term) => queryOf(term, lexemes.get(term) as Lexemes, term === beginning, marks))));
  }
  for (const term of asking.without) {
    const one = lexemes.get(term);
    if (one) needed.push(`!${queryOf(term, one, false, null)}`);
  }
  const hasWords = needed.length > 0;
  for (const operation of about) {
    const one = lexemes.get(operation);
    if (!one) continue;
    const query =
      operation.operator === 'subject'
        ? allOf(one.exact.map((word) => `${quoted(word)}:A`))
        : allOf(one.exact.map((word) => quoted(`${operation.operator}:${word}`)));
    if (operation.operator === 'subject' && !operation.not) for (const word of one.exact) marks.exact.add(word);
    needed.push(operation.not ? `!${query}` : query);
  }
  return { query: needed.length > 0 ? needed.join(' & ') : null, hasWords, marks };
}

function queryOf(
  term: Term,
  { exact, stems }: Lexemes,
  isBeginning: boolean,
  marks: { exact: Set<string>; stems: Set<string>; beginnings: string[]; phrases: string[][] } | null,
): string {
  if (exact.length > 1) {
    marks?.phrases.push(exact);
    return `(${exact.map(quoted).join(' <-> ')})`;
  }
  const [word = ''] = exact;
  marks?.exact.add(word);
  const isWord = term.kind === 'word' && !isCode(term.text);
  const forms = isWord ? stems.filter((stem) => stem !== word) : [];
  for (const stem of isWord ? stems : []) marks?.stems.add(stem);
  if (isBeginning && word.length >= SHORTEST_BEGINNING) {
    marks?.beginnings.push(word);
    return anyOf([`${quoted(word)}:*`, ...forms.map(quoted)]);
  }
  return anyOf([word, ...forms].map(quoted));
}

/** What is meant letter by letter: `429`, `ERR_X-12`, `OL-20418`, an address, a domain. */
function isCode(text: string): boolean {
  return /[\p{N}@_]|\S\.\S/u.test(text);
}

/** "l'ordine" and "hand-over" are two words each, which need not stand together. */
function splitWords(clause: Term[]): Term[][] {
  const [only] = clause;
  if (clause.length !== 1 || only === undefined || only.kind === 'phrase' || isCode(only.text)) return [clause];
  const words = only.text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((text) => [{ ...only, text }]);
}

function anyOf(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? '') : `(${queries.join(' | ')})`;
}

function allOf(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? '') : `(${queries.join(' & ')})`;
}

/** A lexeme as tsquery reads it. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
