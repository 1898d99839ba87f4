import { TEMPLATE_VALUES } from '../../../contract/template-values.ts';
import type { MessageKey, Translate } from '../../i18n/index.ts';
import { tokenKind } from './liquid-tokens.ts';

export interface OfferedValue {
  name: string;
  label: string | null;
}

const known: ReadonlySet<string> = new Set(
  Object.entries(TEMPLATE_VALUES).flatMap(([noun, names]) => names.map((name) => `${noun}.${name}`)),
);

/** A value's name for people: its own label, or what the product calls it, or as it is written. */
export function valueWords(name: string, offered: readonly OfferedValue[], t: Translate): string {
  const label = offered.find((value) => value.name === name)?.label;
  if (label) return label;
  return known.has(name) ? t(`saved-replies-page.value.${name}` as MessageKey) : name;
}

/** What stands on a token: the value's name, or the step of a condition in words. */
export function tokenWords(code: string, offered: readonly OfferedValue[], t: Translate): string {
  const token = tokenKind(code);
  switch (token.kind) {
    case 'value':
      return valueWords(token.name, offered, t);
    case 'if':
      return t('saved-replies-page.token.if', { condition: conditionWords(token.condition, offered, t) });
    case 'elsif':
      return t('saved-replies-page.token.elsif', { condition: conditionWords(token.condition, offered, t) });
    case 'else':
      return t('saved-replies-page.token.else');
    case 'end':
      return t('saved-replies-page.token.end');
    case 'other':
      return token.code;
  }
}

function conditionWords(condition: string, offered: readonly OfferedValue[], t: Translate): string {
  return condition.replace(/\b[a-z_]+\.[a-z0-9_]+\b/gi, (name) => valueWords(name, offered, t));
}

/** First words with the values by their names and without what only steers them. */
export function snippetWords(snippet: string, nameOf: (value: string) => string): string {
  return snippet
    .replace(/\{\{-?\s*([\w.]+)[^{}]*\}\}/g, (_whole, name: string) => `‹${nameOf(name)}›`)
    .replace(/\{%[^{}]*%\}/g, '');
}
