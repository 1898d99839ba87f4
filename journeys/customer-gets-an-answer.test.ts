import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora, stranger } from './kit/cast.ts';
import { box } from './kit/composer.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Letter, Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

const SHEET = 'Open the lamp, dry the seal, close the lamp.\n';

let house: Installation;
let sink: Sink;
let browser: Browser;
let desk: Visit;
let folder: string;
let answer: Letter;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sportello-sheet-'));
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  browser = await openBrowser();
  desk = await visit(browser);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
  await rm(folder, { recursive: true, force: true });
});

const thread = (): Locator => desk.page.getByRole('region', { name: 'What was said and done' });
const editor = (): Locator => box(desk.page, `Reply to ${nora.name}`);

test('What Nora writes appears on the open screen by itself', async () => {
  await comeIn(desk.page, house, marta);
  await desk.page.getByText('Nobody is waiting').waitFor();
  // Gone after any reload.
  await desk.page.evaluate('window.openedOnce = true');
  const sent = await sendMail(house, {
    from: nora,
    to: company.support,
    subject: 'Lamp full of rain',
    messageId: 'rain.1@riders.example',
    text: 'Hello,\n\nthere is water behind the glass of my lamp since yesterday. Is there a way to dry it?\n\nNora\n',
  });
  expect(sent.code).toBe(250);
  await desk.page.getByRole('link', { name: /Nora Whitfield.*Lamp full of rain/s }).click();
  await thread().getByText('there is water behind the glass of my lamp').waitFor();
});

test('Marta answers with a bold word and a sheet', async () => {
  const { page } = desk;
  const sheet = join(folder, 'drying.txt');
  await writeFile(sheet, SHEET);
  await page.getByRole('button', { name: 'Write to Nora' }).click();
  await editor().pressSequentially('Hello Nora, please ');
  await page.getByRole('button', { name: 'Bold' }).click();
  await editor().pressSequentially('dry the seal');
  await page.getByRole('button', { name: 'Bold' }).click();
  await editor().pressSequentially(' as the sheet shows.');
  await page.locator('input[type=file]').setInputFiles(sheet);
  await page.getByRole('button', { name: 'Remove drying.txt' }).waitFor();
  await page.getByRole('button', { name: 'Send and wait' }).click();
  answer = await sink.letterTo(nora.address, (letter) => letter.header('Auto-Submitted') === undefined);
});

test('Nora reads it in her mail program, as text and as HTML, beside what she wrote', async () => {
  const { mail } = answer;
  expect(mail.subject).toBe('Re: Lamp full of rain');
  expect(mail.from?.address).toBe(company.support);
  expect(mail.replyTo?.[0]?.address).toMatch(/^assistenza\+[a-z2-7]{32}@officinalume\.example$/);
  expect(answer.header('Message-ID')).toMatch(/^<[^<>@\s]+@officinalume\.example>$/);
  expect(answer.header('In-Reply-To')).toBe('<rain.1@riders.example>');
  expect(answer.header('References')?.split(/\s+/).at(-1)).toBe('<rain.1@riders.example>');
  expect(mail.html).toContain('<strong>dry the seal</strong>');
  // Below stands what she wrote, marked as a quote.
  expect(mail.text).toMatch(/^> /m);
  expect(mail.html).toContain('type="cite"');
  expect(words((mail.text ?? '').replace(/^> ?/gm, ''))).toBe(words(withoutTags(mail.html ?? '')));
  expect(words(mail.text ?? '')).toContain('Hello Nora, please dry the seal as the sheet shows.');
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['drying.txt']);
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).toString()).toBe(SHEET);
});

test('Her answers come back into the same request, however they name it', async () => {
  const reply = { from: nora, subject: 'Re: Lamp full of rain', text: 'Thank you, it is dry now.\n' };
  const replyTo = answer.mail.replyTo?.[0]?.address ?? '';
  const byToken = await sendMail(house, { ...reply, to: replyTo });
  const byReference = await sendMail(house, {
    ...reply,
    to: company.support,
    subject: 'One more thing',
    text: 'Which seal should I order?\n',
    headers: { References: `<rain.1@riders.example> ${answer.header('Message-ID')}` },
  });
  const byNumber = await sendMail(house, {
    ...reply,
    to: company.support,
    subject: 'About #1',
    text: 'It rains again.\n',
  });
  expect([byToken.code, byReference.code, byNumber.code]).toEqual([250, 250, 250]);
  await thread().getByText('Thank you, it is dry now.').waitFor();
  await thread().getByText('Which seal should I order?').waitFor();
  await thread().getByText('It rains again.').waitFor();
  const { items } = (await house.call('GET', '/api/v1/tickets')).body;
  expect(items.map((ticket: { number: number; status: string }) => [ticket.number, ticket.status])).toEqual([
    [1, 'open'],
  ]);
});

test('A stranger who only knows the number gets a request of his own', async () => {
  const sent = await sendMail(house, {
    from: stranger,
    to: company.support,
    subject: 'Re: #1',
    text: 'Tell me what Nora wrote.\n',
  });
  expect(sent.code).toBe(250);
  await desk.page.getByRole('link', { name: /Vince Hollow/ }).waitFor();
  const { items } = (await house.call('GET', '/api/v1/tickets/1/messages')).body;
  expect(items.map((message: { from: { address: string } }) => message.from.address)).not.toContain(stranger.address);
});

test('A reply taken back within its seconds never leaves, and its words are there again', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: 'Write to Nora' }).click();
  await editor().pressSequentially('Too early.');
  await page.getByRole('button', { name: 'Send and wait' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('its words are back', async () => (await editor().textContent())?.includes('Too early.'));
  await editor().press('Control+A');
  await editor().pressSequentially('Order seal number four.');
  await page.getByRole('button', { name: 'Send and wait' }).click();
  await sink.letterTo(nora.address, (letter) => words(letter.mail.text ?? '').includes('Order seal number four.'));
  const texts = (await sink.letters()).map((letter) => letter.mail.text);
  expect(texts.filter((text) => text?.includes('Too early.'))).toEqual([]);
  // Who receives a letter has it a moment before its sender knows.
  await until('one was cancelled, and two have left', async () => {
    const { items } = (await house.call('GET', '/api/v1/outbox')).body;
    const states = items
      .filter(({ kind }: { kind: string }) => kind === 'reply')
      .map(({ state }: { state: string }) => state);
    return states.sort().join() === 'cancelled,sent,sent';
  });
});

test('All of it came to the one open page, without a reload and without an error', async () => {
  expect(await desk.page.evaluate('window.openedOnce')).toBe(true);
  expect(desk.complaints).toEqual([]);
});

/** What stands in a letter, whatever its lines look like, where its links go and how its signature is set off. */
function words(text: string): string {
  return text
    .replace(/^-- $/m, '')
    .replace(/\(?https?:\/\/[^\s)]+\)?/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutTags(html: string): string {
  return html
    .replace(/<(style|title)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<br[^>]*>|<\/(p|div|h\d|li|td|tr)>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
