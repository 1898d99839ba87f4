import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { expect, test } from 'vitest';
import type { TakenMail } from '../../testing/mail-sink.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import type { TicketHouse } from '../../testing/tickets.ts';
import { openTicketHouse } from '../../testing/tickets.ts';
import { keyLookedUp, publicKeysOf } from '../domains/index.ts';

const DOMAIN = 'officinalume.example';
const ASKED = [
  'From: Giulia Ferraro <giulia@posta.example>',
  'To: support@officinalume.example',
  'Cc: it@officinalume.example, support+ciao@officinalume.example, anna@posta.example',
  'Subject: Luna 2',
  'Message-ID: <q-24@posta.example>',
  `References: ${Array.from({ length: 24 }, (_, index) => `<q-${index}@posta.example>`).join(' ')}`,
  'Date: Thu, 19 Nov 2026 11:20:00 +0100',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'La lampada non si accende più. Che cosa posso fare?',
  '',
].join('\r\n');

function field(mail: TakenMail, name: string): string | null {
  const head = mail.raw.slice(0, mail.raw.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ');
  const found = new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head);
  return found ? (found[1] ?? '').trim() : null;
}

/** One letter of each kind, as it reaches the next mail server. */
async function lettersOfEveryKind(): Promise<{ house: TicketHouse; letters: Record<string, TakenMail> }> {
  const sink = await openMailSink();
  const house = await openTicketHouse({ config: { smtpUrl: sink.url } });
  await publicKeysOf(house.platform, DOMAIN);
  await keyLookedUp(house.platform, DOMAIN, 'sp1', true);
  const { ticket } = await house.take(ASKED);
  house.clock.set(house.clock.now().add({ seconds: 10 }));
  await house.runJobs();
  const auto = sink.mails.splice(0);
  const answer = { type: 'reply', text: 'Torna domani.', cc: ['anna@posta.example', 'it@officinalume.example'] };
  const replied = await house.call('POST', `/tickets/${ticket.id}/messages`, { body: answer });
  expect(replied.status).toBe(201);
  await house.runJobs();
  const reply = sink.mails.splice(0);
  const invited = { email: 'nuova@officinalume.example', name: 'Nuova', role: 'agent', deskId: house.deskId };
  expect((await house.call('POST', '/invitations', { body: invited })).status).toBe(201);
  await house.runJobs();
  const account = sink.mails.splice(0);
  await house.call('POST', `/desks/${house.deskId}/test-message`, { body: { to: 'marta@posta.example' } });
  const trial = sink.mails.splice(0);
  expect([auto, reply, account, trial].map((mails) => mails.length)).toEqual([1, 1, 1, 1]);
  return {
    house,
    letters: Object.fromEntries(
      [...auto, ...reply, ...account, ...trial].map((mail, index) => [
        ['auto', 'reply', 'account', 'test'][index] ?? '',
        mail,
      ]),
    ),
  };
}

test('each kind says what it is, and none says more (RFC 3834, RFC 5322)', async () => {
  const { house, letters } = await lettersOfEveryKind();
  const table = Object.entries(letters).map(([kind, mail]) => [
    kind,
    field(mail, 'Auto-Submitted'),
    field(mail, 'X-Auto-Response-Suppress'),
    field(mail, 'In-Reply-To'),
    mail.to.join(' '),
  ]);
  expect(table).toEqual([
    ['auto', 'auto-replied', 'All', '<q-24@posta.example>', 'giulia@posta.example'],
    ['reply', null, null, '<q-24@posta.example>', 'giulia@posta.example anna@posta.example'],
    ['account', 'auto-generated', 'All', null, 'nuova@officinalume.example'],
    ['test', 'auto-generated', 'All', null, 'marta@posta.example'],
  ]);

  for (const [kind, mail] of Object.entries(letters)) {
    expect(field(mail, 'Message-ID'), kind).toMatch(new RegExp(`^<[^@<>]+@${DOMAIN}>$`));
    expect(mail.from, kind).toMatch(/^support\+b-[a-z2-7]{32}@officinalume\.example$/);
    for (const never of ['Bcc', 'Feedback-ID', 'Precedence', 'Sender', 'Return-Path', 'List-Unsubscribe'])
      expect(field(mail, never), `${never} of ${kind}`).toBeNull();
    for (const always of ['Date', 'MIME-Version', 'Content-Type', 'Subject', 'To'])
      expect(field(mail, always), `${always} of ${kind}`).not.toBeNull();
    for (const line of mail.raw.split(/\r?\n/)) expect(line.length, kind).toBeLessThanOrEqual(998);
    expect(field(mail, 'DKIM-Signature'), kind).toContain(`d=${DOMAIN}; s=sp1;`);
    const verified = await dkimVerify(Buffer.from(mail.raw), { resolver: resolverOf(house) as never });
    expect(
      verified.results.map(({ status }) => [status.result, status.aligned]),
      kind,
    ).toEqual([['pass', DOMAIN]]);
  }
  // First and newest of a thread's references: the first names it, the last are what mail programs look for.
  const references = field(letters.reply as TakenMail, 'References')?.split(/\s+/) ?? [];
  expect(references).toHaveLength(20);
  expect(references[0]).toBe('<q-0@posta.example>');
  expect(references.at(-1)).toBe('<q-24@posta.example>');
}, 60_000);

test('an answer that is wished to one of our own addresses goes to who wrote', async () => {
  const sink = await openMailSink();
  const house = await openTicketHouse({ config: { smtpUrl: sink.url } });
  const { ticket } = await house.take(`Reply-To: it+x@officinalume.example\r\n${ASKED}`);
  await house.call('POST', `/tickets/${ticket.id}/messages`, { body: { type: 'reply', text: 'Torna domani.' } });
  await house.runJobs();
  expect(sink.mails.at(-1)?.to).toEqual(['giulia@posta.example', 'anna@posta.example']);
});

function resolverOf(house: TicketHouse) {
  return async (name: string) => {
    const key = (await publicKeysOf(house.platform, DOMAIN)).find((each) => `${each.name}.${DOMAIN}` === name);
    if (!key) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    return [[key.value]];
  };
}
