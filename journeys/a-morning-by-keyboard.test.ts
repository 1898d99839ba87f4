import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, giulia, marta, nora } from './kit/cast.ts';
import { box, openBox } from './kit/composer.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { hasFocus, pressUntil } from './kit/keys.ts';
import { sendMail } from './kit/mail-program.ts';
import { until } from './kit/waiting.ts';

// Marta's mouse is broken: from her first look to the last request, everything is done by keys.

let house: Installation;
let browser: Browser;
let desk: Visit;
let rain: number;
let wet: number;
let bracket: number;

beforeAll(async () => {
  house = await prepareInstallation(foundedByMarta);
  await house.start();
  rain = await written(nora, 'Lamp full of rain', 'There is water behind the glass of my lamp since yesterday.\n');
  wet = await written(nora, 'Still wet', 'It is still wet today, and it does not shine any more.\n');
  bracket = await written(giulia, 'Which bracket fits', 'Which bracket fits a bar of thirty five millimetres?\n');
  const made = await house.call('POST', '/api/v1/saved-replies', {
    body: {
      name: 'Two photos, please',
      shortcut: 'photos',
      audience: 'desks',
      texts: { en: '<p>Hello {{ contact.first_name }}, send us two photos of the glass.</p>' },
      effects: { priority: 'high', addTags: ['photos'] },
    },
  });
  expect(made.status).toBe(201);
  browser = await openBrowser();
  // axe is let in, which the page itself would not do.
  desk = await visit(browser, { bypassCSP: true });
  await comeIn(desk.page, house, marta);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
});

/** @returns the number of its ticket. */
async function written(from: { name: string; address: string }, subject: string, text: string): Promise<number> {
  const messageId = `${crypto.randomUUID()}@riders.example`;
  const sent = await sendMail(house, { from, to: company.support, subject, messageId, text });
  expect(sent.code).toBe(250);
  return until(`the mail "${subject}"`, async () => {
    const { body } = await house.call('GET', '/api/v1/tickets?view=all');
    return body.items.find((row: { subject: string }) => row.subject === subject)?.number;
  });
}

/** Goes to a ticket by its number, as one types it into the palette. */
async function goTo(page: Page, number: number, subject: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`#${number}`);
  await page
    .getByRole('option', { name: `#${number}`, selected: true })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await thread(page).getByRole('heading', { name: subject }).waitFor();
}

/** The open ticket; the list beside it says some of the same words. */
const thread = (page: Page) => page.getByRole('article', { name: /^Ticket/ });

const ticket = async (number: number) => (await house.call('GET', `/api/v1/tickets/${number}`)).body;

test('The list is walked and a request opened', async () => {
  const { page } = desk;
  await page.getByText('Which bracket fits').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tickets\/\d+/);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
});

test('Whoever presses a key types on at once, also while the request is on its way, and no letter does anything else', async () => {
  const { page } = desk;
  const words = 'even mere ears, and a vase';
  const begun = 'even mere ears, and ';
  // The editor comes in the middle of it, after a space.
  const { promise: editorMayCome, resolve: letEditorCome } = Promise.withResolvers<void>();
  await page.route(/\/rich-text-[^/]*\.js$/, async (route) => {
    await editorMayCome;
    await route.continue();
  });
  await page.goto(`${house.url}/tickets/${bracket}`);
  await page.getByText('Still wet').first().waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type(begun);
  await expect.poll(() => page.locator('textarea:focus').inputValue()).toBe(begun);
  letEditorCome();
  await page.keyboard.type(words.slice(begun.length));
  const editor = page.locator('.tiptap');
  await expect.poll(() => editor.textContent()).toBe(words);
  await page.keyboard.press('Escape');
  await goTo(page, wet, 'Still wet');
  await page.keyboard.press('h');
  await page.keyboard.type('Even');
  const dialog = page.getByRole('dialog', { name: 'Hand over' });
  await expect.poll(() => dialog.getByRole('combobox').inputValue()).toBe('Even');
  // The first may close only the names that are offered.
  await pressUntil(page, 'Escape', 'the dialog is closed', async () => (await dialog.count()) === 0);
  // The focus is where it was, so that the next key works.
  await page.keyboard.press('n');
  await page.keyboard.type(words);
  await expect.poll(() => editor.textContent()).toBe(words);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  for (const number of [bracket, wet]) {
    expect(await ticket(number)).toMatchObject({ status: 'new', assignee: null, priority: 'normal' });
  }
});

test('A note for the team, and the request is hers', async () => {
  const { page } = desk;
  await goTo(page, rain, 'Lamp full of rain');
  await openBox(page, 'n', /[Nn]ote/);
  await page.keyboard.type('The same batch as last week');
  await page.keyboard.press('Control+Enter');
  await until('the note is there', async () => {
    const { body } = await house.call('GET', `/api/v1/tickets/${(await ticket(rain)).id}/messages`);
    return body.items.some((message: { type: string }) => message.type === 'note');
  });
  await thread(page).getByText('The same batch as last week').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  const name = page.getByRole('option', { name: /Marta/ }).first();
  await name.waitFor();
  await page.keyboard.type('Marta');
  await name.waitFor();
  await pressUntil(page, 'Enter', 'the name is taken', async () => !(await name.isVisible()));
  await until('the request is hers', async () => (await ticket(rain)).assignee !== null);
});

test('A saved reply is found by its shortcut, seen filled in, and goes with what else it does', async () => {
  const { page } = desk;
  await page.keyboard.press('Escape');
  await openBox(page, 'r', /Reply to/);
  await page.keyboard.press('/');
  const picker = page.getByRole('dialog', { name: 'Saved replies for this ticket' });
  await hasFocus(picker);
  await page.keyboard.type('photos');
  // In the list the value stands by its name, which the inbox knows without another page's words.
  await picker.getByText('Hello ‹first name›').first().waitFor();
  await picker.getByText('Hello Nora, send us two photos of the glass.').waitFor();
  await picker.getByText('priority High').waitFor();
  await nothingFound(page);
  await page.keyboard.press('Alt+Enter');
  await page.getByText('“Two photos, please” goes along').waitFor();
  const reply = box(page, /Reply to/);
  await reply.and(page.locator(':focus')).getByText('send us two photos of the glass.').waitFor();
  await page.keyboard.type(' We answer at once.');
  await page.keyboard.press('Control+Enter');
  await until('the macro is done with the reply', async () => {
    const now = await ticket(rain);
    return (now.priority === 'high' && now.tags.includes('photos') && now.status === 'waiting') || undefined;
  });
  const { body } = await house.call('GET', `/api/v1/tickets/${(await ticket(rain)).id}/messages`);
  const sent = body.items.find((message: { type: string }) => message.type === 'reply');
  expect(sent.text).toContain('Hello Nora, send us two photos of the glass. We answer at once.');
});

test('A value that nobody knows stands marked, and does not leave unasked', async () => {
  const { page } = desk;
  const { body } = await house.call('POST', '/api/v1/tickets', {
    body: { subject: 'A rider without a name', text: 'Is it broken?', contact: { address: 'rider@riders.example' } },
  });
  await goTo(page, body.number, 'A rider without a name');
  await openBox(page, 'r', /Reply to/);
  await page.keyboard.press('/');
  const picker = page.getByRole('dialog', { name: 'Saved replies for this ticket' });
  await hasFocus(picker);
  await page.keyboard.type('photos');
  await expect.poll(() => picker.getByRole('combobox').inputValue()).toBe('photos');
  await picker.getByText('one value missing').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tiptap').getByText('first name').waitFor();
  await nothingFound(page);
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: 'A value is missing' });
  await question.getByRole('button', { name: 'Back to writing' }).press('Enter');
  await question.waitFor({ state: 'detached' });
  await page.locator('.tiptap').getByText('first name').waitFor();
  await page.locator('.tiptap').press('Control+Enter');
  await question.getByRole('button', { name: 'Send without it' }).press('Enter');
  const reply = await until('the reply', async () => {
    const { body: shown } = await house.call('GET', `/api/v1/tickets/${body.id}/messages`);
    return shown.items.find((message: { type: string }) => message.type === 'reply');
  });
  expect(reply.text).toBe('Hello, send us two photos of the glass.');
  await page.getByText('Hello, send us two photos of the glass.').first().waitFor();
  await question.waitFor({ state: 'detached' });
});

test('What belongs together is merged, by the key that the question names', async () => {
  const { page } = desk;
  await goTo(page, wet, 'Still wet');
  await page.getByText(`Does this belong to #${rain} Lamp full of rain?`).waitFor();
  await page.keyboard.press('m');
  await thread(page).getByRole('heading', { name: 'Lamp full of rain' }).waitFor();
  await thread(page).getByText('It is still wet today').first().waitFor();
});

test('The last one is solved, and taken back by Z', async () => {
  const { page } = desk;
  await goTo(page, bracket, 'Which bracket fits');
  await page.keyboard.press('e');
  await until('it is solved', async () => (await ticket(bracket)).status === 'solved' || undefined);
  await page.getByText(`Solved #${bracket}.`).waitFor();
  await page.keyboard.press('z');
  await until('it is open again', async () => (await ticket(bracket)).status !== 'solved' || undefined);
});

test('All keys are listed and can be searched; switched off, a letter does nothing and the palette still opens', async () => {
  const { page } = desk;
  await goTo(page, rain, 'Lamp full of rain');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys', exact: true });
  await keys.getByText('Merge into another').waitFor();
  await page.keyboard.type('note');
  await keys.getByText('Merge into another').waitFor({ state: 'detached' });
  await keys.getByText('Write a note').waitFor();
  await nothingFound(page);
  await page.keyboard.press('Escape');
  await page.goto(`${house.url}/settings/me`);
  const single = page.getByLabel('Single keys', { exact: false });
  await single.waitFor();
  await single.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => single.isChecked()).toBe(false);
  await until('it is kept', async () => {
    const me = await page.context().request.get(`${house.url}/api/v1/me`);
    return (await me.json()).singleKeys === false;
  });
  await page.goto(`${house.url}/tickets/${rain}`);
  await thread(page).getByRole('heading', { name: 'Lamp full of rain' }).waitFor();
  await page.keyboard.press('?');
  await page.keyboard.press('e');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(0);
  expect((await ticket(rain)).status).not.toBe('solved');
  expect(desk.complaints).toEqual([]);
});
