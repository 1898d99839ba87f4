import { expect, test } from 'vitest';
import { setUp } from '../../../contract/people.ts';
import type { Translate } from '../../i18n/index.ts';
import { asAsked, codeLetters, progress, type SetUpForm, whatIsMissing, writtenCode } from './set-up-form.ts';

const t: Translate = (key) => key;
const whole: SetUpForm = {
  code: 'K7QF2M9XWD4H',
  companyName: ' Officina Lume ',
  languages: ['en', 'it'],
  ownerName: 'Marta Rinaldi',
  ownerMail: 'marta@officinalume.example',
  password: 'four plain words here',
  deskName: 'Customer desk',
  deskAddress: 'supporto@officinalume.example',
};

test('a code is the same however it was typed or pasted', () => {
  for (const typed of ['K7QF-2M9X-WD4H', ' k7qf 2m9x wd4h ', 'k7qf2m9xwd4hXYZ']) {
    expect(writtenCode(codeLetters(typed))).toBe('K7QF-2M9X-WD4H');
  }
});

test('a whole form is what the server asks for', () => {
  expect(setUp.safeParse(asAsked(whole, 'it')).success).toBe(true);
  expect(whatIsMissing(whole, true, t)).toEqual({});
});

test('what is missing is named by the paths of the server, and the first undone part is the one to do', () => {
  const missing = whatIsMissing({ ...whole, ownerMail: 'marta', deskAddress: '' }, true, t);
  expect(Object.keys(missing)).toEqual(['owner.email', 'desk.address']);
  expect(progress(missing)).toEqual({ done: new Set(['code', 'company']), now: 'owner' });
  expect(progress(whatIsMissing(whole, false, t)).now).toBe('code');
  expect(progress({}).now).toBeUndefined();
});
