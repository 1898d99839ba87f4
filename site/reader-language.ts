import type { Language } from '../contract/shapes.ts';
import { LANGUAGES } from '../contract/shapes.ts';

const MOST_WISHES = 20;

/** The language of ours that a browser asks for first (Accept-Language, RFC 9110 section 12.5.4); English where it asks for none. */
export function readerLanguage(header: string | null | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 1_000)
    .split(',', MOST_WISHES)
    .map((wish) => {
      const [range = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
      return { base: range.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { base } of wishes) {
    const language = LANGUAGES.find((one) => one === base);
    if (language) return language;
  }
  return 'en';
}
