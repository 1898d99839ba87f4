import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora } from './kit/cast.ts';
import { box } from './kit/composer.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

const QUESTION = 'The lamp does not charge after rain: what now?';

let house: Installation;
let sink: Sink;
let browser: Browser;
let desk: Visit;
let reader: Visit;
let centre: string;

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  const { body: centres } = await house.call('GET', '/api/v1/help-centres');
  const { deskId, address } = centres.items[0];
  centre = new URL(address).pathname;
  await house.call('PATCH', `/api/v1/help-centres/${deskId}`, { body: { open: true } });
  const section = await house.call('POST', '/api/v1/sections', {
    body: { desk: deskId, names: { en: { name: 'Charging and water' } } },
  });
  expect(section.status, JSON.stringify(section.body)).toBe(201);
  browser = await openBrowser();
  desk = await visit(browser, { bypassCSP: true });
  reader = await visit(browser, { javaScriptEnabled: false });
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

const editor = (): Locator => box(desk.page, `Reply to ${nora.name}`);
const articles = async (): Promise<{ title: string; state: string }[]> =>
  (await house.call('GET', '/api/v1/articles')).body.items;
/** What the next customer finds, with scripts off. */
async function finds(words: string): Promise<string> {
  await reader.page.goto(`${house.url}${centre}`);
  const field = reader.page.getByRole('searchbox').first();
  await field.fill(words);
  await Promise.all([reader.page.waitForURL(/[?&]q=/), field.press('Enter')]);
  return (await reader.page.getByRole('main').textContent()) ?? '';
}

test('Nora asks, and nobody has written about it yet', async () => {
  const sent = await sendMail(house, {
    from: nora,
    to: company.support,
    subject: 'Lamp does not charge',
    messageId: 'charge.1@riders.example',
    text: 'Hello,\n\nmy lamp does not charge since the rain on Monday. It came with order OL-20418.\n\nNora\n',
  });
  expect(sent.code).toBe(250);
  expect(await finds('charge rain')).not.toContain(QUESTION);
});

test('Marta writes the reply and its question, and sees what is taken out before anything goes', async () => {
  const { page } = desk;
  await comeIn(page, house, marta);
  await page.getByRole('link', { name: /Nora Whitfield.*Lamp does not charge/s }).click();
  await page.getByRole('button', { name: 'Write to Nora' }).click();
  await editor().pressSequentially('Hello Nora,');
  await editor().press('Enter');
  await editor().pressSequentially(
    'water sits in the plug. Dry it for 12 hours, then charge again. If it stays dark we send a new one of order OL-20418 to 14 Mill Lane, Bristol.',
  );
  await editor().press('Enter');
  await editor().pressSequentially('Kind regards, Marta');
  const question = page.getByRole('textbox', { name: 'FAQ question' });
  await question.fill(QUESTION);
  await editor().press('Control+Enter');
  const sheet = page.getByRole('dialog', { name: 'The reply, and the answer for everyone' });
  const answer = sheet.getByRole('region', { name: 'The answer, for everyone' });
  await answer.getByText('Dry it for 12 hours').waitFor();
  expect(await answer.textContent()).not.toMatch(/Nora|OL-20418|Mill Lane|Kind regards/);
  expect(await sheet.getByRole('region', { name: /Your reply/ }).textContent()).toContain('OL-20418');
  await sheet
    .getByRole('button', { name: /^Keep it/ })
    .first()
    .waitFor();
  await nothingFound(page);
  expect(await articles()).toEqual([]);
  await sheet.getByRole('button', { name: 'Send, and publish the answer' }).click();
  await sheet.waitFor({ state: 'detached' });
});

test('Taken back, the reply comes back with its question, and its answer is gone', async () => {
  const { page } = desk;
  // All within the seconds in which it can be taken back.
  await until('the draft of the answer', async () => (await articles()).some(({ state }) => state === 'draft'));
  const found = await reader.page.reload();
  expect([found?.status(), await found?.text()]).toEqual([200, expect.not.stringContaining(QUESTION)]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await editor().getByText('water sits in the plug').waitFor();
  expect(await articles()).toEqual([]);
  expect(await page.getByRole('textbox', { name: 'FAQ question' }).inputValue()).toBe(QUESTION);
});

test('Sent, Nora has the whole letter', async () => {
  const { page } = desk;
  await editor().press('Control+Enter');
  const sheet = page.getByRole('dialog', { name: 'The reply, and the answer for everyone' });
  await sheet.getByText('Taken out').first().waitFor();
  await page.keyboard.press('Control+Enter');
  const letter = await sink.letterTo(nora.address, ({ mail }) => (mail.text ?? '').includes('water sits in the plug'));
  expect(letter.mail.text).toContain('Hello Nora');
  expect(letter.mail.text).toContain('OL-20418');
  expect(letter.mail.text).toContain('14 Mill Lane');
});

test('The next customer finds it by search, without a word about Nora', async () => {
  await until('the answer', async () => (await articles()).some(({ state }) => state === 'published'));
  expect(await finds('charge rain')).toContain(QUESTION);
  await reader.page.getByRole('link', { name: QUESTION }).first().click();
  const words = (await reader.page.getByRole('main').textContent()) ?? '';
  expect(words).toContain('Dry it for 12 hours');
  expect(await reader.page.content()).not.toMatch(/Nora|Whitfield|OL-20418|Mill Lane/);
  expect(desk.complaints).toEqual([]);
});
