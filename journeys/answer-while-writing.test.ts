import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import { openBrowser, visit } from './kit/browser.ts';
import { giulia } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation } from './kit/installation.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

const TITLE = 'Luna 2 does not charge after rain';
const WORDS = 'I rode home in heavy rain and since then my Luna 2 does not charge';
/** Nobody writes a form in less than this; see `stamping.ts`. */
const READING_MS = 3_500;

let house: Installation;
let sink: Sink;
let browser: Browser;
let folder: string;
let address: string;
let deskId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sportello-photo-'));
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  browser = await openBrowser();
  [{ id: deskId }] = (await house.call('GET', '/api/v1/desks')).body.items;
  const body = {
    title: TITLE,
    body: 'It is nearly always the rubber plug. Open it, leave the light 12 hours to dry, then press both ends.',
    language: 'en',
    visibility: 'public',
    state: 'published',
    desk: deskId,
  };
  const made = await house.call('POST', '/api/v1/articles', { body });
  expect([made.status, made.body.detail]).toEqual([201, undefined]);
  ({ address } = (await house.call('GET', `/api/v1/contact-forms/${deskId}`)).body);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Whoever sends a form before it can have been read is a program. */
function reading(): Promise<boolean> {
  const began = performance.now();
  return until('somebody has read the page', () => performance.now() > began + READING_MS);
}

const english = () => address.replace(/\/[a-z]{2}\/write$/, '/en/write');

test('Nora finds the answer while she writes, reads it, and does not send', async () => {
  const { page, complaints, close } = await visit(browser, { bypassCSP: true });
  await page.goto(english());
  await page.getByRole('heading', { level: 1, name: 'Write to us' }).waitFor();
  expect(
    await page
      .getByText(/We answer .*\./)
      .first()
      .isVisible(),
  ).toBe(true);
  await page.getByLabel('What can we do for you?').pressSequentially(WORDS);
  const mayBe = page.getByRole('region', { name: 'This may be it' });
  await mayBe.getByRole('heading', { name: TITLE }).waitFor();
  expect(await mayBe.textContent()).toContain('rubber plug');
  await nothingFound(page);
  const [article] = await Promise.all([
    page.context().waitForEvent('page'),
    mayBe.getByRole('link', { name: 'Read it here' }).click(),
  ]);
  await article.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await article.close();
  await page.getByRole('button', { name: 'That solved it' }).click();
  await page.getByText('Nothing was sent').waitFor();
  expect((await house.call('GET', '/api/v1/tickets')).body.items).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('With keys alone: what is found while one types gives way to what one goes on to', async () => {
  const { page, complaints, close } = await visit(browser, { bypassCSP: true });
  await page.goto(english().replace(/\/write$/, ''));
  await page.getByRole('searchbox').pressSequentially('rubber plug');
  const found = page.locator('#found');
  const answer = found.getByRole('link', { name: TITLE });
  await answer.waitFor();
  await answer.focus();
  await page.keyboard.press('Escape');
  await found.waitFor({ state: 'hidden' });
  await page.keyboard.type('s');
  await answer.waitFor();
  await page.getByRole('link', { name: 'My requests' }).focus();
  await found.waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
  await close();
});

test('Nora’s photo breaks off after she pressed send: nothing goes without it', async () => {
  const photo = join(folder, 'lamp.jpg');
  await writeFile(photo, 'not much of a photo');
  const { page, close } = await visit(browser, { bypassCSP: true });
  const held = Promise.withResolvers<void>();
  await page.route('**/write/files', async (route) => {
    await held.promise;
    await route.abort();
  });
  await page.goto(english());
  await page.getByLabel('What can we do for you?').fill('My lamp is dark, look');
  await page.getByLabel('Your mail address').fill('nora@northmail.example');
  await page.locator('input[type=file]').setInputFiles(photo);
  await reading();
  await page.getByRole('button', { name: 'Send to the counter' }).click();
  held.resolve();
  await page.locator('#files [role=alert]').waitFor();
  expect(await page.getByLabel('What can we do for you?').inputValue()).toBe('My lamp is dark, look');
  await page.getByRole('button', { name: 'Leave out lamp.jpg' }).click();
  expect((await house.call('GET', '/api/v1/tickets')).body.items).toEqual([]);
  await close();
});

test('Giulia has scripts off: she is shown it before her words go, and sends them with a photo all the same', async () => {
  const photo = join(folder, 'presa.jpg');
  await writeFile(photo, 'not much of a photo');
  const { page, close } = await visit(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto(english());
  await page.getByLabel('What can we do for you?').fill(`${WORDS}. I have dried it for two days`);
  await page.getByLabel('Your mail address').fill(giulia.address);
  await page.locator('input[type=file]').setInputFiles(photo);
  await reading();
  await page.getByRole('button', { name: 'Send to the counter' }).click();
  await page.getByRole('heading', { name: TITLE }).waitFor();
  expect(await page.getByLabel('What can we do for you?').inputValue()).toContain('two days');
  expect(await page.getByLabel('presa.jpg').isChecked()).toBe(true);
  await reading();
  await page.getByRole('button', { name: 'Send to the counter' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const thanks = (await page.locator('main').textContent()) ?? '';
  const number = /number (\d+)/.exec(thanks)?.[1];
  expect(thanks).toContain(giulia.address);
  await close();

  const { body: ticket } = await house.call('GET', `/api/v1/tickets/${number}`);
  expect(ticket).toMatchObject({ channel: 'form', contact: { address: giulia.address } });
  const { body: messages } = await house.call('GET', `/api/v1/tickets/${ticket.id}/messages`);
  expect(messages.items[0].attachments).toMatchObject([{ name: 'presa.jpg' }]);
});

test('She gets the letter that says so, and the answer of a person by mail', async () => {
  const first = await sink.letterTo(giulia.address);
  expect(first.mail.text).toContain('/s/');
  const [ticket] = (await house.call('GET', '/api/v1/tickets')).body.items;
  const reply = { type: 'reply', text: 'Then we send you a new one.' };
  expect((await house.call('POST', `/api/v1/tickets/${ticket.id}/messages`, { body: reply })).status).toBe(201);
  await sink.letterTo(giulia.address, (letter) => Boolean(letter.mail.text?.includes('Then we send you a new one.')));
});
