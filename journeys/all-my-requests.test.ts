import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { openBrowser, visit } from './kit/browser.ts';
import { company, giulia, stranger } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

const PAOLO = 'paolo.ferraro@ciclisti.example';

let house: Installation;
let sink: Sink;
let browser: Browser;
let page: Visit['page'];

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  browser = await openBrowser();
  ({ page } = await visit(browser, { javaScriptEnabled: false, locale: 'it-IT' }));
  const write = (from: typeof giulia, subject: string) =>
    sendMail(house, {
      from,
      to: company.support,
      subject,
      text: `Buongiorno,\n\nle scrivo per: ${subject}.\n\nA presto\n`,
    });
  await write(giulia, 'Acqua nella lampada');
  await write(giulia, 'Fattura per la ditta');
  await write(stranger, 'Somebody else’s matter');
  await until('all three', async () => (await house.call('GET', '/api/v1/tickets')).body.items.length === 3);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

const ticketOf = async (subject: string): Promise<{ id: string; number: number; status: string }> =>
  (await house.call('GET', '/api/v1/tickets')).body.items.find((one: { subject: string }) => one.subject === subject);

test('Giulia asks for a link, comes in, and sees all that she ever asked, and nothing else', async () => {
  await page.goto(`${house.url}/my`);
  await page.getByLabel('Il suo indirizzo mail').fill(giulia.address);
  await page.getByRole('button', { name: 'Mandatemi il link' }).click();
  await page.getByRole('heading', { name: 'Guardi nella sua posta' }).waitFor();
  const letter = await sink.letterTo(giulia.address, ({ mail }) => (mail.text ?? '').includes('/my/enter/'));
  const link = /http:\/\/\S+\/my\/enter\/\S+/.exec(letter.mail.text ?? '')?.[0] ?? 'no link';
  await page.goto(link);
  await page.getByRole('button', { name: 'Vedere le mie richieste' }).click();
  await page.getByRole('heading', { level: 1, name: 'Le sue richieste' }).waitFor();
  await page.getByRole('link', { name: 'Acqua nella lampada' }).waitFor();
  await page.getByRole('link', { name: 'Fattura per la ditta' }).waitFor();
  expect(await page.content()).not.toContain('Somebody else');
  // The link has let in once.
  const { page: other } = await visit(browser, { javaScriptEnabled: false, locale: 'it-IT' });
  await other.goto(link);
  await other.getByRole('heading', { name: 'Questo link non vale più' }).waitFor();
});

test('What waits for her has the only button, and she answers there', async () => {
  const { id, number } = await ticketOf('Fattura per la ditta');
  await house.call('POST', `/api/v1/tickets/${id}/messages`, {
    body: { type: 'reply', text: 'Qual è la partita IVA?' },
  });
  await page.goto(`${house.url}/my/it`);
  await page.getByText('nuova risposta').waitFor();
  const button = page.getByRole('link', { name: 'Rispondi' });
  expect(await button.count()).toBe(1);
  await button.click();
  await page.getByText('Qual è la partita IVA?').first().waitFor();
  await page.locator('textarea[name=text]').fill('IT01234567890');
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await page.getByText('Il suo messaggio è arrivato.').waitFor();
  expect(page.url()).toContain(`/my/it/${number}`);
  expect((await ticketOf('Fattura per la ditta')).status).toBe('open');
});

test('She has somebody in, who is in once they say so', async () => {
  await page.getByText('Aggiungi una persona').click();
  await page.getByLabel('Indirizzo mail della persona').fill(PAOLO);
  await page.getByRole('button', { name: 'Chiedi' }).click();
  await page.getByText('Lo abbiamo chiesto').waitFor();
  const letter = await sink.letterTo(PAOLO);
  expect(letter.mail.text).not.toContain('Fattura');
  const { page: paolo } = await visit(browser, { javaScriptEnabled: false, locale: 'it-IT' });
  await paolo.goto(/http:\/\/\S+\/my\/join\/\S+/.exec(letter.mail.text ?? '')?.[0] ?? 'no link');
  await paolo.getByRole('button', { name: 'Partecipo' }).click();
  await paolo.getByText('Fattura per la ditta').first().waitFor();
  expect(await paolo.content()).toContain('Qual è la partita IVA?');
});

test('She says that one is solved, opens it again from the list, and goes', async () => {
  await page.goto(`${house.url}/my/it`);
  await page.getByRole('link', { name: 'Acqua nella lampada' }).click();
  await page.getByRole('button', { name: 'Ho risolto da me' }).click();
  await page.getByText('Bene che funzioni').waitFor();
  expect((await ticketOf('Acqua nella lampada')).status).toBe('solved');
  await page.getByRole('link', { name: 'Tutte le sue richieste' }).click();
  await page.getByRole('button', { name: 'Riapri' }).click();
  await page.getByText('È di nuovo aperta').waitFor();
  expect((await ticketOf('Acqua nella lampada')).status).toBe('open');
  await page.goto(`${house.url}/my/it?q=fattura`);
  expect(await page.getByRole('listitem').filter({ hasText: 'Acqua' }).count()).toBe(0);

  const cookies = await page.context().cookies();
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 390],
  ] as const) {
    const look = await visit(browser, { bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
    await look.page.context().addCookies(cookies);
    for (const path of ['/my/it', `/my/ro/${(await ticketOf('Fattura per la ditta')).number}`, '/my/sign-in?lang=ro']) {
      await look.page.goto(house.url + path);
      await nothingFound(look.page);
      expect(await look.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await look.close();
  }

  await page.getByRole('button', { name: 'Esci' }).click();
  await page.getByRole('heading', { name: 'Sessione chiusa' }).waitFor();
  await page.goto(`${house.url}/my/it`);
  await page.getByLabel('Il suo indirizzo mail').waitFor();
});
