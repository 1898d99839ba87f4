import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dovecot } from '../server/testing/dovecot.ts';
import { prepareDovecot } from '../server/testing/dovecot.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { until } from './kit/waiting.ts';

/** Marta lets Sportello follow an account at a provider, and sees at a glance when that stops working. */
const PASSWORD = 'lanterna verde';
const ADDRESS = 'help@officinalume.example';

let dovecot: Dovecot;
let house: Installation;
let browser: Browser;
let owner: Visit;

beforeAll(async () => {
  dovecot = await prepareDovecot({ users: { help: PASSWORD } });
  await dovecot.start();
  house = await prepareInstallation(foundedByMarta);
  await house.start();
  browser = await openBrowser();
  owner = await visit(browser);
  await comeIn(owner.page, house, marta, '/settings/mail');
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await dovecot?.remove();
});

test('Marta adds the account, and the test says of each step how it went', async () => {
  const { page } = owner;
  await page.getByText('The mailbox is well.').waitFor();
  await page.getByRole('button', { name: 'Add a mailbox' }).click();
  const form = page.getByRole('form', { name: 'Add a mailbox' });
  await form.getByLabel('Mail address').fill(ADDRESS);
  await form.getByLabel('How replies leave').selectOption('house');
  await form.getByLabel('Password', { exact: true }).fill('not it');
  await form.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await form.getByLabel('Port').fill(String(dovecot.port));
  await form.getByLabel('Connection').selectOption('none');
  await form.getByLabel('Name for signing in').fill('help');
  await form.getByRole('button', { name: 'Keep and test' }).click();
  const side = page.getByRole('complementary').filter({ hasText: 'Test, step by step' });
  await side.getByText('The mail server does not accept the name or the password.').waitFor();
  await side.getByRole('listitem').filter({ hasText: 'Server answers' }).getByLabel('well').waitFor();
  await side.getByText('not tried').first().waitFor();
});

test('The page says what broke, what is safe and what to do; the right password brings what had waited', async () => {
  const { page } = owner;
  await dovecot.deliver('help', [letter('Luna 2 does not charge')]);
  const broken = page.getByRole('region', { name: `${ADDRESS}, not well` });
  await broken.waitFor();
  await broken.getByText('Letters stay on the server until it works again.', { exact: false }).waitFor();
  await broken.getByRole('button', { name: 'Give the new password' }).click();
  const form = page.getByRole('form', { name: `Settings of ${ADDRESS}` });
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await form.getByRole('button', { name: 'Keep and test' }).click();
  await page.getByRole('region', { name: ADDRESS, exact: true }).waitFor();
  await page.getByText('2 of 2 mailboxes are well.').waitFor();
  await until('the letter is a request', async () =>
    (await house.call('GET', '/api/v1/tickets')).body.items.some(
      (ticket: { subject: string }) => ticket.subject === 'Luna 2 does not charge',
    ),
  );
});

test('What has to be published for the domain can be copied, and nothing on the page is out of reach', async () => {
  const { page } = owner;
  await page.getByRole('region', { name: 'Records for officinalume.example' }).first().waitFor();
  for (const name of ['SPF', 'DMARC']) await expect.poll(() => page.getByRole('rowheader', { name }).count()).toBe(1);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => sticksOut(page)).toBe(0);
  }
  expect(owner.complaints).toEqual([]);
});

function letter(subject: string): string {
  return [
    'From: Giulia Ferraro <g.ferraro@postanova.example>',
    `To: ${company.support}`,
    `Subject: ${subject}`,
    'Message-ID: <health-1@postanova.example>',
    'Date: Thu, 19 Nov 2026 11:00:00 +0100',
    '',
    'It stays dark after the rain.',
    '',
  ].join('\r\n');
}

function sticksOut(page: Page): Promise<number> {
  return page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
}
