import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, giulia, marta, nora, stranger } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { pressUntil } from './kit/keys.ts';
import { sendMail } from './kit/mail-program.ts';
import { until } from './kit/waiting.ts';

// Marta looks for what was said before, in four languages, and never takes her hands off the keys.

const letters = [
  {
    from: nora,
    subject: 'Two chargers',
    text: 'Hello, both of my chargers were getting very hot this week, and the display says ERR_X-12.\nWhat should I do with them?\n',
  },
  {
    from: giulia,
    subject: 'Documenti dell’ordine',
    text: 'Buongiorno, le fatture del mio ordine OL-20418 sono sbagliate: manca la partita IVA.\nPotete correggerle, per favore?\n',
  },
  {
    from: { name: 'Alejandro Ruiz', address: 'a.ruiz@ciclossol.example' },
    subject: 'Pedido incompleto',
    text: 'Hola, han llegado las lámparas pero faltan los soportes para el manillar.\n¿Cuándo los envían? Muchas gracias.\n',
  },
  {
    from: { name: 'Ciprian Ilie', address: 'ciprian@biciclete.example' },
    subject: 'Lampa mea',
    text: 'Bună ziua, lămpile nu mai pornesc după ploaie și cred că a intrat apă în ele.\nVă rog să îmi spuneți ce pot face.\n',
  },
  {
    from: stranger,
    subject: 'Something else',
    text: 'Hello, I would like to sell you my old bicycle with both of its wheels, are you interested in it?\n',
  },
];

let house: Installation;
let browser: Browser;
let desk: Visit;

beforeAll(async () => {
  house = await prepareInstallation(foundedByMarta);
  await house.start();
  for (const letter of letters) {
    const sent = await sendMail(house, { ...letter, to: company.support });
    expect(sent.code).toBe(250);
  }
  await until('all letters', async () => {
    const { body } = await house.call('GET', '/api/v1/tickets?view=all');
    return body.items.length === letters.length;
  });
  browser = await openBrowser();
  // axe is let in, which the page itself would not do.
  desk = await visit(browser, { bypassCSP: true });
  await comeIn(desk.page, house, marta);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
});

const box = (page: Page) => page.getByRole('textbox', { name: 'Search everything' });
const results = (page: Page) => page.getByRole('list', { name: 'Found' });

/** Empties the box and types; nothing but keys. */
async function ask(page: Page, words: string): Promise<void> {
  const inBox = async () => (await box(page).and(page.locator(':focus')).count()) > 0;
  await pressUntil(page, '/', 'the box has the focus', inBox);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
}

/** That these requests are found, and no others. */
async function finds(page: Page, subjects: string[]): Promise<void> {
  await until(`${subjects.join(', ')} found`, async () => {
    const shown = await results(page).getByRole('heading', { level: 3 }).allTextContents();
    return JSON.stringify(shown.toSorted()) === JSON.stringify(subjects.toSorted());
  });
}

test('From anywhere / leads to the box, and each language finds its words in whatever form they stand', async () => {
  const { page } = desk;
  await page.getByText('Two chargers').first().waitFor();
  await page.keyboard.press('/');
  await page.waitForURL(/\/search/);
  for (const [words, subject] of [
    ['charger', 'Two chargers'],
    ['fattura', 'Documenti dell’ordine'],
    ['lampara soporte', 'Pedido incompleto'],
    ['lampă ploaie', 'Lampa mea'],
  ] as const) {
    await ask(page, words);
    await finds(page, [subject]);
  }
  await nothingFound(page);
});

test('Codes are found exactly, and what is excluded stays away', async () => {
  const { page } = desk;
  await ask(page, 'ERR_X-12');
  await finds(page, ['Two chargers']);
  await ask(page, 'OL-20418');
  await finds(page, ['Documenti dell’ordine']);
  await ask(page, 'both');
  await finds(page, ['Something else', 'Two chargers']);
  await ask(page, 'both -bicycle');
  await finds(page, ['Two chargers']);
});

test('Operators are completed: Tab takes what the line shows', async () => {
  const { page } = desk;
  await ask(page, 'both fr');
  const line = page.getByRole('list', { name: 'How to go on' });
  await line.getByRole('button', { name: 'from:' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('nora');
  await expect.poll(() => box(page).inputValue()).toBe('both from:nora');
  await line
    .getByRole('button', { name: /Nora|riders/ })
    .first()
    .waitFor();
  await page.keyboard.press('Tab');
  await finds(page, ['Two chargers']);
  expect(await box(page).inputValue()).toMatch(/^both from:/);
  await nothingFound(page);
});

test('The passage stands in its thread beside; Enter opens the request there, and back leads to the results', async () => {
  const { page } = desk;
  await ask(page, 'fattura');
  await finds(page, ['Documenti dell’ordine']);
  await page
    .getByRole('article', { name: /Documenti/ })
    .getByText('manca la partita IVA')
    .waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => box(page).and(page.locator(':focus')).count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tickets\/\d+\?message=/);
  await page.getByRole('heading', { name: 'Documenti dell’ordine' }).waitFor();
  await page.goBack();
  await finds(page, ['Documenti dell’ordine']);
  expect(await box(page).inputValue()).toBe('fattura');
});

test('The palette finds the same, from any screen', async () => {
  const { page } = desk;
  await page.goto(`${house.url}/inbox/all`);
  await page.getByText('Two chargers').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What would you like to do?' }).waitFor();
  await page.keyboard.type('soportes');
  await page.getByRole('option', { name: /Pedido incompleto/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pedido incompleto' }).waitFor();
  expect(desk.complaints).toEqual([]);
});
