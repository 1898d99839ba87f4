import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora, pete } from './kit/cast.ts';
import { joinedBy } from './kit/colleague.ts';
import { box, openBox } from './kit/composer.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

// Marta begins a reply on one device and ends it on another; Pete looks over her shoulder before it goes.

let sink: Sink;
let house: Installation;
let browser: Browser;
let laptop: Visit;
let other: Visit;
let colleague: Visit;

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation({ ...foundedByMarta, SMTP_URL: sink.url });
  await house.start();
  await joinedBy(house, sink, pete);
  const sent = await sendMail(house, {
    from: nora,
    to: company.support,
    subject: 'My lamp goes out',
    text: 'Hello, my lamp goes out whenever it rains. Could you tell me what to do about it?\n',
  });
  expect(sent.code).toBe(250);
  await until('the request', async () => (await house.call('GET', '/api/v1/tickets/1')).status === 200);
  browser = await openBrowser();
  [laptop, other, colleague] = [await sitsDown(marta), await sitsDown(marta), await sitsDown(pete)];
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

/** In a browser that has never been here, with the request open. axe is let in, which the page itself would not do. */
async function sitsDown(who: typeof pete): Promise<Visit> {
  const seat = await visit(browser, { bypassCSP: true });
  await comeIn(seat.page, house, who, '/tickets/1');
  await seat.page.getByRole('heading', { name: 'My lamp goes out' }).waitFor();
  return seat;
}

const REPLY = 'Reply to Nora Whitfield';
const NOTE = 'Note for the team';
const reply = (page: Page) => box(page, REPLY);
const note = (page: Page) => box(page, NOTE);

/** The name that Enter would take. */
const offers = (page: Page, name: string) =>
  until(`${name} is offered`, async () => {
    const id = await note(page).getAttribute('aria-activedescendant');
    return id !== null && (await page.locator(`[id="${id}"]`).textContent({ timeout: 1_000 }))?.includes(name);
  });

async function replies(): Promise<string[]> {
  const { body } = await house.call('GET', '/api/v1/tickets/1/messages');
  return body.items.flatMap(({ type, text }: { type: string; text: string }) => (type === 'reply' ? [text] : []));
}

test('What is typed in one browser stands in the other', async () => {
  await openBox(laptop.page, 'r', REPLY);
  await laptop.page.keyboard.type('Dear Nora, thank you.');
  await reply(other.page).getByText('Dear Nora, thank you.').waitFor();
  // And back, into the box that has the focus; it stays in the words.
  await reply(other.page).focus();
  await other.page.keyboard.press('Control+End');
  await other.page.keyboard.type(' Send us a photo.');
  await reply(laptop.page).getByText('Dear Nora, thank you. Send us a photo.').waitFor();
  await laptop.page.keyboard.press('Control+End');
  await laptop.page.keyboard.type(' Then we know.');
  await reply(other.page).getByText('Send us a photo. Then we know.').waitFor();
});

test('What was typed on both, while one had no network, stands side by side until she chooses', async () => {
  await laptop.page.context().setOffline(true);
  await laptop.page.keyboard.type(' From the train.');
  await laptop.page.getByText('Saved on this device').waitFor();
  await reply(other.page).focus();
  await other.page.keyboard.press('Control+End');
  await other.page.keyboard.type(' From the phone.');
  await until('the server has it', async () => {
    const [row] = await house.query<{ html: string }>('select html from drafts');
    return row?.html.includes('From the phone.');
  });
  await laptop.page.context().setOffline(false);
  await laptop.page.keyboard.type(' Yours');
  const question = laptop.page.getByRole('alert').filter({ hasText: 'You wrote on in another window too.' });
  await question.getByText('From the phone.').waitFor();
  await nothingFound(laptop.page);
  await laptop.page.keyboard.press('Alt+1');
  await question.waitFor({ state: 'detached' });
  await reply(other.page).getByText('Then we know. From the train. Yours').waitFor();
});

test('A tab that is killed takes nothing along', async () => {
  await laptop.page.getByText('Draft saved').waitFor();
  await other.close();
  const devtools = await laptop.page.context().newCDPSession(laptop.page);
  const crashed = new Promise((resolve) => laptop.page.once('crash', resolve));
  // Nothing answers from a page that is dead.
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await laptop.close();
  laptop = await sitsDown(marta);
  await reply(laptop.page).getByText('Dear Nora, thank you. Send us a photo. Then we know.').waitFor();
});

test('A colleague to whom it is shown suggests other words, and she takes them', async () => {
  await laptop.page.getByRole('button', { name: 'Show it to a colleague' }).click();
  await laptop.page.getByRole('option', { name: /Pete/ }).click();
  await laptop.page.getByText('Shown to').first().waitFor();
  const { page } = colleague;
  await page.getByText('Marta shows you a reply').waitFor();
  await page.getByText('Then we know.').first().waitFor();
  await nothingFound(page);
  await page.getByRole('button', { name: 'Suggest changes' }).click();
  await page.getByRole('textbox', { name: 'Your version of Marta’s draft' }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Dear Nora, we send you a new seal.');
  await page.getByRole('button', { name: 'Send the suggestion' }).click();
  await laptop.page.getByText('Pete suggests').waitFor();
  await nothingFound(laptop.page);
  await laptop.page.getByRole('button', { name: 'Use it' }).click();
  await reply(laptop.page).getByText('Dear Nora, we send you a new seal.').waitFor();
  // He reads what she makes of it.
  await reply(laptop.page).focus();
  await laptop.page.keyboard.press('Control+End');
  await laptop.page.keyboard.type(' Good night.');
  await page.getByText('we send you a new seal. Good night.').first().waitFor();
});

test('What a colleague wrote meanwhile is read before the reply goes', async () => {
  const { page } = colleague;
  await openBox(page, 'n', NOTE);
  await page.keyboard.type('The seal is in the post already');
  await page.keyboard.press('Control+Enter');
  await laptop.page.getByText('New since you began.').waitFor();
  await reply(laptop.page).focus();
  await laptop.page.keyboard.press('Control+Enter');
  await laptop.page.getByText('New since you began. Read it, then send?').waitFor();
  await laptop.page.locator('section').getByText('The seal is in the post already').last().waitFor();
  expect(await replies()).toEqual([]);
  await laptop.page.keyboard.press('Control+Enter');
  await until('it is sent', async () => (await replies()).length === 1);
  expect((await replies())[0]).toContain('we send you a new seal. Good night.');
  // With the sending it is shown no more.
  await page.getByText('Marta shows you a reply').waitFor({ state: 'detached' });
});

test('A colleague who is named in a note finds it', async () => {
  const { page } = laptop;
  await openBox(page, 'n', NOTE);
  await page.keyboard.type('@');
  const names = page.getByRole('listbox', { name: 'People and teams' });
  await names.getByRole('option', { name: 'Pete Ashworth' }).waitFor();
  await offers(page, 'Pete Ashworth');
  await nothingFound(page);
  // Escape closes the names alone.
  await page.keyboard.press('Escape');
  await names.waitFor({ state: 'detached' });
  await page.keyboard.press('Backspace');
  await page.keyboard.type('Ask @pe');
  await names.waitFor();
  await offers(page, 'Pete Ashworth');
  await page.keyboard.press('Enter');
  await names.waitFor({ state: 'detached' });
  await page.keyboard.type('who sent it');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article').getByText('@Pete Ashworth').first().waitFor();
  const { page: his } = colleague;
  await his.locator('[data-me]').getByText('@Pete Ashworth').waitFor();
  await his.goto(`${house.url}/inbox/mentions`);
  await his.getByText('My lamp goes out').first().waitFor();
});

test('A shown draft is taken over, and goes on in the colleague’s own box', async () => {
  const { page } = laptop;
  await openBox(page, 'r', REPLY);
  await page.keyboard.type('One more thing, Nora.');
  await page.getByRole('button', { name: 'Show it to a colleague' }).click();
  await page.getByRole('option', { name: /Pete/ }).click();
  const { page: his } = colleague;
  await his.goto(`${house.url}/tickets/1`);
  await his.getByText('Marta shows you a reply').waitFor();
  await his.getByRole('button', { name: 'Take it over' }).click();
  await reply(his).getByText('One more thing, Nora.').waitFor();
  await his.getByText('Marta shows you a reply').waitFor({ state: 'detached' });
  await reply(page).getByText('One more thing, Nora.').waitFor({ state: 'detached' });
});

test('Nobody’s page complained', () => {
  expect([...laptop.complaints, ...colleague.complaints]).toEqual([]);
});
