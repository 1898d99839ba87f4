import { expect, it } from 'vitest';
import { forgetUnsaved, hasUnsaved, keepUnsaved, unsavedWords } from './unsaved-words.ts';

it('keeps the words of each desk, kind and language apart', () => {
  const header = { kind: 'header', language: 'it' } as const;
  const written = { words: { subject: '', body: '<p>Officina</p>' }, base: { subject: '', body: '' } };
  keepUnsaved('customer', header, written);
  expect(unsavedWords('customer', header)).toEqual(written);
  expect(unsavedWords('customer', { kind: 'header', language: 'en' })).toBeUndefined();
  expect(unsavedWords('it', header)).toBeUndefined();
  expect(hasUnsaved()).toBe(true);
  forgetUnsaved('customer', header);
  expect(unsavedWords('customer', header)).toBeUndefined();
  expect(hasUnsaved()).toBe(false);
});
