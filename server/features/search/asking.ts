import type { SearchOperator } from '../../../contract/search.ts';
import { LONGEST_SEARCH, SEARCH_OPERATORS } from '../../../contract/search.ts';

/** Of the box: from which character to before which. */
export type At = readonly [from: number, to: number];

export interface Term {
  kind: 'word' | 'phrase';
  text: string;
  not: boolean;
  at: At;
}

export interface Operation {
  operator: SearchOperator;
  value: string;
  not: boolean;
  at: At;
}

/** What somebody typed, taken apart. */
export interface Asking {
  /** All of these, of each one at least one: `lamp or light` is one of two. */
  clauses: Term[][];
  /** None of these. */
  without: Term[];
  operations: Operation[];
  /** `#1042`, or a number that stands alone. */
  numbers: { number: number; at: At }[];
}

/** More would be a text and no question. */
const MOST_TERMS = 24;
const MOST_OPERATIONS = 24;
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '”', '«': '»', '”': '”' };
const LARGEST_NUMBER = 12;

/** Takes a question apart. Never throws: what is no operator is a word, what is not closed ends with the text. */
export function takeApart(q: string): Asking {
  const text = q.slice(0, LONGEST_SEARCH);
  const asking: Asking = { clauses: [], without: [], operations: [], numbers: [] };
  let joins = false;
  let from = 0;
  while (from < text.length) {
    if (isSpace(text[from])) {
      from++;
      continue;
    }
    const token = tokenAt(text, from);
    from = token.at[1];
    if (token.operator !== null) {
      if (token.value.trim() !== '' && asking.operations.length < MOST_OPERATIONS) {
        asking.operations.push({
          operator: token.operator,
          value: token.value.trim(),
          not: token.not,
          at: token.at,
        });
      }
      continue;
    }
    if (!token.quoted && !token.not && /^or$/i.test(token.value)) {
      joins = asking.clauses.length > 0;
      continue;
    }
    const term: Term = { kind: token.quoted ? 'phrase' : 'word', text: token.value, not: token.not, at: token.at };
    if (!/[\p{L}\p{N}]/u.test(term.text)) continue;
    if (asking.clauses.length + asking.without.length >= MOST_TERMS) continue;
    if (term.not) asking.without.push(term);
    else if (joins) asking.clauses.at(-1)?.push(term);
    else asking.clauses.push([term]);
    joins = false;
    const digits = term.kind === 'word' && !term.not ? /^#?(\d+)$/.exec(term.text)?.[1] : undefined;
    if (digits !== undefined && digits.length <= LARGEST_NUMBER) {
      asking.numbers.push({ number: Number(digits), at: term.at });
    }
  }
  return asking;
}

/** The operator whose value the caret stands in or behind; null where a word or an operator's name is typed. */
export function operatorAt(q: string, caret: number): { operator: SearchOperator | null; value: string; at: At } {
  const text = q.slice(0, LONGEST_SEARCH);
  const end = Math.min(caret, text.length);
  let from = 0;
  while (from < end) {
    if (isSpace(text[from])) {
      from++;
      continue;
    }
    const token = tokenAt(text, from);
    if (token.at[1] >= end) {
      const typed = tokenAt(text.slice(0, end), from);
      return { operator: typed.operator, value: typed.value, at: [typed.valueFrom, token.at[1]] };
    }
    from = token.at[1];
  }
  return { operator: null, value: '', at: [end, end] };
}

interface Token {
  operator: SearchOperator | null;
  value: string;
  not: boolean;
  quoted: boolean;
  at: At;
  /** Where the operator's name or the word begins, behind a minus. */
  valueFrom: number;
}

function tokenAt(text: string, start: number): Token {
  let from = start;
  const not = text[from] === '-' && from + 1 < text.length && !isSpace(text[from + 1]) && text[from + 1] !== '-';
  if (not) from++;
  const valueFrom = from;
  const operator = operatorNamedAt(text, from);
  if (operator !== null) from += operator.length + 1;
  const closing = QUOTES[text[from] ?? ''];
  if (closing !== undefined) {
    const close = closeOf(text, from + 1, closing);
    return {
      operator,
      value: text.slice(from + 1, close),
      not,
      quoted: true,
      at: [start, Math.min(close + 1, text.length)],
      valueFrom,
    };
  }
  let end = from;
  while (end < text.length && !isSpace(text[end])) end++;
  return { operator, value: text.slice(from, end), not, quoted: false, at: [start, end], valueFrom };
}

function closeOf(text: string, from: number, closing: string): number {
  for (let at = from; at < text.length; at++) if (text[at] === closing || text[at] === '"') return at;
  return text.length;
}

function operatorNamedAt(text: string, from: number): SearchOperator | null {
  const name = /^[a-z]{2,10}(?=:)/i.exec(text.slice(from, from + 12))?.[0]?.toLowerCase();
  return SEARCH_OPERATORS.find((operator) => operator === name) ?? null;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}
