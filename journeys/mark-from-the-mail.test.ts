import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, giulia, marta } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation, sessionOf } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Letter, Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

let house: Installation;
let sink: Sink;
let browser: Browser;
let phone: Visit;
let desk: Visit;
let letter: Letter;
let ticketId: string;

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  browser = await openBrowser();
  phone = await visit(browser, {
    javaScriptEnabled: false,
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
  });
  desk = await visit(browser, { bypassCSP: true });
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

const said = async () => (await house.call('GET', `/api/v1/tickets/${ticketId}/satisfaction`)).body;
const linksIn = ({ mail }: Letter): string[] => [...new Set((mail.text ?? '').match(/http:\/\/[\w.:/?=-]+/g))];

test('Marta has customers asked at once, and low marks told to herself', async () => {
  await comeIn(desk.page, house, marta, '/settings/satisfaction');
  await desk.page.getByLabel('How customers are asked').selectOption('five');
  await desk.page.getByLabel('When the question is sent').selectOption('0');
  const me = await house.call('GET', '/api/v1/me', {
    token: null,
    headers: { cookie: await sessionOf(house, marta), origin: house.url },
  });
  await desk.page.getByLabel('Who hears of low marks').selectOption(me.body.id);
  await until('the setting', async () => {
    const { body } = await house.call('GET', `/api/v1/desks/${me.body.desks[0].id}/satisfaction`);
    return body.scale === 'five' && body.hoursAfter === 0 && body.tellId === me.body.id;
  });
  await nothingFound(desk.page);
});

test('Giulia is answered, the request is solved, and one letter asks her in Italian', async () => {
  await sendMail(house, {
    from: giulia,
    to: company.support,
    subject: 'Staffa per manubrio',
    text: 'Buongiorno,\n\nla staffa della lampada non sta sul manubrio da 31,8. Ne avete una adatta?\n\nGiulia\n',
  });
  await sink.letterTo(giulia.address);
  [{ id: ticketId }] = (await house.call('GET', '/api/v1/tickets')).body.items;
  await house.call('POST', `/api/v1/tickets/${ticketId}/messages`, {
    body: { type: 'reply', text: 'Sì, gliela mandiamo oggi.' },
  });
  await sink.letterTo(giulia.address, ({ mail }) => (mail.text ?? '').includes('gliela mandiamo'));
  await house.call('PATCH', `/api/v1/tickets/${ticketId}`, { body: { status: 'solved' } });
  letter = await sink.letterTo(giulia.address, ({ mail }) => (mail.subject ?? '').startsWith('Come le abbiamo'));
  expect(letter.header('auto-submitted')).toBe('auto-generated');
  expect(letter.mail.text).toMatch(/\/mark\/[a-z2-7]{32}\?m=5/);
});

test('A scanner opens every link of the letter, and nothing counts', async () => {
  const links = linksIn(letter);
  expect(links.filter((link) => link.includes('/mark/'))).toHaveLength(5);
  for (const method of ['HEAD', 'GET'])
    for (const link of links) expect((await fetch(link, { method })).status).toBe(200);
  expect((await said()).mark).toBeNull();
});

test('She presses 2, says why, and it lands on the ticket', async () => {
  const link = linksIn(letter).find((one) => one.endsWith('?m=2')) ?? 'no link';
  await phone.page.goto(link);
  await phone.page.getByRole('heading', { level: 1, name: 'Come le abbiamo risposto?' }).waitFor();
  expect(await phone.page.getByRole('radio', { name: '2' }).isChecked()).toBe(true);
  // The button names the mark, also of another one that is chosen instead.
  await phone.page.getByRole('radio', { name: '3' }).check({ force: true });
  await phone.page.getByRole('button', { name: 'Invii il voto 3' }).waitFor();
  await phone.page.getByRole('radio', { name: '2' }).check({ force: true });
  await phone.page.getByRole('textbox').fill('La staffa è arrivata rotta.');
  await phone.page.getByRole('button', { name: 'Invii il voto 2' }).click();
  await phone.page.getByRole('heading', { level: 1, name: 'Grazie' }).waitFor();
  expect((await said()).mark).toMatchObject({ mark: 2, best: 5, low: true, comment: 'La staffa è arrivata rotta.' });
});

test('Marta is told, and reads it beside the ticket', async () => {
  await until('the notification', async () => {
    const { body } = await house.call('GET', '/api/v1/me/notifications', {
      token: null,
      headers: { cookie: await sessionOf(house, marta), origin: house.url },
    });
    return body.items.some((one: { kind: string }) => one.kind === 'low_mark');
  });
  const { body } = await house.call('GET', `/api/v1/tickets/${ticketId}`);
  await desk.page.goto(`${house.url}/tickets/${body.number}`);
  await desk.page.getByText('La staffa è arrivata rotta.').waitFor();
  await desk.page.getByText('2 of 5').first().waitFor();
  await nothingFound(desk.page);
});

test('The page finds nobody in its way: by axe, in the dark and on a phone', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    const look = await visit(browser, {
      bypassCSP: true,
      colorScheme: scheme,
      viewport: scheme === 'dark' ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    });
    await look.page.goto(linksIn(letter)[0] ?? '');
    await nothingFound(look.page);
    expect(await look.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await look.close();
  }
});
