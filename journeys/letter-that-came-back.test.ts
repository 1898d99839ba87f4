import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, marta, nora } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Letter, Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

let house: Installation;
let browser: Browser;
let sink: Sink;
let desk: Visit;
let number: number;
let letter: Letter;

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation(foundedByMarta);
  browser = await openBrowser();
  await house.start({ SMTP_URL: sink.url });
  desk = await visit(browser);
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

/** What a mail server says to the sender of the envelope, in words alone. */
const returned = (envelopeFrom: string) => ({
  from: { name: 'Mail Delivery System', address: 'mailer-daemon@riders.example' },
  to: envelopeFrom,
  envelopeFrom: '',
  subject: 'Undelivered Mail Returned to Sender',
  text: `This is the mail system at host mx.riders.example.\n\n<${nora.address}>: host mx.riders.example said: 550 5.1.1\n    User unknown (in reply to RCPT TO command)\n`,
});

test('A letter leaves with an address of its own for reports', async () => {
  const made = await house.call('POST', '/api/v1/tickets', {
    body: { subject: 'My parcel', text: 'Where is it?', contact: nora },
  });
  number = made.body.number;
  await house.call('POST', `/api/v1/tickets/${made.body.id}/messages`, {
    body: { type: 'reply', text: 'It left on Monday.' },
  });
  letter = await sink.letterTo(nora.address, (each) => each.mail.text?.includes('It left on Monday.') === true);
  expect(letter.from).toMatch(/^assistenza\+b-[a-z2-7]{32}@officinalume\.example$/);
});

test('An absence note to it is one quiet line, and the ticket stays as it was', async () => {
  await sendMail(house, {
    from: nora,
    to: letter.from,
    envelopeFrom: '',
    subject: 'Out of office: Re: My parcel',
    text: 'I am riding in the mountains until Monday.\n',
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  const { page, complaints } = desk;
  await comeIn(page, house, marta, `/tickets/${number}`);
  const note = page.getByRole('button', { name: /Absence note/ });
  await note.waitFor();
  expect((await house.call('GET', `/api/v1/tickets/${number}`)).body.status).toBe('waiting');
  await note.click();
  await page.getByText('I am riding in the mountains until Monday.').waitFor();
  expect(complaints).toEqual([]);
});

test('A report lands on its message: in the thread, above the next reply, and in the outbox', async () => {
  const sent = await sendMail(house, returned(letter.from));
  expect(sent.code).toBe(250);
  await until('it came back', async () => {
    const { items } = (await house.call('GET', '/api/v1/outbox')).body;
    return items.some((each: { state: string }) => each.state === 'bounced');
  });
  const { page, complaints } = desk;
  await page.goto(`${house.url}/tickets/${number}`);
  await page.getByText(`Not delivered to ${nora.address}: no such mailbox.`).waitFor();
  await page.getByText(/The other server said: 550 5\.1\.1 User unknown/).waitFor();
  await page.getByText(new RegExp(`Letters to ${nora.address} came back on .*: no such mailbox\\.`)).waitFor();
  await page.goto(`${house.url}/outbox`);
  await page.getByText('It came back').first().click();
  await page.getByText(`Not delivered to ${nora.address}: no such mailbox.`).waitFor();
  expect(complaints).toEqual([]);
});

test('When she writes again, the warning is gone', async () => {
  await sendMail(house, { from: nora, to: company.support, subject: `Re: My parcel #${number}`, text: 'Here I am.\n' });
  const { page } = desk;
  await page.goto(`${house.url}/tickets/${number}`);
  await page.getByText('Here I am.').first().waitFor();
  await page
    .getByText(/came back on/)
    .first()
    .waitFor({ state: 'detached' });
});

test('A report about nothing of ours is seen by owners, and marks nobody', async () => {
  await sendMail(house, { ...returned(company.support), headers: { 'X-Failed-Recipients': nora.address } });
  await until(
    'it is taken in',
    async () => (await house.query("select from inbound where state = 'received'")).length === 0,
  );
  const { page } = desk;
  await page.goto(`${house.url}/settings/kept`);
  await page.getByText('A report about no letter of ours').waitFor();
});
