import { expect, test } from 'vitest';
import { chooseDraft } from './kept-drafts.ts';

const here = (html: string, version: number) => ({ html, version, cc: undefined, attachments: [] });
const saved = (html: string, version: number) => ({ html, version });

test('what this device kept goes on, when it grew from what the server has', () => {
  expect(chooseDraft(here('newer', 3), saved('older', 3)).from).toBe('here');
  expect(chooseDraft(here('mine', 0), undefined).from).toBe('here');
});

test('without anything kept here the server’s goes on', () => {
  expect(chooseDraft(undefined, saved('a', 2)).from).toBe('server');
  expect(chooseDraft(undefined, undefined).from).toBe('nowhere');
});

test('both are shown when it was written on elsewhere too, unless they say the same', () => {
  expect(chooseDraft(here('mine', 1), saved('theirs', 2)).from).toBe('both');
  expect(chooseDraft(here('same', 1), saved('same', 2)).from).toBe('here');
});
