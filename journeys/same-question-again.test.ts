import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import { until } from './kit/waiting.ts';

let house: Installation;

beforeAll(async () => {
  house = await prepareInstallation(foundedByMarta);
  await house.start();
});
afterAll(async () => {
  await house?.remove();
});

/** One question of five riders, each in their own words; and what two others wrote about something else. */
const LETTERS: [from: string, subject: string, text: string][] = [
  ['hannah', 'Bracket', 'Hello,\n\nwhich bracket do I need for a 35 mm bar?\n\nBest regards,\nHannah\n'],
  ['pete', 'Handlebar 35 mm', 'Good morning, does the bracket of the Faro fit a handlebar of 35 mm?\n'],
  ['vince', 'Invoice', 'Hello,\ncould you send the invoice with our VAT number?\nBest regards\n'],
  ['laura', 'Wide bar', 'My bar has 35 mm and the bracket does not close. Is there a bigger bracket?\n'],
  ['sam', 'Bracket for 35', 'Hi there,\nI cannot fit the bracket on my 35 mm handlebar, what can I do?\nThanks, Sam\n'],
  ['otto', 'Rain', 'Hello,\nis the Luna waterproof enough for heavy rain?\nBest regards\n'],
  ['ines', 'Question', 'Is there a bracket for a handlebar with 35 mm?\n'],
];

test('Five riders ask the same in their own words: it is one question, asked five times, and nothing else is', async () => {
  for (const [who, subject, text] of LETTERS) {
    const from = { name: who, address: `${who}@riders.example` };
    const messageId = `${crypto.randomUUID()}@riders.example`;
    const sent = await sendMail(house, { from, to: company.support, subject, messageId, text });
    expect(sent.code).toBe(250);
  }
  const question = await until(
    'the question that came five times',
    async () => {
      const { body } = await house.call('GET', '/api/v1/repeated-questions');
      return body.items.find(({ size }: { size: number }) => size === 5);
    },
    180_000,
  );
  const { body } = await house.call('GET', '/api/v1/repeated-questions');
  expect(body.items).toHaveLength(1);
  expect(question).toMatchObject({ people: 5, state: 'to_write', languages: [{ language: 'en', count: 5 }] });
  expect(question.sample).toMatch(/bracket/);
  expect(question.samples.map(({ text }: { text: string }) => text).join(' ')).not.toMatch(/Hello|regards|Thanks/);
});

test('Marta sees the card, in the riders’ words', async () => {
  const browser = await openBrowser();
  try {
    const { page, complaints } = await visit(browser, { bypassCSP: true });
    await comeIn(page, house, marta, '/answers/asked-again');
    const card = page.getByRole('article').filter({ hasText: 'asked 5 times' });
    await card
      .getByRole('heading', { level: 2 })
      .getByText(/bracket/)
      .waitFor();
    await card.getByRole('region', { name: 'In their words' }).getByText(/35 mm/).first().waitFor();
    await nothingFound(page);
    await card.getByRole('button', { name: 'Not the same' }).click();
    await page.getByText('Nothing is asked again and again').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await card.waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
