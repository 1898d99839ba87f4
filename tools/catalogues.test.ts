import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../contract/shapes.ts';
import { allEventDefinitions } from '../server/platform/events/index.ts';
import '../server/composition.ts';
import { SERVER_CATALOGUES } from '../server/project.ts';
import { OWN_VALUES, SAME_WORDS } from './catalogue-exceptions.ts';
import { keysInCode, matches } from './catalogue-keys.ts';

const folder = path.join(import.meta.dirname, '../locales');
const features = readdirSync(path.join(folder, 'en'))
  .map((file) => file.replace(/[.]json$/, ''))
  .sort();
const others = LANGUAGES.filter((language) => language !== 'en');
/** Catalogues whose words customers read: they write to us about a request, and know no tickets. */
const FOR_CUSTOMERS = ['form', 'mail', 'site'];
/** Below this many letters a word is often the same in two languages. */
const LONGEST_COMMON_WORD = 12;

type Catalogue = Record<string, string>;
const catalogues = new Map(LANGUAGES.map((language) => [language, readCatalogue(language)]));

function readCatalogue(language: string): Catalogue {
  const all: Catalogue = {};
  for (const feature of features) {
    const messages: Catalogue = JSON.parse(readFileSync(path.join(folder, language, `${feature}.json`), 'utf8'));
    for (const [key, message] of Object.entries(messages)) all[`${feature}.${key}`] = message;
  }
  return all;
}

const messagesIn = (language: string): [key: string, message: string][] =>
  Object.entries(catalogues.get(language as (typeof LANGUAGES)[number]) ?? {});
const english = catalogues.get('en') ?? {};

interface Element {
  type: number;
  value: string;
  options?: Record<string, { value: Element[] }>;
  children?: Element[];
}

function elementsOf(language: string, message: string): Element[] {
  const all = (elements: Element[]): Element[] =>
    elements.flatMap((one) => [
      one,
      ...all(one.children ?? []),
      ...Object.values(one.options ?? {}).flatMap((option) => all(option.value)),
    ]);
  return all(new IntlMessageFormat(message, language).getAst() as Element[]);
}

/** Literals (0) and the # of a plural (7) name nothing. */
function namesIn(language: string, message: string): string[] {
  const named = elementsOf(language, message).filter(({ type }) => type !== 0 && type !== 7);
  return [...new Set(named.map(({ type, value }) => (type === 8 ? `<${value}>` : `{${value}}`)))].sort();
}

test('every language has the same files', () => {
  for (const language of others) {
    expect(readdirSync(path.join(folder, language)).sort()).toEqual(
      features.map((feature) => `${feature}.json`).sort(),
    );
  }
});

describe.each(LANGUAGES)('%s', (language) => {
  test('has the keys of English, no more and no fewer', () => {
    const keys = Object.keys(catalogues.get(language) ?? {});
    expect(keys.filter((key) => !(key in english))).toEqual([]);
    expect(Object.keys(english).filter((key) => !keys.includes(key))).toEqual([]);
  });

  test('is valid ICU and names what English names', () => {
    const wrong = messagesIn(language).flatMap(([key, message]) => {
      try {
        const own = OWN_VALUES[key]?.language === language ? OWN_VALUES[key].names : [];
        const here = namesIn(language, message)
          .filter((name) => !own.includes(name))
          .join(' ');
        const there = namesIn('en', english[key] ?? '').join(' ');
        return here === there ? [] : [`${key}: ${here || 'nothing'} instead of ${there || 'nothing'}`];
      } catch (error) {
        return [`${key}: ${error instanceof Error ? error.message : String(error)}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  test('says every number as the language does', () => {
    // "many" of Italian and Spanish is for millions, and reads as "other" does.
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((one) => one !== 'many');
    const wrong = messagesIn(language).filter(([, message]) =>
      elementsOf(language, message).some(
        ({ type, options = {} }) =>
          type === 6 && !isAbbreviation(options.other?.value) && needed.some((category) => !(category in options)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('is not empty, not shouting, and set as books are', () => {
    const wrong = messagesIn(language).filter(([, message]) => message.trim() === '' || /[!¡]|'|\.\.\./.test(message));
    expect(wrong).toEqual([]);
  });

  test('knows no tickets where customers read', () => {
    const wrong = messagesIn(language).filter(
      ([key, message]) =>
        FOR_CUSTOMERS.some((one) => key.startsWith(`${one}.`)) && /ticket|tíquet|tichet/i.test(plain(message)),
    );
    expect(wrong).toEqual([]);
  });
});

/** "# min" has one form for all numbers. */
function isAbbreviation(elements: Element[] = []): boolean {
  return elements.every(
    ({ type, value }) => type === 7 || (type === 0 && (value.match(/\p{Letter}/gu)?.length ?? 0) <= 3),
  );
}

/** Without what is filled in: a template's value may be called {{ ticket.subject }}. */
function plain(message: string): string {
  return message.replace(/\{[^{}]*\}/g, '');
}

test.each(others)('nothing is left in English in %s', (language) => {
  const same = messagesIn(language)
    .filter(([key, message]) => message === english[key] && letters(message) > LONGEST_COMMON_WORD)
    .map(([key]) => key)
    .filter((key) => !SAME_WORDS[key]?.languages.includes(language));
  expect(same).toEqual([]);
});

test('the list of words that are the same has nothing to spare', () => {
  const spare = Object.entries(SAME_WORDS).flatMap(([key, { languages }]) =>
    languages
      .filter((language) => new Map(messagesIn(language)).get(key) !== english[key])
      .map((one) => `${key} in ${one}`),
  );
  expect(spare).toEqual([]);
});

function letters(message: string): number {
  return plain(message.replace(/<[^>]*>/g, '')).match(/\p{Letter}/gu)?.length ?? 0;
}

test('Romanian has its commas below and not cedillas', () => {
  expect(messagesIn('ro').filter(([, message]) => /[şţŞŢ]/.test(message))).toEqual([]);
});

describe('keys in the code', () => {
  const keys = Object.keys(english);
  const said = keysInCode(features);
  const sentences = allEventDefinitions().map((definition) => definition.sentence);

  test('what is said is there', () => {
    const missing = said.filter((one) => one.isSaid && !keys.some((key) => matches(one, key)));
    expect(missing.map(({ file, parts }) => `${file}: ${parts.join('…')}`)).toEqual([]);
  });

  test('every event has its sentence', () => {
    expect(sentences.length).toBeGreaterThan(20);
    expect(sentences.filter((sentence) => !keys.includes(sentence))).toEqual([]);
  });

  test('what is there is said', () => {
    const events = new Set(sentences);
    const isEvent = /^[a-z]+[.]event[.]/;
    const used = said.filter(({ parts }) => !isEvent.test(parts[0] ?? ''));
    const unused = keys.filter((key) =>
      isEvent.test(key) ? !events.has(key) : !used.some((one) => matches(one, key)),
    );
    expect(unused).toEqual([]);
  });
});

test('the server loads the catalogues that it speaks from', () => {
  const spoken = keysInCode(features)
    .filter(({ file, isSaid }) => isSaid && /^(server|site)\//.test(file))
    .map(({ parts }) => parts[0]?.split('.')[0]);
  expect(spoken.length).toBeGreaterThan(10);
  expect([...new Set(spoken)].filter((feature) => !SERVER_CATALOGUES.includes(feature ?? ''))).toEqual([]);
});

test('a key with a gap is found by what stands around it', () => {
  const one = (...parts: string[]) => ({ file: 'x.ts', parts, isSaid: true });
  expect(matches(one('tickets.status.', ''), 'tickets.status.new')).toBe(true);
  expect(matches(one('tickets.status.', ''), 'tickets.status.')).toBe(false);
  expect(matches(one('tickets.', '.long'), 'tickets.status.long')).toBe(true);
  expect(matches(one('tickets.', '.long'), 'tickets.status.short')).toBe(false);
  expect(matches(one('tickets.', '.', '.c'), 'tickets.a.b.c')).toBe(true);
  expect(matches(one('tickets.a'), 'tickets.ab')).toBe(false);
});
