import type { SetUp } from '../../../contract/people.ts';
import type { Language, Translate } from '../../i18n/index.ts';
import { isLongEnough, looksLikeMail, shortestPassword } from './passwords.ts';

/** Letters in each of the three boxes, and how they are written together. */
export const codeBoxes = 3;
export const codeBoxLength = 4;

export interface SetUpForm {
  code: string;
  companyName: string;
  languages: Language[];
  ownerName: string;
  ownerMail: string;
  password: string;
  deskName: string;
  deskAddress: string;
}

export type Part = 'code' | 'company' | 'owner' | 'desk';
export const parts: readonly Part[] = ['code', 'company', 'owner', 'desk'];

/** Letters and digits of a code as typed or pasted, "k7qf-2m9x-wd4h" as well as "K7QF 2M9X WD4H". */
export function codeLetters(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, codeBoxes * codeBoxLength);
}

export function writtenCode(letters: string): string {
  return Array.from({ length: codeBoxes }, (_, box) =>
    letters.slice(box * codeBoxLength, (box + 1) * codeBoxLength),
  ).join('-');
}

/** What is still missing, by the dotted path that the server uses for the same field. */
export function whatIsMissing(form: SetUpForm, codeIsRight: boolean, t: Translate): Record<string, string> {
  const missing: Record<string, string> = {};
  if (!codeIsRight) missing.code = 'code';
  if (form.companyName.trim() === '') missing.companyName = t('entry.missing.name');
  if (form.languages.length === 0) missing.languages = t('entry.missing.language');
  if (form.ownerName.trim() === '') missing['owner.name'] = t('entry.missing.name');
  if (!looksLikeMail(form.ownerMail)) missing['owner.email'] = t('entry.missing.mail');
  if (!isLongEnough(form.password))
    missing['owner.password'] = t('entry.missing.password', { shortest: shortestPassword });
  if (form.deskName.trim() === '') missing['desk.name'] = t('entry.missing.name');
  if (!looksLikeMail(form.deskAddress)) missing['desk.address'] = t('entry.missing.mail');
  return missing;
}

const partOf = (path: string): Part =>
  path === 'code' ? 'code' : path.startsWith('owner') ? 'owner' : path.startsWith('desk') ? 'desk' : 'company';

/** Which parts are done, and the first that is not. */
export function progress(missing: Record<string, string>): { done: ReadonlySet<Part>; now: Part | undefined } {
  const undone = new Set(Object.keys(missing).map(partOf));
  return { done: new Set(parts.filter((part) => !undone.has(part))), now: parts.find((part) => undone.has(part)) };
}

export function asAsked(form: SetUpForm, locale: Language): SetUp {
  return {
    code: writtenCode(form.code),
    companyName: form.companyName.trim(),
    languages: form.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    owner: { name: form.ownerName.trim(), email: form.ownerMail.trim(), password: form.password, locale },
    desk: { name: form.deskName.trim(), address: form.deskAddress.trim() },
  };
}
