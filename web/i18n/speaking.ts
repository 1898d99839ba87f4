import { useSyncExternalStore } from 'react';
import type { Catalogue } from './catalogue.ts';
import { bestLanguage, keepLanguage, keptLanguage, type Language } from './languages.ts';
import { createTranslators, type Knows, type Translate, type TranslateRich } from './messages.ts';
import { createMoments, formattingLocale, type Moments } from './moments.ts';

/** The language, zone and functions that all screens speak with at this moment. */
export interface Speaking {
  language: Language;
  /** BCP 47, may name a country: "it-CH". */
  locale: string;
  timeZone: string;
  t: Translate;
  tx: TranslateRich;
  knows: Knows;
  moments: Moments;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
}

const loaders: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./catalogue-en.ts'),
  it: () => import('./catalogue-it.ts'),
  es: () => import('./catalogue-es.ts'),
  ro: () => import('./catalogue-ro.ts'),
};

const moreLoaders: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./more-en.ts'),
  it: () => import('./more-it.ts'),
  es: () => import('./more-es.ts'),
  ro: () => import('./more-ro.ts'),
};
/** A page other than the inbox was opened: from then on every language is fetched whole. */
let needsAll = false;

async function wordsOf(language: Language): Promise<Catalogue> {
  const [inbox, more] = await Promise.all([loaders[language](), needsAll ? moreLoaders[language]() : undefined]);
  return more ? { ...inbox.default, ...more.default } : inbox.default;
}

let speaking: Speaking | undefined;
const listeners = new Set<() => void>();
let latestWish = 0;
let wished = '';
let latest: Promise<void> = Promise.resolve();

/**
 * Fetches the language of `locale` and lets every screen speak it. When two wishes overlap the later one wins.
 * A signed-in person's locale and zone come from the server; before that both are the browser's.
 */
export async function speak(locale: string, timeZone?: string): Promise<void> {
  if (speaking && wished === locale && (timeZone ?? speaking.timeZone) === speaking.timeZone) return;
  latest = take(locale, timeZone);
  await latest;
}

/** The words of all pages, for those that the inbox has no use for. */
export function speakAll(): Promise<void> {
  if (!needsAll) {
    needsAll = true;
    latest = take(speaking?.locale ?? wished, speaking?.timeZone);
  }
  return latest;
}

async function take(locale: string, timeZone: string | undefined): Promise<void> {
  wished = locale;
  const wish = ++latestWish;
  const language = bestLanguage([locale]);
  const catalogue = await wordsOf(language);
  if (wish !== latestWish) return latest;
  const zone = timeZone ?? speaking?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { t, tx, knows } = createTranslators(locale, catalogue);
  speaking = {
    language,
    locale,
    timeZone: zone,
    t,
    tx,
    knows,
    moments: createMoments(locale, zone, t),
    number: (value, options) => new Intl.NumberFormat(formattingLocale(locale), options).format(value),
  };
  keepLanguage(language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Before the first screen: what this browser was told last, or asks for. */
export function speakFirst(): Promise<void> {
  const kept = keptLanguage();
  const regional = navigator.languages.find((locale) => bestLanguage([locale]) === kept && locale.startsWith(kept));
  return speak(regional ?? kept);
}

function current(): Speaking {
  if (!speaking) throw new Error('A screen was shown before its language was there');
  return speaking;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSpeaking(): Speaking {
  return useSyncExternalStore(subscribe, current);
}

/** The words: `t('shell.nav.inbox')`. */
export function useT(): Translate {
  return useSpeaking().t;
}

/** The words with elements in them: `tx('tickets.due', { clock: <Clock …/> })`. */
export function useTx(): TranslateRich {
  return useSpeaking().tx;
}

/** Times as this person reads them. */
export function useMoments(): Moments {
  return useSpeaking().moments;
}

/** For the few places outside a screen, such as what a toast says after a request. */
export function sayNow(): Speaking {
  return current();
}
