import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';

export type { Language } from '../../../contract/shapes.ts';
export type Values = Record<string, string | number | Date | Temporal.Instant>;
export type Translate = (key: string, values?: Values) => string;

const catalogues = new Map<string, Map<string, string>>();
const formats = new Map<string, IntlMessageFormat>();

/** Takes in one feature's catalogue; keys become `<feature>.<key>`. Done by main.ts for every file of locales/. */
function addCatalogue(language: string, feature: string, messages: Record<string, string>): void {
  const catalogue = catalogues.get(language) ?? new Map<string, string>();
  for (const [key, message] of Object.entries(messages)) catalogue.set(`${feature}.${key}`, message);
  catalogues.set(language, catalogue);
}

/** The language of ours that fits a wish ("ro-RO", "it"), else the first of `offered`, else English. */
export function closestLanguage(wish: string | null | undefined, offered: readonly string[] = LANGUAGES): Language {
  const base = wish?.toLowerCase().split(/[-_]/)[0];
  const fits = (language: string | undefined): language is Language =>
    language !== undefined && (LANGUAGES as readonly string[]).includes(language);
  if (fits(base) && offered.includes(base)) return base;
  return offered.find(fits) ?? 'en';
}

/**
 * Words of the catalogues in one language (ICU MessageFormat). A key that is missing throws: tests compare the catalogues,
 * so in a running product it cannot be.
 */
export function translator(language: string, timeZone = 'UTC'): Translate {
  return (key, values) => {
    const id = `${language} ${timeZone} ${key}`;
    let format = formats.get(id);
    if (!format) {
      const message = catalogues.get(language)?.get(key);
      if (message === undefined) throw new Error(`no word for ${key} in ${language}`);
      format = new IntlMessageFormat(message, language, {
        date: { short: { day: 'numeric', month: 'long', timeZone } },
        time: { short: { hour: '2-digit', minute: '2-digit', timeZone } },
      });
      formats.set(id, format);
    }
    return String(format.format(values ? plain(values) : undefined));
  };
}

function plain(values: Values): Record<string, string | number | Date> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value,
    ]),
  );
}

/** Reads the catalogues of all languages from a folder; `features` names the files without their ending. */
export function loadCatalogues(folder: string, features: readonly string[]): void {
  for (const language of LANGUAGES) {
    for (const feature of features) {
      addCatalogue(language, feature, JSON.parse(readFileSync(`${folder}/${language}/${feature}.json`, 'utf8')));
    }
  }
}
