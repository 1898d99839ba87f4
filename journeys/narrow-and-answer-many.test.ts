import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, giulia, marta, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import { until } from './kit/waiting.ts';

let house: Installation;
let browser: Browser;
let desk: Visit;

const api = async (method: string, path: string, body?: unknown) => {
  const answer = await house.call(method, `/api/v1${path}`, { body });
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body as { id: string; items: { id: string }[] };
};

beforeAll(async () => {
  house = await prepareInstallation(foundedByMarta);
  await house.start();
  const [home] = (await api('GET', '/desks')).items;
  const size = await api('POST', `/desks/${home?.id}/fields`, {
    kind: 'number',
    key: 'frame_size',
    labels: { en: 'Frame size' },
    everywhere: true,
  });
  for (const [at, from] of [nora, giulia, nora].entries()) {
    const sent = await sendMail(house, {
      from,
      to: company.support,
      subject: `Request ${at + 1}`,
      text: 'It rains.\n',
    });
    expect(sent.code).toBe(250);
    const number = at + 1;
    await until('the ticket', async () => (await house.call('GET', `/api/v1/tickets/${number}`)).status === 200);
    const { id } = await api('GET', `/tickets/${number}`);
    await api('PUT', `/tickets/${id}/fields`, { fields: { [size.id]: 50 + at * 4 } });
  }
  await api('POST', '/saved-replies', {
    name: 'On its way',
    texts: { en: '<p>Dear {{ contact.first_name }}, it is on its way.</p>' },
    effects: { addTags: ['told'] },
  });
  browser = await openBrowser();
  // axe is let in, which the page itself would not do.
  desk = await visit(browser, { bypassCSP: true });
  await comeIn(desk.page, house, marta, '/inbox/open');
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
});

const shows = (count: number) =>
  until(`${count} rows`, async () => (await desk.page.getByRole('link', { name: /Request \d/ }).count()) === count);

test('A list is narrowed by a field of the desk and by days, in words, and the address keeps it', async () => {
  const { page } = desk;
  await shows(3);
  await page.keyboard.press('Shift+F');
  await page.getByRole('option', { name: 'Frame size' }).click();
  await page.getByLabel('From', { exact: true }).fill('54');
  await nothingFound(page);
  await page.getByRole('button', { name: 'Narrow by it' }).click();
  await page.getByRole('button', { name: 'Frame size: from 54', exact: true }).waitFor();
  await shows(2);

  await page.getByRole('region', { name: 'What narrows this list' }).getByRole('button', { name: 'Narrow it' }).click();
  await page.getByRole('option', { name: 'Came in' }).click();
  await page.getByRole('option', { name: 'Other days…' }).click();
  await page.getByLabel('How many days').fill('3');
  await page.getByRole('button', { name: 'Narrow by it' }).click();
  await page.getByRole('button', { name: 'Came in: in the last 3 days', exact: true }).waitFor();
  await shows(2);
  await nothingFound(page);
  await page.reload();
  await page.getByRole('button', { name: 'Frame size: from 54', exact: true }).waitFor();
  await shows(2);
});

test('What is narrowed is answered at once: each in their own words, told before, taken back by one key', async () => {
  const { page } = desk;
  await page.keyboard.press('Shift+V');
  await page.getByRole('region', { name: 'Change what is chosen' }).getByText('2 chosen').waitFor();
  await page
    .getByRole('region', { name: 'Change what is chosen' })
    .getByRole('button', { name: 'Saved reply' })
    .click();
  await page.getByRole('option', { name: 'On its way' }).first().click();
  const question = page.getByRole('dialog', { name: 'Answer 2 tickets with “On its way”?' });
  await question.getByText(/Up to 2 letters leave/).waitFor();
  await nothingFound(page);
  await question.getByRole('button', { name: 'Send up to 2 letters' }).click();
  const dock = page.getByRole('region', { name: 'Change of many' });
  await dock.getByText('2 done').waitFor();
  const letters = () =>
    house.query<{ state: string; text: string }>(
      "select state, letter->>'text' as text from outgoing where kind = 'reply' order by id",
    );
  const sent = await letters();
  expect(sent.map(({ state }) => state)).toEqual(['queued', 'queued']);
  expect(sent.map(({ text }) => /Dear (\w+),/.exec(text)?.[1]).sort()).toEqual(['Giulia', 'Nora']);
  await page.keyboard.press('z');
  await until('the letters are taken back', async () => (await letters()).every(({ state }) => state === 'cancelled'));
  const tagged = await house.query("select from tickets where tags <> '{}' or status <> 'new'");
  expect(tagged).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
