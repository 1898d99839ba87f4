import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BounceReason } from '../../../../contract/automatic.ts';
import { leastTime } from '../../../testing/least-time.ts';
import { bounceReason, isHard } from './bounce-reasons.ts';
import { parseMail } from './reading.ts';

const sample = (name: string) => parseMail(readFileSync(new URL(`../samples/bounces/${name}.eml`, import.meta.url)));

type Told = [recipient: string, action: 'failed' | 'delayed', status: string, reason: BounceReason, hard: boolean];
const ANNA = 'anna@mulino.test';

/** Each report: those in trouble, in its order. */
const TOLD: Record<string, Told[]> = {
  'postfix-no-mailbox': [[ANNA, 'failed', '5.1.1', 'no_such_mailbox', true]],
  'postfix-forwarded-elsewhere': [['anna.privata@casa.test', 'failed', '5.2.2', 'mailbox_full', false]],
  'postfix-delayed': [[ANNA, 'delayed', '4.4.1', 'no_answer', false]],
  'several-recipients': [
    ['bruno@mulino.test', 'delayed', '4.2.2', 'mailbox_full', false],
    ['carla@mulino.test', 'failed', '5.7.1', 'spam', false],
  ],
  'utf8-address': [['anna.però@mulino.test', 'failed', '5.1.3', 'wrong_address', true]],
  'office365-recipient-not-found': [[ANNA, 'failed', '5.1.10', 'no_such_mailbox', true]],
  'office365-only-internal-senders': [['tutti@mulino.test', 'failed', '5.7.133', 'not_allowed', true]],
  'office365-dmarc': [[ANNA, 'failed', '5.7.509', 'not_proved', false]],
  'office365-loop': [[ANNA, 'failed', '5.4.14', 'loop', false]],
  'outlook-com-blocked': [['anna@outlook.test', 'failed', '5.7.1', 'sender_blocked', false]],
  'gmail-over-quota': [['anna@gmail.test', 'failed', '5.2.2', 'mailbox_full', false]],
  'gmail-not-proved': [['anna@gmail.test', 'failed', '5.7.26', 'not_proved', false]],
  'gmail-older': [[ANNA, 'failed', '5.1.1', 'no_such_mailbox', true]],
  'gmail-in-html': [['anna@gmail.test', 'failed', '5.1.1', 'no_such_mailbox', true]],
  'yahoo-disabled': [['anna@yahoo.test', 'failed', '5.0.0', 'mailbox_disabled', true]],
  'yahoo-older': [[ANNA, 'failed', '5.7.1', 'spam', false]],
  'amazon-ses': [[ANNA, 'failed', '5.1.2', 'domain_not_found', true]],
  'sendmail-host-unknown': [['anna@mulinoo.test', 'failed', '5.1.2', 'domain_not_found', true]],
  'sendmail-older': [[ANNA, 'failed', '5.2.1', 'mailbox_disabled', true]],
  'null-mx': [['anna@example.test', 'failed', '5.1.0', 'takes_no_mail', true]],
  expired: [[ANNA, 'failed', '4.4.7', 'expired', false]],
  'mimecast-policy': [[ANNA, 'failed', '5.0.0', 'policy', false]],
  'exim-no-user': [[ANNA, 'failed', '5.1.1', 'no_such_mailbox', true]],
  'exim-two-failed': [
    [ANNA, 'failed', '5.0.0', 'no_such_mailbox', true],
    ['bruno@mulino.test', 'failed', '5.2.2', 'mailbox_full', false],
  ],
  'exim-warning': [[ANNA, 'delayed', '4.0.0', 'no_answer', false]],
  'qmail-full': [[ANNA, 'failed', '5.0.0', 'mailbox_full', false]],
  'exchange-in-words-english': [[ANNA, 'failed', '5.1.1', 'no_such_mailbox', true]],
  'exchange-in-words-italian': [[ANNA, 'failed', '5.2.2', 'mailbox_full', false]],
  'exchange-in-words-spanish': [[ANNA, 'failed', '5.1.1', 'no_such_mailbox', true]],
  'exchange-in-words-romanian': [[ANNA, 'failed', '5.1.10', 'no_such_mailbox', true]],
  'exchange-in-words-german': [[ANNA, 'failed', '5.2.3', 'too_large', false]],
  'exchange-in-words-french': [[ANNA, 'failed', '5.7.1', 'not_allowed', true]],
  gmx: [[ANNA, 'failed', '5.7.1', 'sender_blocked', false]],
  zoho: [[ANNA, 'failed', '5.4.6', 'loop', false]],
  courier: [[ANNA, 'failed', '5.0.0', 'no_such_mailbox', true]],
  lotus: [[ANNA, 'failed', '5.0.0', 'no_such_mailbox', true]],
  'greylisted-in-words': [[ANNA, 'delayed', '4.7.1', 'try_later', false]],
};

/** Reports that return nothing of our letter: only where they came to may tell which one it was. */
const WITHOUT_RETURNED = new Set(['gmail-in-html', 'lotus', 'exim-warning', 'greylisted-in-words']);

describe('reports of mail servers', () => {
  test.each(Object.entries(TOLD))('%s', async (name, told) => {
    const { bounce, automatic } = await sample(name);
    const read = bounce?.recipients.map(({ recipient, action, status, reason, hard }) => [
      recipient,
      action,
      status,
      reason,
      hard,
    ]);
    expect(read, bounce?.diagnostic).toEqual(told);
    const failed = told.some(([, action]) => action === 'failed');
    expect(automatic).toMatchObject({
      isBounce: true,
      isAutoReply: false,
      mayAutoReply: false,
      kind: failed ? 'delivery_report' : 'delay_report',
    });
    expect(bounce?.diagnostic).toBeTruthy();
    expect(bounce?.originalMessageId).toBe(WITHOUT_RETURNED.has(name) ? undefined : 'reply-1@sportello.test');
    if (name === 'lotus') expect(bounce?.originalSubject).toBe('Re: Orario');
    if (!WITHOUT_RETURNED.has(name)) {
      expect(bounce?.originalSubject).toBe('Re: Orario');
      expect(bounce?.originalAddresses).toContain('help+b-mfrggzdfmztwq2lknnwg23tpoa@sportello.test');
    }
  });

  test('tell the address that we wrote to beside the one where it failed', async () => {
    const { bounce } = await sample('postfix-forwarded-elsewhere');
    expect(bounce?.recipients[0]).toMatchObject({ originalRecipient: ANNA, recipient: 'anna.privata@casa.test' });
  });

  test('a report sent on by a person is their letter', async () => {
    const raw = readFileSync(new URL('../samples/bounces/postfix-no-mailbox.eml', import.meta.url), 'utf8')
      .replace('Return-Path: <>', 'Return-Path: <anna@mulino.test>')
      .replace(/^From: MAILER.*$/m, 'From: Anna <anna@mulino.test>')
      .replace('Subject: Undelivered', 'Subject: Fwd: Undelivered')
      .replace('Auto-Submitted: auto-replied\r\n', '')
      .replace('multipart/report; report-type=delivery-status', 'multipart/mixed');
    expect((await parseMail(Buffer.from(raw))).bounce).toBeUndefined();
  });
});

describe('reports that nobody would write', () => {
  const report = async (text: string, headers = '') =>
    parseMail(Buffer.from(`From: mailer-daemon@x.test\r\nSubject: failure notice\r\n${headers}\r\n${text}`));

  test('are read in any words', async () => {
    const line = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        '<a@b.test>:',
        '550 5.1.1 no',
        '#4.4.1',
        '',
        'Message-ID: <x@y>',
        '--- Below this line',
        'Subject: x',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const { bounce } = await report(lines.join('\r\n'));
        expect(bounce?.recipients.length).toBeGreaterThan(0);
        for (const { status, action } of bounce?.recipients ?? [])
          expect([status, action]).toEqual([
            expect.stringMatching(/^[45]\.\d{1,3}\.\d{1,3}$/),
            expect.stringMatching(/^(failed|delayed)$/),
          ]);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['addresses', 'a@b.test '.repeat(20_000)],
    ['the same one in many lines', '<anna@mulino.test>: mailbox\r\n'.repeat(20_000)],
    ['many of them in many lines', Array.from({ length: 5_000 }, (_, i) => `<a${i}@mulino.test>: 550 x`).join('\r\n')],
    ['nearly an address', `${'a.'.repeat(50_000)}@`],
    ['heads', 'Message-ID: <x@y>\r\n'.repeat(20_000)],
    ['dashes', `${'-'.repeat(200)} copy o\r\n`.repeat(2_000)],
  ])('are read in a moment: %s', async (_name, text) => {
    const took = await leastTime(1_500, async () => {
      expect((await report(text)).bounce).toBeDefined();
    });
    expect(took).toBeLessThan(1_500);
  });
});

describe('what a server means', () => {
  test.each<[string, string, BounceReason]>([
    ['5.0.0', '550 No such user here', 'no_such_mailbox'],
    ['5.0.0', '550 Requested action not taken: mailbox unavailable', 'no_such_mailbox'],
    ['5.1.1', '550 5.1.1 <x@y.test>: Email address could not be found, or was misspelled', 'no_such_mailbox'],
    ['5.5.0', '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).', 'no_such_mailbox'],
    ['5.0.0', '550 Utente sconosciuto', 'no_such_mailbox'],
    ['5.0.0', '550 Destinatario inesistente', 'no_such_mailbox'],
    ['5.0.0', '550 Empfänger unbekannt', 'no_such_mailbox'],
    ['5.0.0', '550 Account inactive', 'mailbox_disabled'],
    ['5.0.0', '550 User account is overquota', 'mailbox_full'],
    ['5.0.0', 'La casella di posta è piena', 'mailbox_full'],
    ['4.2.2', '452 4.2.2 Over quota', 'mailbox_full'],
    ['5.3.4', '552 5.3.4 Message size exceeds fixed limit', 'too_large'],
    ['5.7.1', '550 5.7.1 Relaying denied', 'relay_denied'],
    [
      '5.7.1',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
      'sender_blocked',
    ],
    ['5.7.1', '550 5.7.1 Our system has detected that this message is likely unsolicited mail.', 'spam'],
    [
      '5.7.0',
      '552 5.7.0 This message was blocked because its content presents a potential security issue: virus',
      'content',
    ],
    ['5.7.1', '550 5.7.1 Refused by local policy', 'policy'],
    ['5.7.8', '535 5.7.8 Username and password not accepted', 'sign_in_needed'],
    ['4.7.1', '450 4.7.1 Greylisted, see http://x.test', 'try_later'],
    ['4.7.28', '421 4.7.28 Our system has detected an unusual rate of mail', 'too_many'],
    ['5.7.10', '530 5.7.10 Must issue a STARTTLS command first', 'encryption_needed'],
    ['5.4.4', 'Host or domain name not found. Name service error for name=mulinoo.test type=A', 'domain_not_found'],
    ['4.4.2', 'conversation with mx.mulino.test timed out while sending end of data', 'no_answer'],
    ['5.4.6', '554 5.4.6 Too many hops', 'loop'],
    ['4.3.0', '451 4.3.0 Internal server error', 'server_trouble'],
    ['5.0.0', 'Message not accepted for policy reasons', 'policy'],
    ['5.0.0', 'xyz', 'unknown'],
  ])('%s %s → %s', (status, words, reason) => {
    expect(bounceReason(status, words)).toBe(reason);
  });

  test('a passing failure is no word against the address', () => {
    expect(isHard('delayed', '4.1.1', 'no_such_mailbox')).toBe(false);
    expect(isHard('failed', '4.4.7', 'unknown')).toBe(false);
    expect(isHard('failed', '5.0.0', 'unknown')).toBe(true);
  });

  test('is found in any words within a moment', async () => {
    const parts = [
      'user ',
      'mailbox ',
      'a ',
      'not ',
      'host ',
      '<x@y.test> ',
      'size ',
      'x'.repeat(300),
      ' ',
      'exceeded ',
    ];
    for (const one of parts)
      for (const other of parts) {
        const words = one.repeat(200) + other.repeat(2_000);
        expect(await leastTime(100, () => bounceReason('5.0.0', words))).toBeLessThan(100);
      }
  });
});
