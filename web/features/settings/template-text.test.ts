import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/index.ts';
import { inserted, mistakesOf, offeredValues } from './template-text.ts';

const refusal = (status: number, errors: object[]) =>
  new ApiError({ type: 'x', title: 'x', status, detail: 'x', errors: errors as [] });

describe('a template as text', () => {
  it('puts a value where the caret is, in place of what was selected', () => {
    expect(inserted('Hello NAME, welcome', 6, 10, 'contact.first_name')).toEqual({
      words: 'Hello {{ contact.first_name }}, welcome',
      caret: 30,
    });
  });

  it('offers each value once', () => {
    expect(new Set(offeredValues).size).toBe(offeredValues.length);
    expect(offeredValues).toContain('reply.expected');
  });

  it('finds the line of each mistake, said or in the words', () => {
    const error = refusal(422, [
      { path: 'body', line: 3, detail: 'Line 3: there is no “contact.nam” to fill in.' },
      { path: 'subject', detail: 'Riga 1: qui non si può.' },
      { path: 'language', detail: 'Not a language.' },
    ]);
    expect(mistakesOf(error)).toEqual([
      { part: 'body', line: 3, detail: 'Line 3: there is no “contact.nam” to fill in.' },
      { part: 'subject', line: 1, detail: 'Riga 1: qui non si può.' },
    ]);
  });

  it('takes no other refusal for a mistake of the writer', () => {
    expect(mistakesOf(refusal(403, [{ path: 'body', detail: 'no' }]))).toEqual([]);
    expect(mistakesOf(new Error('away'))).toEqual([]);
  });
});
