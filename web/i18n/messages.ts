import { IntlMessageFormat } from 'intl-messageformat';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Catalogue } from './catalogue.ts';
import type { MessageKey } from './keys.ts';

export type Values = Record<string, string | number | boolean | Date | null | undefined>;
type RichValues = Record<string, ReactNode | Date | ((parts: ReactNode[]) => ReactNode)>;
export type Translate = (key: MessageKey, values?: Values) => string;
/** Like Translate, but values may be elements and `<b>…</b>` in the message may be a function of its content. */
export type TranslateRich = (key: MessageKey, values?: RichValues) => ReactNode;
/** Whether there is such a message: for keys made of what the server said. */
export type Knows = (key: string) => key is MessageKey;

interface Translators {
  t: Translate;
  tx: TranslateRich;
  knows: Knows;
}

/** Turns one language's catalogue into the functions that screens use. Messages are parsed once, when first said. */
export function createTranslators(locale: string, catalogue: Catalogue): Translators {
  const parsed = new Map<string, IntlMessageFormat>();

  const find = (key: string): IntlMessageFormat | string => {
    const known = parsed.get(key);
    if (known) return known;
    const message = catalogue[key];
    if (message === undefined) {
      console.error(`No message "${key}" in ${locale}`);
      return key;
    }
    // Most messages are plain words and need no parser.
    if (!/[{<'#]/.test(message)) return message;
    const format = new IntlMessageFormat(message, locale);
    parsed.set(key, format);
    return format;
  };

  return {
    knows: (key): key is MessageKey => Object.hasOwn(catalogue, key),
    t: (key, values) => {
      const message = find(key);
      if (typeof message === 'string') return message;
      const said = message.format<string>(values);
      return Array.isArray(said) ? said.join('') : String(said);
    },
    tx: (key, values) => {
      const message = find(key);
      if (typeof message === 'string') return message;
      const said = message.format<ReactNode>(values as Parameters<typeof message.format<ReactNode>>[0]);
      return Array.isArray(said) ? createElement(Fragment, null, ...(said as ReactNode[])) : (said as ReactNode);
    },
  };
}
