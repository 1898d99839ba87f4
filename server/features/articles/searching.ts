import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Db } from '../../platform/db/index.ts';
import { smallWords } from '../../platform/language/index.ts';
import { isMeantWord, nearest, passageOf, quoted, tokensOf } from '../search/index.ts';
import type { Visibility } from './articles.tables.ts';
import type { ArticleHead } from './reading.ts';
import { toHead } from './reading.ts';
import type { HitRow, SearchPlace, WordForms } from './searching.queries.ts';
import { articlesHolding, formsOf, heldIn, wordsLike } from './searching.queries.ts';
import { holdersOf } from './word-counts.ts';

export interface FoundArticle extends ArticleHead {
  /** Where the words stand, on one line. */
  passage: string;
  /** From and to of each, in the passage. */
  marks: [from: number, to: number][];
  /** 0 to 1. */
  score: number;
}

interface Where {
  deskIds: readonly string[];
  visibility: readonly Visibility[];
  language?: Language;
  limit: number;
}

/** Words of a search; of a letter as many as tell something. */
const MOST_ASKED = 12;
const MOST_READ = 160;
const MOST_TELLING = 24;
/** Words that no article holds: so many of a letter count against what is found, each by this part of its weight. */
const MOST_UNKNOWN = 12;
const UNKNOWN_PART = 0.2;
/** A word in more than this part of all articles tells none of them from another. */
const TELLS_NOTHING = 0.25;
const FEW_ARTICLES = 20;
const SHORTEST_BEGINNING = 2;
/** More are weighed than given, since the last step looks at the title too. */
const WEIGHED = 40;
/** Articles that hold one of the words by which they are looked for, all together; and the fewest such words. */
const MOST_LOOKED_AT = 400;
const FEWEST_NEEDED = 3;
/** Below it an article does not fit a letter; more than one word must, unless the title is one word. */
const FITS = 0.34;
/** Words that say nothing by themselves weigh so much: they order what is equal otherwise. */
const SMALL_WEIGHT = 0.02;
/** Words of one search that are put right, and how many are looked at for each. */
const MOST_CORRECTED = 3;
const LIKE_EACH = 40;

interface Term {
  word: string;
  query: string;
  stems: readonly string[];
  beginning: boolean;
  /** In how many articles it is. */
  count: number;
  weight: number;
}

/** What a search found, and what it was found by where the words themselves are written nowhere. */
export interface SearchedArticles {
  found: FoundArticle[];
  corrected: { typed: string; meant: string }[];
}

/**
 * What is published of these desks and kinds and holds the words, best first: all of them; where nothing does, with slips of
 * the pen put right from what may be read there; else most of them. The last word may be a beginning. Deny by default: no
 * desks or no kinds, nothing.
 */
export async function searchPublished(
  db: Db,
  { words, ...where }: Where & { words: string },
): Promise<SearchedArticles> {
  const asked = distinct(tokensOf(words).map(({ word }) => word)).slice(0, MOST_ASKED);
  const forms = await readForms(db, asked, where.language);
  const telling = forms.some((form) => !form.common) ? forms.filter((form) => !form.common) : forms;
  const last = /\s$/.test(words) ? undefined : forms.at(-1)?.word;
  const terms = await weighed(db, telling, last);
  if (terms.length === 0 || nowhere(where)) return { found: [], corrected: [] };
  const place = placeOf(where);
  // "Does not charge" and "free of charge": words that say nothing by themselves tell which of two is meant.
  const small = forms.filter((form) => !telling.includes(form)).map((form) => smallTerm(form));
  const held = await holdingAll(db, place, terms, small, where.limit);
  if (held.length > 0) return { found: held, corrected: [] };
  const meant = await meantTerms(db, place, terms, where.language);
  if (meant) {
    const all = await holdingAll(db, place, meant.terms, small, where.limit);
    if (all.length > 0) return { found: all, corrected: meant.corrected.map((one) => asShown(one, all) ?? one) };
    // Of these some may have been found by another word: only what is seen in them is told.
    const most = await holdingMost(db, place, meant.terms, where.limit);
    const corrected = meant.corrected.flatMap((one) => asShown(one, most) ?? []);
    if (corrected.length > 0) return { found: most, corrected };
  }
  return { found: await holdingMost(db, place, terms, where.limit), corrected: [] };
}

async function holdingAll(
  db: Db,
  place: SearchPlace,
  terms: readonly Term[],
  small: readonly Term[],
  limit: number,
): Promise<FoundArticle[]> {
  const needed = terms.map(({ query }) => `(${query})`).join(' & ');
  return shownAs(await articlesHolding(db, place, { certain: terms, possible: small }, needed, limit), terms);
}

async function holdingMost(db: Db, place: SearchPlace, terms: readonly Term[], limit: number): Promise<FoundArticle[]> {
  if (terms.length < 2) return [];
  const needed = terms.map(({ query }) => `(${query})`).join(' | ');
  const whole = sum(terms);
  const some = await articlesHolding(db, place, { certain: [], possible: terms }, needed, limit);
  const most = some.filter(({ weight, held }) => weight / whole >= 0.4 || (held >= 2 && weight / whole >= 0.3));
  return shownAs(most, terms);
}

function shownAs(hits: readonly HitRow[], terms: readonly Term[]): FoundArticle[] {
  const whole = sum(terms);
  return hits.map((hit) => found(hit, terms, (0.7 * hit.weight + 0.3 * hit.title_weight) / whole));
}

/** The terms with those that nothing at the place holds as they were likely meant; undefined where there is nothing to put right. */
async function meantTerms(
  db: Db,
  place: SearchPlace,
  terms: readonly Term[],
  language: Language | undefined,
): Promise<{ terms: Term[]; corrected: { typed: string; meant: string }[] } | undefined> {
  const held = await heldIn(
    db,
    place,
    terms.map(({ query }) => query),
  );
  const wrong = terms.filter((term, index) => !held[index] && isMeantWord(term.word)).slice(0, MOST_CORRECTED);
  const corrected: { typed: string; meant: string }[] = [];
  for (const { word } of wrong) {
    const [meant] = nearest(word, await wordsLike(db, place, word, LIKE_EACH));
    if (meant !== undefined) corrected.push({ typed: word, meant });
  }
  if (corrected.length === 0) return undefined;
  const meantBy = new Map(corrected.map(({ typed, meant }) => [typed, meant]));
  const words = distinct(terms.map(({ word }) => meantBy.get(word) ?? word));
  return { terms: await weighed(db, await readForms(db, words, language), undefined), corrected };
}

/** As the first that shows it writes it, since the place's words have no accents; undefined where none shows it. */
function asShown(
  { typed, meant }: { typed: string; meant: string },
  hits: readonly FoundArticle[],
): { typed: string; meant: string } | undefined {
  for (const text of hits.flatMap(({ title, passage }) => [title, passage])) {
    const token = tokensOf(text).find(({ word }) => word === meant);
    if (token) return { typed, meant: text.slice(token.from, token.to).toLowerCase() };
  }
  return undefined;
}

/**
 * What is published and fits a whole letter, best first: by the words that tell one article from another. What does not fit
 * is left out.
 * @param letter.preferred where something fits in this language, nothing else is given
 * @param letter.least how much of the letter is said, 0 to 1; left out: enough to answer it
 */
export async function articlesLike(
  db: Db,
  {
    text,
    preferred,
    least = FITS,
    ...where
  }: Where & { text: string; preferred?: Language | undefined; least?: number },
): Promise<FoundArticle[]> {
  if (nowhere(where)) return [];
  const read = distinct(tokensOf(text.slice(0, 8_000)).map(({ word }) => word))
    .filter((word) => word.length >= 2 && word.length <= 40)
    .slice(0, MOST_READ);
  const forms = (await readForms(db, read, where.language)).filter((form) => !form.common);
  const rated = await weighed(db, forms, undefined);
  const terms = rated.filter(({ count }) => count > 0).slice(0, MOST_TELLING);
  if (terms.length === 0) return [];
  // A letter that speaks mostly of what no article knows is about something else.
  const unknown = rated.filter(({ count }) => count === 0).slice(0, MOST_UNKNOWN);
  const needed = rarestOf(terms)
    .map(({ query }) => `(${query})`)
    .join(' | ');
  const hits = await articlesHolding(
    db,
    { ...placeOf(where), answers: true },
    { certain: [], possible: terms },
    needed,
    WEIGHED,
  );
  const whole = sum(terms) + UNKNOWN_PART * sum(unknown);
  const fitting = hits
    .map((hit) => ({ hit, score: fits(hit, whole) }))
    .filter(({ hit, score }) => score >= least && (hit.held > 1 || hit.title_length <= 1));
  const inPreferred = fitting.filter(({ hit }) => hit.language === preferred);
  return (inPreferred.length > 0 ? inPreferred : fitting)
    .sort((one, other) => other.score - one.score)
    .slice(0, where.limit)
    .map(({ hit, score }) => found(hit, terms, score));
}

/** Those by which articles are looked for: what fits a letter holds some of its rarest words. They are given rarest first. */
function rarestOf(terms: readonly Term[]): Term[] {
  let held = 0;
  return terms.filter(({ count }, index) => {
    held += count;
    return index < FEWEST_NEEDED || held <= MOST_LOOKED_AT;
  });
}

/** What the database makes of each word, and whether it says anything by itself, in the language or in one of ours. */
async function readForms(db: Db, words: readonly string[], language: Language | undefined): Promise<WordForms[]> {
  const small = (language ? [language] : LANGUAGES).flatMap((one) => smallWords(one) ?? []);
  const forms = await formsOf(db, words, language ?? null);
  return forms.map((form) => {
    const [plain = ''] = form.exact;
    return { ...form, common: form.common || (form.exact.length === 1 && small.some((list) => list.has(plain))) };
  });
}

/** How much of the letter the article holds, and how much of its title the letter says. */
function fits(hit: HitRow, whole: number): number {
  const title = Math.min(1, hit.title_held / Math.max(1, hit.title_length));
  return 0.55 * (hit.weight / whole) + 0.45 * title;
}

function found(hit: HitRow, terms: readonly Term[], score: number): FoundArticle {
  const text = inOneLine(hit.text);
  const marks = tokensOf(text)
    .filter(({ word }) => terms.some((term) => says(term, word)))
    .map(({ from, to }): [number, number] => [from, to]);
  const passage = passageOf(text, marks);
  return {
    ...toHead(hit),
    passage: passage.snippet,
    marks: passage.marks,
    score: Math.round(Math.min(1, score) * 1_000) / 1_000,
  };
}

/** A heading, an item, a cell ends without a sign of its own: where lines become one, a point in the middle stands for it. */
function inOneLine(text: string): string {
  return text.replace(/([^\s.!?:;,…])\n/g, '$1 · ').replaceAll('\n', ' ');
}

/** Whether a word of the text is one that was looked for: itself, its beginning, or another form, which begins as its stem does. */
function says(term: Term, word: string): boolean {
  if (word === term.word || (term.beginning && word.startsWith(term.word))) return true;
  return term.stems.some((stem) => stem.length >= 4 && word.startsWith(stem.replace(/[iy]$/, '')));
}

/** Rarest first; what nearly all articles hold is left out where something else is said. */
async function weighed(db: Db, forms: readonly WordForms[], last: string | undefined): Promise<Term[]> {
  const terms = forms
    .filter(({ exact }) => exact.length > 0)
    .map((form) => {
      const beginning = form.word === last && form.word.length >= SHORTEST_BEGINNING;
      return { word: form.word, query: queryOf(form, beginning), stems: form.stems, exact: form.exact, beginning };
    });
  if (terms.length === 0) return [];
  const { counts, documents } = await holdersOf(db, terms);
  const rated = terms.map((term, index) => {
    const count = counts[index] ?? 0;
    return { ...term, count, weight: Math.log(1 + Math.max(documents, count) / Math.max(count, 1)) };
  });
  const enough = documents >= FEW_ARTICLES;
  const telling = rated.filter(({ count }) => !(enough && count > documents * TELLS_NOTHING));
  return (telling.length > 0 ? telling : rated).sort((one, other) => other.weight - one.weight);
}

function smallTerm(form: WordForms): Term {
  return { word: form.word, query: queryOf(form, false), stems: [], beginning: false, count: 0, weight: SMALL_WEIGHT };
}

function queryOf(form: WordForms, beginning: boolean): string {
  // A code of several parts is all of them, one after the other.
  if (form.exact.length > 1) return `(${form.exact.map(quoted).join(' <-> ')})`;
  const word = form.exact[0] ?? '';
  const forms = distinct([word, ...form.stems]).map(quoted);
  return beginning ? [`${quoted(word)}:*`, ...forms].join(' | ') : forms.join(' | ');
}

function placeOf({ deskIds, visibility, language }: Where) {
  return { deskIds, visibility, language: language ?? null };
}

function nowhere({ deskIds, visibility }: Where): boolean {
  return deskIds.length === 0 || visibility.length === 0;
}

function sum(terms: readonly Term[]): number {
  return terms.reduce((total, { weight }) => total + weight, 0);
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}
