import { expect, test } from 'vitest';
import { asHtml, asText, finished, tagsOf, withEffect } from './effects.ts';

test('an effect is set, changed and taken away, nobody being a value of its own', () => {
  const one = withEffect({}, 'assignee', null);
  expect(one).toEqual({ assignee: null });
  expect(withEffect(one, 'status', 'solved')).toEqual({ assignee: null, status: 'solved' });
  expect(withEffect(one, 'assignee', undefined)).toEqual({});
});
test('what is half typed is not kept', () => {
  expect(finished({ addTags: tagsOf('warranty, , warranty,'), note: '<p> </p>', priority: 'high' })).toEqual({
    addTags: ['warranty'],
    priority: 'high',
  });
});
test('a note keeps its lines and its signs', () => {
  const words = 'Batch 26-08 & older\n<sealed> again';
  expect(asText(asHtml(words))).toBe(words);
});
