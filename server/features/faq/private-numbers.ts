import type { AboutReply, Found } from './finding.ts';
import { END, NEAR, plain, START } from './finding.ts';
import { insteadWords } from './instead-words.ts';
import type { WordLine } from './word-lines.ts';

/** Every repetition is bounded, so that no letter makes reading it take longer than its length. */
const MAIL = /[^\s@<>()"',;:[\]]{1,64}@[^\s@<>()"',;:[\]]{1,253}\.[^\s@<>()"',;:[\].]{2,24}/g;
const ADDRESS_OF_PAGE = /https?:\/\/[^\s<>"]{1,2000}/gi;
const IBAN = new RegExp(`${START}[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?${END}`, 'gu');
const LONG_NUMBER = new RegExp(`${START}\\d(?:[ -]?\\d){12,18}${END}`, 'gu');
const PHONE = new RegExp(`(?<![\\p{L}\\p{N}+])(?:\\+|00)?\\(?\\d[\\d ()./\\u2011-]{5,22}\\d${END}`, 'gu');
const PHONE_NEAR = /(?:tel|phone|call|ring|cell|mobil|chiam|numer|telefo|whatsapp|movil|llam|sun[aă]|fax)[^\d]{0,24}$/;
const DATE_OR_RANGE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{4})$/;
/** Digits by thousands are a sum or a size. */
const BY_THOUSANDS = /^\d{1,3}(?:[ .]\d{3}){1,4}$/;

/** Mail addresses, phones, accounts and cards. */
export function findNumbers(line: WordLine, at: number, about: AboutReply): Found[] {
  const { thing } = insteadWords(about.language);
  const found: Found[] = [];
  const add = (kind: 'mail' | 'phone' | 'iban' | 'card', from: number, words: string) =>
    found.push({ kind, line: at, from, to: from + words.length, words, instead: thing(kind) });
  for (const { 0: words, index } of line.text.matchAll(MAIL)) {
    if (!about.ours.includes(words.toLowerCase())) add('mail', index, words);
  }
  for (const { 0: words, index } of line.text.matchAll(IBAN)) {
    if (isIban(words) || words.replace(/\D/g, '').length >= 12) add('iban', index, words);
  }
  for (const { 0: words, index } of line.text.matchAll(LONG_NUMBER)) {
    if (isCard(words.replace(/\D/g, ''))) add('card', index, words);
  }
  for (const { 0: raw, index } of line.text.matchAll(PHONE)) {
    const words = raw.trimEnd();
    if (isPhone(words, plain(line.text.slice(Math.max(0, index - NEAR), index)))) add('phone', index, words);
  }
  return found;
}

function isPhone(words: string, before: string): boolean {
  const digits = words.replace(/\D/g, '').length;
  if (digits < 7 || digits > 15 || DATE_OR_RANGE.test(words)) return false;
  if (/^(?:\+|00|\()/.test(words) || PHONE_NEAR.test(before)) return true;
  return digits >= 9 && !BY_THOUSANDS.test(words);
}

/** ISO 7064, mod 97-10, as ISO 13616 asks of an account's number. */
function isIban(words: string): boolean {
  const bare = words.replace(/[ -]/g, '');
  if (bare.length < 15 || bare.length > 34) return false;
  let rest = 0;
  for (const letter of bare.slice(4) + bare.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The check digit of cards (ISO/IEC 7812-1, Luhn). */
function isCard(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const twice = place % 2 === 0 ? digit : digit * 2;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** Addresses of pages that lead to what is one person's: a long number or a secret stands in them. */
export function findPages(line: WordLine, at: number): Found[] {
  return [...line.text.matchAll(ADDRESS_OF_PAGE)].flatMap(({ 0: raw, index }) => {
    const words = raw.replace(/[.,;:!?)]{1,5}$/, '');
    if (!isOnesOwn(words)) return [];
    return [{ kind: 'link' as const, line: at, from: index, to: index + words.length, words, instead: '' }];
  });
}

/** A link that is for one person: it writes to somebody, rings somebody, or carries a secret or a number. */
export function isOnesOwn(href: string, ours: readonly string[] = []): boolean {
  const mail = /^mailto:([^?]{1,320})/i.exec(href)?.[1];
  if (mail !== undefined) return !ours.includes(mail.toLowerCase());
  if (/^tel:/i.test(href)) return true;
  const rest = href.replace(/^https?:\/\/[^/?#]{0,255}/i, '');
  if (/\d{5}/.test(rest) || /@/.test(rest)) return true;
  return rest
    .split(/[/?#&=.]/)
    .some((part) => part.length >= 18 && !part.slice(0, -1).includes('-') && /\d|[a-z][A-Z]/.test(part));
}
