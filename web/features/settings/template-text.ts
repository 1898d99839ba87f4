import { TEMPLATE_VALUES } from '../../../contract/template-values.ts';
import { ApiError } from '../../api/index.ts';
import type { Translate } from '../../i18n/index.ts';

type Nouns = typeof TEMPLATE_VALUES;
/** "contact.first_name" */
export type ValueName = { [Noun in keyof Nouns]: `${Noun}.${Nouns[Noun][number]}` }[keyof Nouns];

/** In the order of the field's own words: who is written to, what about, how soon, who writes. */
export const offeredValues = Object.entries(TEMPLATE_VALUES).flatMap(([noun, names]) =>
  names.map((name) => `${noun}.${name}` as ValueName),
);

export function nameOfValue(name: ValueName, t: Translate): string {
  return t(`saved-replies-page.value.${name}`);
}

/** The text with a value in place of the selection, and where the caret then stands. */
export function inserted(text: string, from: number, to: number, name: string): { words: string; caret: number } {
  const token = `{{ ${name} }}`;
  return { words: text.slice(0, from) + token + text.slice(to), caret: from + token.length };
}

export interface Mistake {
  part: 'subject' | 'body';
  /** From 1. */
  line: number;
  /** The server's sentence, in the reader's language. */
  detail: string;
}

/** What the server found wrong in a template; nothing for any other refusal. */
export function mistakesOf(error: unknown): Mistake[] {
  if (!(error instanceof ApiError) || error.status !== 422) return [];
  return (error.problem.errors ?? []).flatMap((found) => {
    const { path, detail } = found;
    if (path !== 'subject' && path !== 'body') return [];
    // The line comes beside the words; when it does not, they name it.
    const said = (found as { line?: unknown }).line;
    const line = typeof said === 'number' ? said : Number(/\d+/.exec(detail)?.[0] ?? 1);
    return [{ part: path, line, detail }];
  });
}
