import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visit } from './kit/browser.ts';
import { openBrowser, visit } from './kit/browser.ts';
import { company, giulia } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

const SECRET = 'The seal of this series is faulty, keep it among us.';
const ORDER = 'Numero d’ordine: OL-4127\n';

let house: Installation;
let sink: Sink;
let browser: Browser;
let phone: Visit;
let folder: string;
let link: string;
let ticketId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sportello-order-'));
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  browser = await openBrowser();
  phone = await visit(browser, { javaScriptEnabled: false, locale: 'it-IT', viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
  await rm(folder, { recursive: true, force: true });
});

test('Giulia opens the link of the mail and reads how far her request is, in Italian', async () => {
  await sendMail(house, {
    from: giulia,
    to: company.support,
    subject: 'Acqua nella lampada',
    text: 'Buongiorno,\n\nda ieri c’è acqua dietro il vetro della lampada. Come posso asciugarla?\n\nGiulia\n',
  });
  const letter = await sink.letterTo(giulia.address);
  link = /http:\/\/\S+\/s\/[\w-]+/.exec(letter.mail.text ?? '')?.[0] ?? 'no link in the mail';
  await phone.page.goto(link);
  expect(await phone.page.locator('html').getAttribute('lang')).toBe('it');
  await phone.page.getByRole('heading', { level: 1, name: 'La sua richiesta è arrivata.' }).waitFor();
  await phone.page.getByText('Acqua nella lampada').first().waitFor();
  await phone.page.getByText('acqua dietro il vetro della lampada').first().waitFor();
  // The page promises what the letter has promised.
  const promise = /Le rispondiamo ([^,]+), di solito prima/.exec((letter.mail.text ?? '').replace(/\s+/g, ' '))?.[1];
  expect(promise).toBeDefined();
  expect((await phone.page.locator('main').textContent())?.replace(/\s+/g, ' ')).toContain(promise);
});

test('What the team writes to her stands there, what it writes for itself does not', async () => {
  [{ id: ticketId }] = (await house.call('GET', '/api/v1/tickets')).body.items;
  const messages = `/api/v1/tickets/${ticketId}/messages`;
  const note = await house.call('POST', messages, { body: { type: 'note', text: SECRET } });
  const reply = await house.call('POST', messages, {
    body: { type: 'reply', html: '<p>Ci manda il <strong>numero d’ordine</strong>?</p>' },
  });
  expect([note.status, reply.status]).toEqual([201, 201]);
  await phone.page.reload();
  expect(await phone.page.getByText('numero d’ordine').first().isVisible()).toBe(true);
  const source = await phone.page.content();
  expect(source).not.toContain('faulty');
  expect(source).not.toContain(note.body.id);
});

test('She answers there with a file, and it is in the request', async () => {
  const file = join(folder, 'ordine.txt');
  await writeFile(file, ORDER);
  await phone.page.locator('textarea[name=text]').fill('Eccolo nel file.');
  await phone.page.locator('input[type=file]').setInputFiles(file);
  await phone.page.locator('form.reply button[type=submit]').click();
  await phone.page.getByText('Eccolo nel file.').first().waitFor();
  const { items } = (await house.call('GET', `/api/v1/tickets/${ticketId}/messages`)).body;
  const last = items.at(-1);
  expect(last).toMatchObject({ type: 'incoming', visibleText: 'Eccolo nel file.', from: { address: giulia.address } });
  const bytes = await house.call('GET', last.attachments[0].url);
  expect(last.attachments[0].name).toBe('ordine.txt');
  expect(bytes.body).toBe(ORDER);
  // A page that is loaded again must not write again.
  await phone.page.reload();
  const again = (await house.call('GET', `/api/v1/tickets/${ticketId}/messages`)).body.items;
  expect(again).toHaveLength(items.length);
});

test('No script comes with it, nobody indexes it, and its address is told to nobody', async () => {
  const response = await phone.page.goto(link);
  const headers = response?.headers() ?? {};
  expect(headers['x-robots-tag']).toContain('noindex');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cache-control']).toContain('no-store');
  expect(await phone.page.locator('script').count()).toBe(0);
  expect(await response?.text()).not.toMatch(/<script|\son\w+=/i);
});

test('Once the link is renewed the old one opens nothing, and the next mail brings the new one', async () => {
  const renewed = await house.call('POST', `/api/v1/tickets/${ticketId}/status-link`);
  expect(renewed.status).toBeLessThan(300);
  const old = await phone.page.goto(link);
  expect(old?.status()).toBe(404);
  expect(await phone.page.content()).not.toContain('lampada');

  await house.call('POST', `/api/v1/tickets/${ticketId}/messages`, { body: { type: 'reply', text: 'Arriva domani.' } });
  const letter = await sink.letterTo(giulia.address, ({ mail }) => mail.text?.includes('Arriva domani.') ?? false);
  const fresh = /http:\/\/\S+\/s\/[\w-]+/.exec(letter.mail.text ?? '')?.[0] ?? 'no link in the mail';
  expect(fresh).not.toBe(link);
  await phone.page.goto(fresh);
  await until('the new link opens it', () => phone.page.getByText('Arriva domani.').first().isVisible());
});
