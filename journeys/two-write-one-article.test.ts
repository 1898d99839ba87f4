import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { marta, pete } from './kit/cast.ts';
import { joinedBy } from './kit/colleague.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

// Marta and Pete write the same answer, each in a browser of their own, and the machine dies in between.

let sink: Sink;
let house: Installation;
let browser: Browser;
let first: Visit;
let second: Visit;
let article = '';

const words = (page: Visit['page']) => page.getByRole('textbox', { name: 'Write the answer' });
const saved = (page: Visit['page']) => page.getByText('Saved', { exact: true });

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation({ ...foundedByMarta, SMTP_URL: sink.url });
  await house.start();
  await joinedBy(house, sink, pete);
  browser = await openBrowser();
  // axe is let in, which the page itself would not do.
  [first, second] = [await visit(browser, { bypassCSP: true }), await visit(browser, { bypassCSP: true })];
  await comeIn(first.page, house, marta);
  await comeIn(second.page, house, pete);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

test('Marta starts an answer', async () => {
  const { page } = first;
  await page.getByRole('link', { name: 'Answers', exact: true }).click();
  await page.getByRole('heading', { name: 'Nothing is open' }).waitFor();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'New answer' });
  await dialog.getByLabel('Title').fill('The light after rain');
  await dialog.getByLabel('Who reads it').selectOption('public');
  await page.keyboard.press('Enter');
  await words(page).click();
  await page.keyboard.type('Dry the socket. ');
  await saved(page).waitFor();
  article = new URL(page.url()).searchParams.get('article') ?? '';
  expect(article).not.toBe('');
});

test('Pete writes in it too: each sees who writes and what', async () => {
  await second.page.goto(`${house.url}/answers?article=${article}`);
  await words(second.page).getByText('Dry the socket.').waitFor();
  await words(second.page).click();
  await second.page.keyboard.press('Control+End');
  await second.page.keyboard.press('Enter');
  await second.page.keyboard.type('Leave it open for a night.');
  await words(first.page).getByText('Leave it open for a night.').waitFor();
  await first.page.getByText('Pete and you are writing').waitFor();
  await nothingFound(first.page);
});

test('The machine dies while both write on, and no word is lost', async () => {
  await saved(second.page).waitFor();
  await house.kill();
  await first.page.getByText(/No connection since .* what you write is kept here/).waitFor();
  await words(first.page).getByText('Dry the socket.').click();
  await first.page.keyboard.press('End');
  await first.page.keyboard.type('Take the plug out first.');
  await words(second.page).getByText('Leave it open').click();
  await second.page.keyboard.press('End');
  await second.page.keyboard.type(' No hair dryer.');
  await house.start();
  for (const { page } of [first, second]) {
    await words(page).getByText('Take the plug out first.').waitFor();
    await words(page).getByText('No hair dryer.').waitFor();
    await saved(page).waitFor();
  }
});

test('Marta publishes it, and customers read what both wrote', async () => {
  const { page } = first;
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish this answer' });
  await dialog.getByLabel('What changed').fill('First words');
  await page.keyboard.press('Enter');
  await page.getByText('Customers see it now').waitFor();
  const { body } = await house.call('GET', `/api/v1/articles/${article}`);
  expect(body.state).toBe('published');
  const found = await until('it is found by its words', async () => {
    const answer = await house.call('GET', '/api/v1/articles/search?q=hair+dryer&language=en');
    return answer.body.items[0];
  });
  expect(found).toMatchObject({ id: article, title: 'The light after rain' });
  expect(body.texts[0].html.replace(/<[^>]*>/g, ' ')).toMatch(
    /Dry the socket\. Take the plug out first\..*No hair dryer\./,
  );
  expect(first.complaints.filter((line) => !/WebSocket|ERR_/.test(line))).toEqual([]);
});
