import { expect, test } from 'vitest';
import type { MailPreset } from '../../../../contract/mailboxes.ts';
import { changeOf, fieldsOf, missingIn, withPreset } from './mailbox-wishes.ts';

const preset: MailPreset = {
  provider: 'other',
  name: 'Lume Post',
  auth: 'password',
  imap: { host: 'imap.lume.example', port: 993, security: 'tls' },
  smtp: { host: 'smtp.lume.example', port: 587, security: 'starttls' },
  hint: null,
};

test('a known provider fills the servers in, and nothing that somebody wrote', () => {
  const begun = { ...fieldsOf(undefined, 'desk'), address: 'help@lume.example' };
  const filled = withPreset(begun, preset);
  expect(changeOf(filled)).toMatchObject({
    imap: { host: 'imap.lume.example', port: 993, security: 'tls', user: 'help@lume.example', folder: 'INBOX' },
    smtp: { host: 'smtp.lume.example', port: 587, security: 'starttls', user: null },
  });
  const written = withPreset({ ...begun, imap: { ...begun.imap, host: 'mine.example' } }, preset);
  expect(written.imap.host).toBe('mine.example');
});

test('says what is missing, and asks for a password only where one is needed and none is kept', () => {
  const empty = fieldsOf(undefined, 'desk');
  expect(missingIn(empty, false)).toEqual(['address', 'imapHost', 'password', 'smtpHost']);
  const filled = withPreset({ ...empty, address: 'help@lume.example' }, preset);
  expect(missingIn(filled, false)).toEqual(['password']);
  expect(missingIn(filled, true)).toEqual([]);
  expect(missingIn({ ...filled, auth: 'oauth2' }, false)).toEqual([]);
  expect(missingIn({ ...filled, receiveBy: 'handed_over', sendBy: 'direct' }, false)).toEqual([]);
  expect(missingIn({ ...filled, afterReading: 'move' }, true)).toEqual(['moveTo']);
});

test('a password that was not written is not sent', () => {
  expect(changeOf(fieldsOf(undefined, 'desk'))).not.toHaveProperty('password');
});
