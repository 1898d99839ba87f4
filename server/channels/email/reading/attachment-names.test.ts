import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentName, uniqueNames } from './attachment-names.ts';
import { MAX_FILE_NAME_LENGTH } from './reading-limits.ts';

test.each([
  ['relazione.pdf', 'application/pdf', 'relazione.pdf'],
  ['/tmp/a/../b.pdf', 'application/pdf', 'b.pdf'],
  ['C:\\Utenti\\anna\\b.pdf', 'application/pdf', 'b.pdf'],
  ['.htaccess', 'text/plain', 'htaccess'],
  ['a<b>:c|d?.txt', 'text/plain', 'a_b__c_d_.txt'],
  ['fine.txt. . .', 'text/plain', 'fine.txt'],
  ['exe\u202efdp.scr', 'application/octet-stream', 'exe fdp.scr'],
  ['a\u0000b\nc.txt', 'text/plain', 'ab c.txt'],
  [null, 'image/jpeg', 'image.jpg'],
  ['', 'application/x-unheard', 'attachment.bin'],
  ['///', 'text/calendar', 'invite.ics'],
  ['inoltrato', 'message/rfc822', 'inoltrato.eml'],
])('%j of type %s → %s', (given, type, expected) => {
  expect(attachmentName(given, type)).toBe(expected);
});

test('a forwarded mail without a name is called by its subject', () => {
  expect(attachmentName(null, 'message/rfc822', 'Reclamo 17/b')).toBe('Reclamo 17-b.eml');
  expect(attachmentName(null, 'message/rfc822', ' ')).toBe('message.eml');
});

test('names are told apart, whatever their case', () => {
  expect(uniqueNames(['a.png', 'A.png', 'a.png', 'a (2).png', 'b'])).toEqual([
    'a.png',
    'A (2).png',
    'a (3).png',
    'a (2) (2).png',
    'b',
  ]);
});

test('whatever is given, the name can stand in a folder', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('image/png', 'message/rfc822', ''),
      (given, type) => {
        const name = attachmentName(given, type);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(MAX_FILE_NAME_LENGTH);
        expect(name).not.toMatch(/[\\/\p{Cc}<>:"|?*\u202a-\u202e]|^[. ]|[. ]$/u);
        expect(name.isWellFormed()).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
