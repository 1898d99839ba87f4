import ICAL from 'ical.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { marta, pete } from './kit/cast.ts';
import { joinedBy } from './kit/colleague.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation } from './kit/installation.ts';
import type { Letter, Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';

/** As the first start has it from her address. */
const MARTA = 'Marta';

/** With Marta and Pete, thirty. */
const COLLEAGUES_COUNT = 28;
/** Accounts are what this journey is not about: these came some other day. All at one domain, whose letters leave at its pace. */
const COLLEAGUES = `with come as (
    insert into teammates (id, email, email_verified, name, locale, time_zone, created_at, updated_at)
    select gen_random_uuid(), 'colleague-' || n || '@office.example', true, 'Colleague ' || n, 'en', 'Europe/Rome', now(), now()
    from generate_series(1, $1::int) n returning id)
  insert into grants (id, teammate_id, role, desk_id, created_at)
  select gen_random_uuid(), id, 'teammate', null, now() from come`;

let house: Installation;
let sink: Sink;
let browser: Browser;
let manager: Visit;
let engineer: Visit;

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  await joinedBy(house, sink, pete);
  await house.query(COLLEAGUES, [COLLEAGUES_COUNT]);
  browser = await openBrowser();
  manager = await visit(browser, { bypassCSP: true });
  engineer = await visit(browser, { bypassCSP: true });
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

interface Shift {
  id: string;
  on: string;
  startsAt: string;
  sequence: number;
  teammate: { name: string };
}
/** Pete's, among everybody's. */
async function ownShifts(): Promise<Shift[]> {
  const { body } = await house.call('GET', '/api/v1/shifts?limit=100');
  return body.items.filter(({ teammate }: Shift) => teammate.name === pete.name);
}

test('Marta finds no rota, and begins one by keyboard', async () => {
  const { page } = manager;
  await comeIn(page, house, marta);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Everyone answers customers, a day a month' }).waitFor();
  await nothingFound(page);
  const name = page.getByLabel('What is it called');
  await name.fill('Customers');
  await name.press('Enter');
  await page.getByText('Nobody takes part yet.').waitFor();
});

test('She says who takes part, reads the rules as sentences, and changes one', async () => {
  const { page } = manager;
  await page.keyboard.press('w');
  const people = page.getByRole('dialog', { name: 'Who takes part' });
  await people.getByRole('button', { name: 'Take all 30 in' }).press('Enter');
  await people.getByLabel(`Part of ${MARTA}`).selectOption('Buddy');
  await people.getByLabel(`Most beside ${MARTA} on one day`).selectOption('3 a day');
  await nothingFound(page);
  await page.keyboard.press('Escape');
  await page.getByText('29 people take part, with one buddy.').waitFor();
  await page.getByLabel('Days between two shifts').selectOption('7 days');
  await page.getByText(/^Saved at/).waitFor();
});

test('She plans the month, sees how good it is against the best there is, and publishes it', async () => {
  const { page, complaints } = manager;
  await page.getByRole('button', { name: /^Plan / }).click();
  await page.getByText(/have their place|has its place/).waitFor();
  const row = page.getByRole('row', { name: /Everybody has their share/ });
  expect(await row.textContent()).toMatch(/(\d+) of \1/);
  await nothingFound(page);
  await page.getByRole('button', { name: /^Publish / }).click();
  await page.getByText('It is published').waitFor();
  expect(complaints).toEqual([]);
});

test('Pete gets a mail, sees his day beside Marta, and his calendar follows it', async () => {
  const { page, complaints } = engineer;
  const letter = await sink.letterTo(pete.email, ({ raw }) => raw.includes('text/calendar'));
  expect(letter.mail.subject).toMatch(/with customers/);
  await comeIn(page, house, pete, '/rota?show=mine');
  await page.getByRole('heading', { name: new RegExp(`with ${MARTA}`) }).waitFor();
  await nothingFound(page);
  await page.getByRole('button', { name: 'Subscribe' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'In your calendar' });
  await dialog.getByRole('region', { name: 'My shifts' }).getByRole('button', { name: 'Make an address' }).click();
  const address = await dialog.getByLabel('Address: My shifts').inputValue();
  await nothingFound(page);
  const feed = await fetch(address);
  expect(feed.headers.get('content-type')).toMatch(/^text\/calendar/);
  const calendar = new ICAL.Component(ICAL.parse(await feed.text()));
  const own = await ownShifts();
  const starts = calendar
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event).startDate.toJSDate().toISOString());
  expect(starts.length).toBeGreaterThan(0);
  expect(starts.sort()).toEqual(own.map(({ startsAt }) => new Date(startsAt).toISOString()).sort());
  expect(complaints).toEqual([]);
});

test('Marta moves his day in the calendar with the arrow keys, and the rules are looked at on the way', async () => {
  const { page, complaints } = manager;
  await page.getByRole('link', { name: 'To the calendar' }).first().click();
  const [shift] = await ownShifts();
  if (!shift) throw new Error('Pete has no shift');
  await page.goto(`${house.url}/rota?month=${shift.on.slice(0, 7)}`);
  await page.getByRole('button', { name: new RegExp(`^${pete.name} with ${MARTA}`) }).click();
  await page.keyboard.press('m');
  const form = page.getByRole('form', { name: 'Move' });
  await form.waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await page.keyboard.press('m');
  await page.getByRole('button', { name: /^Move to/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await form.getByText(/All rules hold/).waitFor();
  await nothingFound(page);
  await page.keyboard.press('Enter');
  await page.getByText(`${pete.name} is moved`).waitFor();
  const moved = await house.call('GET', `/api/v1/shifts/${shift.id}`);
  expect(moved.body).toMatchObject({ sequence: shift.sequence + 1 });
  expect(moved.body.on).not.toBe(shift.on);
  expect(complaints).toEqual([]);
});

test('Marta will be away on a day when two sit beside her: planned around it, both are told of their new day, and nobody else', async () => {
  const { page, complaints } = manager;
  const { body } = await house.call('GET', '/api/v1/shifts?limit=100');
  const before: Shift[] = body.items;
  const besideOn = (day: string) => before.filter(({ on }) => on === day);
  // Pete was told of another day already.
  const on = before.find((each) => {
    const both = besideOn(each.on);
    return both.length === 2 && both.every(({ teammate }) => teammate.name !== pete.name);
  })?.on;
  const moved = besideOn(on ?? '');
  expect(moved).toHaveLength(2);
  const isOfChange = ({ mail }: Letter) => /has changed/.test(mail.subject ?? '');
  await sink.letterTo(pete.email, isOfChange);
  const told = sink.offered();

  await page.getByRole('button', { name: 'Days away' }).click();
  const dialog = page.getByRole('dialog', { name: 'Days away' });
  await dialog.getByLabel('From', { exact: true }).fill(on ?? '');
  await dialog.getByRole('button', { name: 'Enter' }).click();
  await dialog.getByText(/You sit beside others/).waitFor();
  await nothingFound(page);
  await dialog.getByRole('button', { name: 'Plan around it' }).click();
  await page.getByText('2 moved').waitFor();
  await page.getByRole('button', { name: /^Publish / }).click();
  await page.getByText('It is published').waitFor();

  for (const { id, teammate } of moved) {
    const [account] = await house.query('select email from teammates where name = $1', [teammate.name]);
    const letter = await sink.letterTo(account?.email, isOfChange);
    expect(letter.raw).toContain('text/calendar');
    const now = await house.call('GET', `/api/v1/shifts/${id}`);
    expect(letter.mail.text).toContain(String(Number(now.body.on.slice(8))));
    expect(now.body.on).not.toBe(on);
  }
  expect(sink.offered()).toBe(told + 2);
  expect(complaints).toEqual([]);
});
