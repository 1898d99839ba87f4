import { afterAll, beforeAll, expect, test } from 'vitest';
import { company, giulia, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Letter, Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';

const QUESTION = {
  from: giulia,
  to: company.support,
  subject: 'La luce non si ricarica più',
  text: 'Buongiorno,\n\nieri ho preso la pioggia tornando a casa e da allora la lampada non si ricarica. Potete dirmi che cosa devo fare?\n\nGrazie mille\nGiulia\n',
  messageId: 'pioggia.1@ciclisti.example',
};

let house: Installation;
let sink: Sink;
let answer: Letter;

beforeAll(async () => {
  sink = await openSink();
  // With the clock that can be moved.
  house = await prepareInstallation({ ...foundedByMarta, NODE_ENV: 'development', SMTP_URL: sink.url });
  await house.start();
});
afterAll(async () => {
  await house?.remove();
  await sink?.close();
});

test('Giulia writes in Italian and is answered in Italian at once', async () => {
  expect((await sendMail(house, QUESTION)).code).toBe(250);
  answer = await sink.letterTo(giulia.address);
  expect(answer.mail.subject).toBe('Re: La luce non si ricarica più');
  expect(answer.mail.text).toMatch(
    /Buongiorno Giulia, abbiamo ricevuto la sua richiesta su La luce non si ricarica più/,
  );
  expect(answer.mail.html).toContain('Abbiamo la sua richiesta');
  expect(answer.mail.html).toMatch(/<html[^>]* lang="it"/);
  expect(answer.mail.text).toMatch(new RegExp(`${house.url}/s/[a-z0-9]{20,}`));
});

test('It says by when somebody answers, the same time that her request carries', async () => {
  const [ticket] = (await house.call('GET', '/api/v1/tickets')).body.items;
  const promise = /Le rispondiamo ([^,]+), di solito prima/.exec(unwrapped(answer.mail.text ?? ''))?.[1];
  expect(promise).toBe(inItalian(ticket.dueAt));
});

test('It is marked as what it is, so that no program answers it', () => {
  // Where only reports of this very letter are read (RFC 3834, 3.3): an empty sender would not hear that it came back.
  expect(answer.from).toMatch(/^assistenza\+b-[a-z2-7]{32}@officinalume\.example$/);
  expect(answer.header('Auto-Submitted')).toBe('auto-replied');
  expect(answer.header('X-Auto-Response-Suppress')).toBe('All');
  expect(answer.header('In-Reply-To')).toBe('<pioggia.1@ciclisti.example>');
  expect(answer.header('References')).toBe('<pioggia.1@ciclisti.example>');
  expect(answer.mail.replyTo?.[0]?.address).toMatch(/^assistenza\+[a-z2-7]{32}@officinalume\.example$/);
});

test('Her second letter within the hour is taken in without another such answer', async () => {
  const second = { ...QUESTION, subject: 'Ancora la luce', messageId: 'pioggia.2@ciclisti.example' };
  expect((await sendMail(house, second)).code).toBe(250);
  await answeredAfterAllOfThese('second');
  expect((await sink.letters()).filter((letter) => letter.to.includes(giulia.address))).toHaveLength(1);
  expect(await subjects()).toContain('Ancora la luce');
});

test('Programs are taken in and never answered', async () => {
  const programs: { name: string; headers: Record<string, string>; envelopeFrom?: string }[] = [
    { name: 'assenza', headers: { 'Auto-Submitted': 'auto-replied' } },
    { name: 'lista', headers: { 'List-Id': 'Ciclisti <lista.ciclisti.example>' } },
    { name: 'offerte', headers: { Precedence: 'bulk' } },
    { name: 'fuori', headers: { 'X-Auto-Response-Suppress': 'OOF, AutoReply' } },
    { name: 'noreply', headers: {} },
    { name: 'rimbalzo', headers: {}, envelopeFrom: '' },
  ];
  for (const { name, ...rest } of programs) {
    const address = `${name}@ciclisti.example`;
    const mail = { ...QUESTION, ...rest, from: { name, address }, subject: `Da ${name}`, messageId: `1.${address}` };
    expect((await sendMail(house, mail)).code).toBe(250);
  }
  await answeredAfterAllOfThese('programs');
  const answered = (await sink.letters()).flatMap((letter) => letter.to);
  expect(answered.filter((address) => programs.some(({ name }) => address.startsWith(`${name}@`)))).toEqual([]);
  expect(await subjects()).toEqual(expect.arrayContaining(programs.map(({ name }) => `Da ${name}`)));
  const outbox = (await house.call('GET', '/api/v1/outbox?limit=100')).body.items;
  expect(outbox.flatMap((outgoing: { to: string[] }) => outgoing.to).sort()).toEqual([...new Set(answered)].sort());
});

test('Nora writes in English and is answered in English', async () => {
  const mail = {
    from: nora,
    to: company.support,
    subject: 'My light does not charge',
    text: 'Hello,\n\nsince yesterday my light does not charge any more. Could you tell me what to do?\n\nThank you\nNora\n',
  };
  expect((await sendMail(house, mail)).code).toBe(250);
  const letter = await sink.letterTo(nora.address);
  expect(letter.mail.html).toMatch(/<html[^>]* lang="en"/);
  expect(letter.mail.text).not.toContain('Buongiorno');
});

test('When the hour is over she is told again that her letter has come', async () => {
  const moved = await house.call('PUT', '/api/v1/dev/clock', { body: { kind: 'advance', minutes: 61 } });
  expect(moved.status).toBe(200);
  const third = { ...QUESTION, subject: 'La luce, di nuovo', messageId: 'pioggia.3@ciclisti.example' };
  expect((await sendMail(house, third)).code).toBe(250);
  await sink.letterTo(giulia.address, ({ mail }) => mail.subject === 'Re: La luce, di nuovo');
  expect((await sink.letters()).filter((letter) => letter.to.includes(giulia.address))).toHaveLength(2);
});

/** What comes later leaves later: when this person has been answered, whatever was due to earlier ones has left. */
async function answeredAfterAllOfThese(word: string): Promise<void> {
  const address = `dopo-${word}@ciclisti.example`;
  const mail = { ...QUESTION, from: { name: 'Dopo', address }, messageId: address };
  expect((await sendMail(house, mail)).code).toBe(250);
  await sink.letterTo(address);
}

async function subjects(): Promise<string[]> {
  const { items } = (await house.call('GET', '/api/v1/tickets?limit=100')).body;
  return items.map((ticket: { subject: string }) => ticket.subject);
}

/** Plain text is wrapped for reading. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** As an Italian would say it today, from the desk's office hours (9 to 18). */
function inItalian(dueAt: string): string {
  const due = Temporal.Instant.from(dueAt).toZonedDateTimeISO(company.timeZone);
  const days = Temporal.Now.plainDateISO(company.timeZone).until(due.toPlainDate()).days;
  const weekday = new Intl.DateTimeFormat('it', { weekday: 'long', timeZone: company.timeZone });
  const day = ['oggi', 'domani'][days] ?? weekday.format(due.epochMilliseconds);
  return `${day} entro le ${String(due.hour).padStart(2, '0')}:${String(due.minute).padStart(2, '0')}`;
}
