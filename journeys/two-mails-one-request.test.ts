import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import { until } from './kit/waiting.ts';

let house: Installation;
let browser: Browser;
let desk: Visit;

beforeAll(async () => {
  house = await prepareInstallation(foundedByMarta);
  await house.start();
  browser = await openBrowser();
  // axe is let in, which the page itself would not do.
  desk = await visit(browser, { bypassCSP: true });
  await comeIn(desk.page, house, marta);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
});

/** A mail of Nora's. @returns the number of its ticket. */
async function written(subject: string, text: string): Promise<number> {
  const messageId = `${crypto.randomUUID()}@riders.example`;
  const sent = await sendMail(house, { from: nora, to: company.support, subject, messageId, text });
  expect(sent.code).toBe(250);
  return until(`the mail "${subject}"`, async () => {
    const { body } = await house.call('GET', '/api/v1/tickets?view=all');
    return body.items.find((row: { subject: string }) => row.subject === subject)?.number;
  });
}

/** The open ticket; the list beside it says some of the same words. */
const thread = (page: Page) => page.getByRole('article', { name: /^Ticket/ });

let first: number;
let second: number;

test('A second mail of the same person asks whether it belongs to the first; one key joins them', async () => {
  const { page } = desk;
  first = await written('Lamp full of rain', 'There is water behind the glass.\n');
  second = await written('Still wet', 'It is still wet today.\n');
  await page.goto(`${house.url}/tickets/${second}`);
  await page.getByText(`Does this belong to #${first} Lamp full of rain?`).waitFor();
  await nothingFound(page);
  await page.keyboard.press('m');
  await page.getByRole('heading', { name: 'Lamp full of rain' }).waitFor();
  await thread(page).getByText('It is still wet today.').first().waitFor();
  await thread(page).getByText(`from #${second}`).first().waitFor();
});

test('Undone by a key, both stand alone again, and the question is not asked twice', async () => {
  const { page } = desk;
  await page.keyboard.press('z');
  await page.getByRole('heading', { name: 'Still wet' }).waitFor();
  await page.goto(`${house.url}/tickets/${second}`);
  await page.getByRole('heading', { name: 'Still wet' }).waitFor();
  await thread(page).getByText('It is still wet today.').first().waitFor();
  expect(await page.getByText('Does this belong to').count()).toBe(0);
});

test('By hand from the list of what is near, and out again from the number that was merged', async () => {
  const { page } = desk;
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: `Merge #${second} into another ticket` });
  await dialog.getByRole('option', { name: /Lamp full of rain/ }).waitFor();
  await nothingFound(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Lamp full of rain' }).waitFor();
  await page.goto(`${house.url}/tickets/${second}`);
  await page.getByText(`This is part of #${first} Lamp full of rain now.`).waitFor();
  expect(await page.getByRole('button', { name: /^Solve\b/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Take it out again' }).click();
  await page.getByRole('button', { name: /^Solve\b/ }).waitFor();
  expect(desk.complaints).toEqual([]);
});
