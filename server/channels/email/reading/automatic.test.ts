import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Automatic, Bounce } from './parsed-mail.ts';
import { parseMail } from './reading.ts';

const sample = (name: string) => parseMail(readFileSync(new URL(`../samples/${name}.eml`, import.meta.url)));

const KINDS: Record<string, [kind: 'person' | 'auto reply' | 'bounce' | 'list' | 'program', reason?: RegExp]> = {
  plain: ['person'],
  'answer-to-an-absence': ['person'],
  'auto-submitted-no': ['person'],
  'pretends-to-bounce': ['person'],
  'absence-gmail': ['auto reply', /^Auto-Submitted: auto-replied$/],
  'absence-outlook': ['auto reply', /^Auto-Submitted: auto-generated$/],
  'absence-subject-only': ['auto reply', /subject/],
  'read-receipt': ['auto reply', /report/],
  newsletter: ['list', /^Precedence: bulk$/],
  'mailing-list': ['list', /List/],
  'return-path-empty': ['program', /^Return-Path: <>$/],
  'notification-of-a-program': ['program', /^Auto-Submitted/],
  'sender-noreply': ['program', /^sender No-Reply$/],
  'delivery-report-of-success': ['program', /report/],
  'bounce-permanent': ['bounce', /./],
  'bounce-delayed': ['bounce', /./],
  'bounce-exim-in-words': ['bounce', /./],
  'bounce-qmail-in-words': ['bounce', /^delivery report$/],
};

describe('who is answered automatically', () => {
  test.each(Object.entries(KINDS))('%s', async (name, [kind, reason]) => {
    const { automatic } = await sample(name);
    const expected: Partial<Automatic> = {
      isAutoReply: kind === 'auto reply',
      isBounce: kind === 'bounce',
      mayAutoReply: kind === 'person',
    };
    expect(automatic).toMatchObject(expected);
    if (kind === 'list') expect(automatic.isList).toBe(true);
    expect(automatic.reason ?? '').toMatch(reason ?? /^$/);
  });

  test.each([
    ['X-Auto-Response-Suppress: OOF, DR', false],
    ['X-Auto-Response-Suppress: DR', true],
    ['X-Autorespond: sì', false],
    ['Precedence: Junk', false],
    ['List-Post: <mailto:a@b.test>', false],
    ['Auto-Submitted: auto-notified; owner-email="a@b.test"', false],
    ['Auto-Submitted: NO (a person)', true],
    ['Precedence: first-class', true],
  ])('%s → %s', async (header, mayAutoReply) => {
    const raw = Buffer.from(`From: anna@mulino.test\r\nSubject: x\r\n${header}\r\n\r\nx\r\n`);
    expect((await parseMail(raw)).automatic.mayAutoReply).toBe(mayAutoReply);
  });

  test.each([
    ['mailer-daemon', false],
    ['Postmaster', false],
    ['do-not-reply+17', false],
    ['owner-lista', false],
    ['lista-request', false],
    ['bounce+abc=mulino.test', false],
    ['nonrispondere', false],
    ['replay', true],
    ['anna.noreply', true],
  ])('from %s → %s', async (local, mayAutoReply) => {
    const raw = Buffer.from(`From: ${local}@mulino.test\r\nSubject: x\r\n\r\nx\r\n`);
    expect((await parseMail(raw)).automatic.mayAutoReply).toBe(mayAutoReply);
  });
});

const ORIGINAL = { originalMessageId: 'reply-1@sportello.test', originalToken: 'help+r.tok123@sportello.test' };
const BOUNCES: Record<string, Partial<Bounce>> = {
  'bounce-permanent': {
    finalRecipient: 'nessuno@mulino.test',
    action: 'failed',
    status: '5.1.1',
    diagnostic: '550 5.1.1 <nessuno@mulino.test>: User unknown',
    ...ORIGINAL,
  },
  'bounce-delayed': {
    finalRecipient: 'nessuno@mulino.test',
    action: 'delayed',
    status: '4.4.1',
    diagnostic: 'connect timed out',
    ...ORIGINAL,
  },
  'bounce-exim-in-words': {
    finalRecipient: 'nessuno@mulino.test',
    action: 'failed',
    status: '5.7.1',
    diagnostic: 'SMTP error from remote mail server after RCPT TO: 550 5.7.1 Relaying denied',
    ...ORIGINAL,
  },
  'bounce-qmail-in-words': {
    finalRecipient: 'nessuno@mulino.test',
    action: 'failed',
    status: '5.1.1',
    diagnostic: 'Sorry, no mailbox here by that name. (#5.1.1)',
    ...ORIGINAL,
  },
};

test.each(Object.entries(BOUNCES))('%s is read', async (name, bounce) => {
  expect((await sample(name)).bounce).toMatchObject(bounce);
});

test('other mails are no bounce', async () => {
  for (const name of ['plain', 'pretends-to-bounce', 'delivery-report-of-success', 'read-receipt', 'return-path-empty'])
    expect((await sample(name)).bounce).toBeUndefined();
});
