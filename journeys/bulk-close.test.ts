import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import { fillTickets } from './kit/many-tickets.ts';
import { until } from './kit/waiting.ts';

const TICKETS = 1_200;

let house: Installation;
let browser: Browser;
let desk: Visit;

beforeAll(async () => {
  house = await prepareInstallation(foundedByMarta);
  await house.start();
  const sent = await sendMail(house, {
    from: nora,
    to: company.support,
    subject: 'Lamp full of rain',
    text: 'It rains.\n',
  });
  expect(sent.code).toBe(250);
  await until('the first ticket', async () => (await house.call('GET', '/api/v1/tickets/1')).status === 200);
  await fillTickets(house, 1, TICKETS - 1);
  browser = await openBrowser();
  // axe is let in, which the page itself would not do.
  desk = await visit(browser, { bypassCSP: true });
  await comeIn(desk.page, house, marta);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
});

const bar = (page: Page) => page.getByRole('region', { name: 'Change what is chosen' });
const states = async () =>
  Object.fromEntries(
    (await house.query<{ status: string; n: string }>('select status, count(*) n from tickets group by status')).map(
      ({ status, n }) => [status, Number(n)],
    ),
  );

test('A few, chosen by keys: solved at once, and undone by one key', async () => {
  const { page } = desk;
  await page.getByRole('link', { name: /Request 1\b/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('v');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await bar(page).getByText('3 chosen').waitFor();
  await nothingFound(page);
  await bar(page).getByRole('button', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Solved' }).click();
  const dock = page.getByRole('region', { name: 'Change of many' });
  await dock.getByText('Solve 3 tickets').waitFor();
  await dock.getByText('3 done').waitFor();
  expect((await states()).solved).toBe(3);
  await nothingFound(page);
  await page.keyboard.press('z');
  await dock.getByText('Bring back 3 tickets as they were').waitFor();
  await until('all are open again', async () => (await states()).solved === undefined);
});

test('Everything asks twice; leaving it leaves it', async () => {
  const { page } = desk;
  await page.goto(`${house.url}/inbox/unassigned`);
  await page.getByRole('link', { name: /Request 1\b/ }).waitFor();
  await page.keyboard.press('Shift+V');
  await page.getByRole('button', { name: /Choose all/ }).click();
  // More than a thousand are not counted for the sake of a list.
  await bar(page).getByText('All of this view').waitFor();
  await bar(page).getByRole('button', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Closed' }).click();
  const question = page.getByRole('dialog', { name: 'Close 1,200 tickets?' });
  await question.getByRole('button', { name: 'Leave them' }).click();
  expect((await states()).closed).toBeUndefined();
});

test('Closed on the second word: progress is told, other pages stay usable, nothing is left behind', async () => {
  const { page } = desk;
  await bar(page).getByRole('button', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Closed' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close them' }).click();
  const dock = page.getByRole('region', { name: 'Change of many' });
  await dock.getByText('Close 1,200 tickets').waitFor();
  // It goes on wherever one goes.
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await dock.getByText('1,200 done').waitFor({ timeout: 200_000 });
  expect(await states()).toEqual({ closed: TICKETS });
});

test('Undo brings all of them back as they were', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: /^Undo 1,200/ }).click();
  await until('all are as they were', async () => (await states()).closed === undefined, 200_000);
  await page.goto(`${house.url}/inbox/next`);
  await page.getByRole('link', { name: /Request 1\b/ }).waitFor();
  expect(desk.complaints).toEqual([]);
});
