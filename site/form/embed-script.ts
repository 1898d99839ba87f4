import { LANGUAGES } from '../../contract/shapes.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import script from '../../widget/form.js?raw';

let ready: string | undefined;

/** The script that other sites embed, with the words of its button and without the comments. */
export function embedScript(): string {
  const buttons = Object.fromEntries(LANGUAGES.map((language) => [language, translator(language)('form.button')]));
  ready ??= script
    .replace(`'{"en":"Write to us"}'`, () => JSON.stringify(JSON.stringify(buttons)))
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '');
  return ready;
}
