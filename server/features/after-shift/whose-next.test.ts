import { expect, test } from 'vitest';
import type { ComingShift } from '../rota/index.ts';
import { whoseNext } from './whose-next.ts';

const instant = (at: string) => Temporal.Instant.from(at);
const buddy = { id: 'marta', name: 'Marta' };
const coming = (name: string, at: string, ...languages: string[]): ComingShift => ({
  shiftId: name,
  teammate: { id: name, name },
  on: at.slice(0, 10),
  startsAt: instant(at),
  languages,
});
const elena = coming('elena', '2026-11-20T08:00:00Z', 'ro', 'it');
const owen = coming('owen', '2026-11-20T09:00:00Z', 'en');
const open = (language: string | null, due: string | null, status: 'open' | 'waiting' = 'open') => ({
  status,
  language,
  dueAt: due === null ? null : instant(due),
  onItsWay: false,
});

test('what is open goes to who speaks the language, what is due before them to the buddy, and what waits stays', () => {
  const all = { coming: [elena, owen], buddy };
  expect(whoseNext(open('en', '2026-11-20T12:00:00Z'), all)).toEqual({
    kind: 'handed',
    to: owen.teammate,
    from: '2026-11-20T09:00:00Z',
    why: 'language',
  });
  expect(whoseNext(open('es', null), all)).toMatchObject({ to: elena.teammate, why: 'next-shift' });
  expect(whoseNext(open('en', '2026-11-20T08:30:00Z'), all)).toEqual({
    kind: 'handed',
    to: buddy,
    from: null,
    why: 'soon',
  });
  expect(whoseNext(open('en', '2026-11-19T17:00:00Z', 'waiting'), all)).toMatchObject({ kind: 'kept', why: 'waits' });
  expect(whoseNext({ ...open('en', null), onItsWay: true }, all)).toMatchObject({ kind: 'kept', why: 'on-its-way' });
  expect(whoseNext(open('en', null), { coming: [], buddy })).toMatchObject({ to: buddy });
  expect(whoseNext(open('en', null), { coming: [], buddy: null })).toMatchObject({ kind: 'queue', why: 'nobody' });
});
