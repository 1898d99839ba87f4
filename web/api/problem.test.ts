import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import it from '../../locales/it/problems.json' with { type: 'json' };
import { type Language, speak } from '../i18n/index.ts';
import { ApiError, fieldErrors, refusalOf, Unreachable } from './problem.ts';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
});
afterEach(() => vi.unstubAllGlobals());

const refused = (kind: string, detail: string, errors?: { path: string; detail: string }[]) =>
  new ApiError({
    type: `urn:sportello:problem:${kind}`,
    title: '',
    status: 409,
    detail,
    ...(errors ? { errors } : {}),
  });
const about = (path: string, kind = 'invalid') => refused(kind, 'Told here', [{ path, detail: 'Told here' }]);

test('English readers get the words of the server, which knows the case', async () => {
  await speak('en-GB', 'Europe/Rome');
  expect(refusalOf(refused('too-large', '"luna.pdf" is over 25 MB.'))).toBe('"luna.pdf" is over 25 MB.');
  expect(fieldErrors(about('email'))).toEqual({ email: 'Told here' });
});

test.each<[Language, RegExp]>([
  ['it', /già partito/],
  ['es', /ya ha salido/],
  ['ro', /a plecat deja/],
])('readers of %s get their own', async (language, words) => {
  await speak(language, 'Europe/Rome');
  expect(refusalOf(refused('has-left', 'This message has left already.'))).toMatch(words);
});

test('a sentence for the field comes before that for the kind', async () => {
  await speak('it-CH', 'Europe/Rome');
  expect(refusalOf(about('email'))).toBe(it['invalid.email']);
  expect(refusalOf(about('owner.email'))).toBe(it['invalid.email']);
  expect(refusalOf(about('attachments.0'))).toBe(it['invalid.attachments']);
  expect(refusalOf(about('nowhere'))).toBe(it.invalid);
  expect(refusalOf(about(''))).toBe(it.invalid);
  expect(fieldErrors(about('desk.address', 'address-taken'))).toEqual({ 'desk.address': it['address-taken.address'] });
  expect(fieldErrors(about('email', 'address-taken'))).toEqual({ email: it['address-taken.email'] });
});

test('what the catalogue does not know is told as the server told it', async () => {
  await speak('ro', 'Europe/Rome');
  expect(refusalOf(about('subject', 'template-mistake'))).toBe('Told here');
  expect(refusalOf(refused('to-string', 'Told here'))).toBe('Told here');
  expect(refusalOf(refused('toString', 'Told here'))).toBe('Told here');
});

test('no words are no sentence, so that the screen says its own', async () => {
  await speak('es', 'Europe/Rome');
  expect(refusalOf(refused('unknown', ''))).toBeUndefined();
  expect(refusalOf(new Unreachable('The server did not answer'))).toBeUndefined();
  expect(refusalOf(new Error('broken'))).toBeUndefined();
  expect(fieldErrors(new Unreachable('The server did not answer'))).toEqual({});
});

test('a kind is the whole last word', () => {
  expect(refused('has-left', '').kind).toBe('has-left');
  expect(refused('has-left', '').is('has-left')).toBe(true);
  expect(refused('has-left', '').is('left')).toBe(false);
});
