import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora, pete } from './kit/cast.ts';
import { joinedBy } from './kit/colleague.ts';
import { openBox } from './kit/composer.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

// Marta and Pete have the same request open, each in a browser of their own, and nobody steps on the other.

let sink: Sink;
let house: Installation;
let browser: Browser;
let first: Visit;
let second: Visit;

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation({ ...foundedByMarta, SMTP_URL: sink.url });
  await house.start();
  await joinedBy(house, sink, pete);
  for (const subject of ['My lamp goes out', 'The charger is hot']) {
    const sent = await sendMail(house, {
      from: nora,
      to: company.support,
      subject,
      text: `Hello, ${subject.toLowerCase()} whenever it rains. Could you tell me what to do about it?\n`,
    });
    expect(sent.code).toBe(250);
  }
  await until('both requests', async () => {
    const { body } = await house.call('GET', '/api/v1/tickets?view=all');
    return body.items.length === 2;
  });
  browser = await openBrowser();
  // axe is let in, which the page itself would not do.
  [first, second] = [await visit(browser, { bypassCSP: true }), await visit(browser, { bypassCSP: true })];
  await comeIn(first.page, house, marta, '/tickets/1');
  await comeIn(second.page, house, pete, '/inbox/open');
  await first.page.getByRole('heading', { name: 'My lamp goes out' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

/** The open ticket; the list beside it says some of the same words. */
const thread = (page: Page) => page.getByRole('article', { name: /^Ticket/ });

test('Each reads in words that the other is there, and what the other does', async () => {
  // The list says it before one opens anything, and the open ticket says it once.
  await second.page.getByRole('link', { name: /Marta is reading/ }).waitFor();
  await second.page.goto(`${house.url}/tickets/1`);
  await thread(second.page).getByText('Marta is reading').first().waitFor();
  await thread(first.page).getByText('Pete is reading').first().waitFor();
  await openBox(second.page, 'n', 'Note for the team');
  await second.page.keyboard.type('Had this one in June', { delay: 20 });
  await thread(first.page).getByText('Pete is typing a note').first().waitFor();
  await second.page.keyboard.press('Escape');
});

test('What one changes stands on the other’s screen, without a key', async () => {
  const priority = first.page.getByRole('article').getByRole('button', { name: 'Priority: High' });
  await second.page.keyboard.press('p');
  await second.page.getByRole('option', { name: 'High' }).click();
  await priority.first().waitFor();
});

test('Pete hands it over with a brief, and Marta has it on top of the thread', async () => {
  const { page } = second;
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: 'Hand over #1' });
  await dialog.getByRole('combobox', { name: 'To' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('mar');
  await dialog.getByRole('option', { name: 'Marta' }).waitFor();
  await nothingFound(page);
  await page.keyboard.press('Tab');
  await page.keyboard.type('A lamp that stands the rain');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Another cable');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Send a new one');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });

  const brief = first.page.getByRole('region', { name: 'Hand-over' });
  await brief.getByText(/^Pete Ashworth to Marta/).waitFor();
  for (const line of ['A lamp that stands the rain', 'Another cable', 'Send a new one']) {
    await brief.getByText(line).waitFor();
  }
  await nothingFound(first.page);
});

test('After Marta’s reply the brief is in the timeline, and no longer on top', async () => {
  const { page } = first;
  const brief = page.getByRole('region', { name: 'Hand-over' });
  await openBox(page, 'r', 'Reply to Nora Whitfield');
  await page.keyboard.type('Hello Nora, a new lamp leaves today.');
  await page.keyboard.press('Control+Enter');
  await brief.waitFor({ state: 'hidden' });
  await thread(page)
    .getByText(/handed it over to Marta/)
    .first()
    .waitFor();
  await thread(page).getByText('A lamp that stands the rain').first().waitFor();
});

test('Marta links it with Nora’s other request; it stands beside both', async () => {
  const { page } = first;
  await page.getByRole('heading', { name: 'Also open from them' }).waitFor();
  await page.getByRole('heading', { name: 'My lamp goes out' }).click();
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Link #1 with another' });
  await dialog.getByLabel('This one').selectOption('blocks');
  const words = dialog.getByRole('combobox', { name: 'A number, or words' });
  await words.fill('charger');
  await dialog.getByRole('option', { name: /The charger is hot/ }).waitFor();
  await nothingFound(page);
  await words.press('Enter');
  await page.getByRole('heading', { name: 'Blocks' }).waitFor();
  await second.page.getByRole('heading', { name: 'Blocks' }).waitFor();
  await second.page.goto(`${house.url}/tickets/2`);
  await second.page.getByRole('heading', { name: 'Blocked by' }).waitFor();
});

test('S puts it off until tomorrow and goes on to the next; Z takes it back', async () => {
  const { page } = first;
  await page.keyboard.press('Shift+S');
  const choice = page.getByRole('button', { name: /In two hours/ });
  await choice.waitFor();
  await nothingFound(page);
  await page.keyboard.press('Escape');
  await choice.waitFor({ state: 'detached' });
  await page.keyboard.press('s');
  await page.getByText(/^#1 is back tomorrow/).waitFor();
  await page.waitForURL(/\/tickets\/2/);
  const { id } = (await house.call('GET', '/api/v1/tickets/1')).body;
  const snoozed = async () => {
    const { status, body } = await house.call('GET', `/api/v1/tickets/${id}/together`);
    expect(status).toBe(200);
    return body.snooze !== null;
  };
  await until('it is put off', snoozed);
  await page.keyboard.press('z');
  await until('it is back', async () => !(await snoozed()));
});

test('When Marta solves it she hears that the other waited for it, and looks', async () => {
  const { page } = first;
  await page.goto(`${house.url}/tickets/1`);
  await page.getByRole('heading', { name: 'Blocks' }).waitFor();
  await page.keyboard.press('e');
  await page.getByText('#2 waited for it').waitFor();
  await page.getByRole('button', { name: 'Look' }).click();
  await page.waitForURL(/\/tickets\/2/);
  await page.getByRole('heading', { name: 'The charger is hot' }).waitFor();
  const line = page.getByRole('button', { name: 'Take the link with #1 away' });
  await line.click();
  await line.waitFor({ state: 'hidden' });
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});
