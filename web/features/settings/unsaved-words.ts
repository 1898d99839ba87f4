import type { Template } from '../../../contract/desks.ts';

/** What a template says; a header and a footer have no subject. */
export type Words = Pick<Template, 'subject' | 'body'>;
type Which = Pick<Template, 'kind' | 'language'>;

export interface Unsaved {
  words: Words;
  /** What was kept on the server when one began to write. */
  base: Words;
}

/**
 * Words of templates that were written and not kept yet, for as long as the app is open: looking at another language or
 * another place loses none of them.
 */
const unsaved = new Map<string, Unsaved>();

function nameOf(deskId: string, { kind, language }: Which): string {
  return `${deskId} ${kind} ${language}`;
}

export function unsavedWords(deskId: string, which: Which): Unsaved | undefined {
  return unsaved.get(nameOf(deskId, which));
}

export function keepUnsaved(deskId: string, which: Which, written: Unsaved): void {
  unsaved.set(nameOf(deskId, which), written);
}

export function forgetUnsaved(deskId: string, which: Which): void {
  unsaved.delete(nameOf(deskId, which));
}

export function hasUnsaved(): boolean {
  return unsaved.size > 0;
}

export function sameWords(a: Words, b: Words): boolean {
  return a.subject === b.subject && a.body === b.body;
}
