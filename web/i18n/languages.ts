import type { Language } from '../../contract/shapes.ts';

export type { Language };
/** The languages the app speaks, each by the name its own speakers use. Not taken from the contract's value, which
 * would bring its schema library along before anybody has signed in. */
export const languages: readonly Language[] = ['en', 'it', 'es', 'ro'];
export const languageNames: Record<Language, string> = {
  en: 'English',
  it: 'Italiano',
  es: 'Español',
  ro: 'Română',
};

const keptUnder = 'sportello.language';

export function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}

/** The first of the wished locales ("it-CH", "ro") that we speak, or English. */
export function bestLanguage(wished: readonly string[]): Language {
  for (const locale of wished) {
    const language = locale.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(language)) return language;
  }
  return 'en';
}

/** What this browser was told last, otherwise what it asks for. Used before anybody has signed in. */
export function keptLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(keptUnder);
  } catch {
    // Storage can be forbidden; the browser's own languages are then all there is.
    kept = null;
  }
  return kept !== null && isLanguage(kept) ? kept : bestLanguage(navigator.languages);
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(keptUnder, language);
  } catch {
    // Not kept on this device; it still holds until the page is closed.
    return;
  }
}
