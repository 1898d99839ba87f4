import { sayNow, type Translate } from '../../i18n/index.ts';

/** A value of an operator in the reader's language, where the catalogue has a word for it. */
export function valueWords(operator: string, value: string, t: Translate, locale: string): string {
  if (operator === 'lang') return languageName(value, locale);
  const key = keyOf(operator, value);
  const { knows } = sayNow();
  return key !== undefined && knows(key) ? t(key) : value;
}

function keyOf(operator: string, value: string): string | undefined {
  switch (operator) {
    case 'status':
      return `shell.status.${value}`;
    case 'priority':
      return `shell.priority.${value}`;
    case 'channel':
      return `shell.channel.${value}`;
    case 'is':
      return `search-page.is.${value}`;
    case 'has':
      return `search-page.has.${value}`;
    default:
      return undefined;
  }
}

function languageName(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
    return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
  } catch (error) {
    // What is typed there may be no language at all.
    if (error instanceof RangeError) return code;
    throw error;
  }
}
