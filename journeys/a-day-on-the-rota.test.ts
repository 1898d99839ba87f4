import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import type { Visit } from './kit/browser.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { company, giulia, marta, nora, pete, stranger } from './kit/cast.ts';
import { joinedBy } from './kit/colleague.ts';
import { box, openBox } from './kit/composer.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation, sessionOf } from './kit/installation.ts';
import { sendMail } from './kit/mail-program.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

const ZONE = company.timeZone;
const BRACKET = 'Which bracket fits a bar of 35 mm?';

let house: Installation;
let sink: Sink;
let browser: Browser;
let engineer: Visit;
let buddy: Visit;
/** Pete's first day with customers, and his next. */
let days: { id: string; on: string }[];

beforeAll(async () => {
  sink = await openSink();
  // With the clock that can be moved: a shift is on its day.
  house = await prepareInstallation({ ...foundedByMarta, NODE_ENV: 'development', SMTP_URL: sink.url });
  await house.start();
  await joinedBy(house, sink, pete, null, 'teammate');
  browser = await openBrowser();
  engineer = await visit(browser, { bypassCSP: true });
  buddy = await visit(browser, { bypassCSP: true });
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

/** As somebody in a session of theirs. */
async function as(who: typeof pete, method: string, path: string, body?: unknown) {
  const headers = { cookie: await sessionOf(house, who), origin: house.url };
  const answer = await house.call(method, `/api/v1${path}`, { token: null, headers, body });
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

/** It is that time of that day, and time goes on. */
async function itIs(on: string, time: string): Promise<void> {
  const at = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(ZONE).toInstant().toString();
  const moved = await house.call('PUT', '/api/v1/dev/clock', { body: { kind: 'run-from', at } });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
}

async function ticketAbout(subject: string): Promise<{ id: string; number: number }> {
  return until(`the ticket about ${subject}`, async () =>
    (await house.call('GET', '/api/v1/tickets')).body.items.find((one: { subject: string }) => one.subject === subject),
  );
}

test('Marta plans two weeks in which Pete answers beside her, and publishes them; he is invited', async () => {
  const people = (await as(marta, 'GET', '/teammates')).items as { id: string; email: string }[];
  const idOf = (who: typeof pete) => people.find(({ email }) => email === who.email)?.id;
  const { items: desks } = await as(marta, 'GET', '/desks');
  const rota = await as(marta, 'POST', '/rotas', {
    deskId: desks[0].id,
    name: 'Customers',
    timeZone: ZONE,
    rules: { answersPerShift: { soft: 2, hard: 3 }, looksBeforeAlone: 20, minDaysBetween: 2 },
  });
  const hours = { weekdays: [1, 2, 3, 4, 5, 6, 7], hours: ['09:00', '17:00'], timeZone: ZONE, languages: ['en', 'it'] };
  await as(marta, 'PUT', `/rotas/${rota.id}/people/${idOf(marta)}`, { ...hours, part: 'buddy' });
  const person = await as(marta, 'PUT', `/rotas/${rota.id}/people/${idOf(pete)}`, {
    ...hours,
    share: { shiftsPerMonth: 6 },
  });
  // Whoever is no agent begins as one who learns.
  expect(person.level).toBe('learning');
  const today = Temporal.Now.plainDateISO(ZONE);
  const asked = await as(marta, 'POST', `/rotas/${rota.id}/plan`, {
    from: today.add({ days: 1 }).toString(),
    to: today.add({ days: 14 }).toString(),
  });
  await until('the plan', async () => (await as(marta, 'GET', `/rota-plans/${asked.id}`)).state === 'draft');
  await as(marta, 'POST', `/rota-plans/${asked.id}/publication`);
  days = (await as(pete, 'GET', '/shifts')).items;
  expect(days.length).toBeGreaterThanOrEqual(2);
  await sink.letterTo(pete.email, ({ raw }) => raw.includes('text/calendar'));
});

test('On his day letters are there: one whose answer is written down, one that nobody wrote about, an angry one', async () => {
  const [first] = days;
  await itIs(first?.on ?? '', '09:05');
  await as(marta, 'POST', '/articles', {
    title: 'Charging the lamp by USB-C',
    body: 'The lamp charges by USB-C. Lift the cover beneath the lamp, plug the cable in and wait until the light is green.',
    language: 'en',
    visibility: 'internal',
    state: 'published',
  });
  const letters = [
    {
      from: stranger,
      subject: 'Charging the lamp by USB-C',
      text: 'Hello,\n\ndoes the lamp charge by USB-C cable?\n\nVince\n',
    },
    { from: nora, subject: BRACKET, text: `Hello,\n\n${BRACKET} Mine is thicker than usual.\n\nNora\n` },
    { from: nora, subject: 'A second strap', text: 'Hello,\n\ncan I buy a second strap for my helmet?\n\nNora\n' },
    {
      from: giulia,
      subject: 'VERGOGNA',
      text: 'È una VERGOGNA!!! Siete dei truffatori, sono furiosa, chiamo il mio avvocato!!!\n\nGiulia\n',
    },
  ];
  for (const [index, letter] of letters.entries()) {
    const sent = await sendMail(house, { ...letter, to: company.support, messageId: `day.${index}@riders.example` });
    expect(sent.code).toBe(250);
  }
  for (const { subject } of letters) await ticketAbout(subject);
});

test('The app opens on his shift, and says who sits beside him; he begins and takes the first of his queue by key', async () => {
  const { page } = engineer;
  await comeIn(page, house, pete, '/');
  await page.getByRole('heading', { level: 1, name: /Pete/ }).waitFor();
  await page.getByRole('button', { name: 'Begin' }).click();
  const queue = page.getByRole('region', { name: 'Queue for you' });
  await queue.getByText('Answer is written down').first().waitFor();
  // What is hard never comes unasked.
  await queue.getByText(/1 is kept from you: 1 angry/).waitFor();
  expect(await queue.textContent()).not.toContain('VERGOGNA');
  await nothingFound(page);
  await queue.getByRole('button', { name: 'Take it' }).waitFor();
  await page.keyboard.press('t');
  await page.waitForURL(/\/tickets\/\d+/);
  await page.getByRole('heading', { name: 'Charging the lamp by USB-C' }).first().waitFor();
});

/** He answers the open ticket, and it waits for his buddy. */
async function answerOpen(name: string, words: string): Promise<void> {
  const { page } = engineer;
  await openBox(page, 'r', `Reply to ${name}`);
  await box(page, `Reply to ${name}`).pressSequentially(words);
  await page.keyboard.press('Control+Enter');
}

const held = async (): Promise<number> => (await as(marta, 'GET', '/reviews?state=waiting&mine=buddy')).items.length;

test('His answers wait for Marta’s look, and no customer has them', async () => {
  const { page } = engineer;
  await answerOpen(stranger.name, 'Yes, it charges by USB-C. The plug is beneath the lamp.');
  await until('the first reply waits', async () => (await held()) === 1);
  const strap = await ticketAbout('A second strap');
  const bracket = await ticketAbout(BRACKET);
  const mine = { assignee: 'me' };
  await as(pete, 'PATCH', `/tickets/${strap.id}`, mine);
  await as(pete, 'PATCH', `/tickets/${bracket.id}`, mine);
  await page.goto(`${house.url}/tickets/${bracket.number}`);
  await page.getByRole('heading', { name: BRACKET }).first().waitFor();
  await answerOpen(
    nora.name,
    'For 35 mm there is a wide clamp, OL-B35. Undo the two screws, change the ring and press until it clicks.',
  );
  await until('the second waits', async () => (await held()) === 2);
  const { items } = (await house.call('GET', `/api/v1/tickets/${bracket.id}/messages`)).body;
  expect(items.at(-1).outgoing.state).toBe('held');
  const ticket = (await house.call('GET', `/api/v1/tickets/${bracket.id}`)).body;
  expect([ticket.status, ticket.dueAt]).toEqual(['new', expect.any(String)]);
});

test('Marta lets one go as it is, and teaches with the other', async () => {
  const { page, complaints } = buddy;
  await comeIn(page, house, marta, '/looks');
  await page.getByRole('heading', { level: 2, name: 'Charging the lamp by USB-C' }).waitFor();
  await nothingFound(page);
  await page.getByRole('button', { name: /^Let it go as it is/ }).click();
  await sink.letterTo(stranger.address, ({ mail }) => (mail.text ?? '').includes('plug is beneath the lamp'));
  await page.getByRole('heading', { level: 2, name: BRACKET }).waitFor();
  const words = box(page, /^Words of Pete/);
  await words.click();
  await page.keyboard.press('Control+End');
  await words.pressSequentially(' It comes by post on Friday.');
  await page.getByText('Changes', { exact: true }).click();
  const lesson = page.getByRole('textbox', { name: 'What change 1 teaches' });
  await lesson.fill('Say who does what by when.');
  await nothingFound(page);
  await page.getByRole('button', { name: /^Teach and give back/ }).click();
  await page.getByText('Everything is looked through').waitFor();
  expect(complaints).toEqual([]);
});

test('He sees what she changed and why, takes it over, and Nora has the better answer', async () => {
  const { page } = engineer;
  await page.goto(`${house.url}/shift`);
  await page.getByText('Say who does what by when.').waitFor();
  await nothingFound(page);
  await page.getByRole('button', { name: /^Accept and send/ }).click();
  const letter = await sink.letterTo(nora.address, ({ mail }) => (mail.text ?? '').includes('OL-B35'));
  expect(letter.mail.text).toContain('It comes by post on Friday.');
});

test('Two answers are enough: he is offered rest', async () => {
  const { page } = engineer;
  await page.getByRole('heading', { name: '2 answered, Pete. Rest is part of it.' }).waitFor();
  await nothingFound(page);
  await page.getByRole('button', { name: 'Start the hand-over' }).click();
  await page.getByRole('heading', { level: 1, name: /Pete/ }).waitFor();
});

test('He hands over what is open with a line, and the day’s gap becomes a draft for Marta', async () => {
  const { page, complaints } = engineer;
  const over = page.getByRole('region', { name: 'You hand over' });
  await over
    .getByRole('textbox', { name: 'What is next: A second strap' })
    .fill('Ask the workshop whether straps are sold alone.');
  await over.getByRole('button', { name: 'Hand over' }).click();
  await over.getByText('Each got a brief').waitFor();
  const title = page.getByRole('textbox', { name: 'Title of the answer' });
  // The button that was pressed is gone: what there is to do next has the focus.
  await title.and(page.locator(':focus')).waitFor();
  await title.fill(BRACKET);
  await nothingFound(page);
  await page.getByRole('button', { name: /^Give it to Marta/ }).click();
  await page.getByText('a draft now').or(page.getByText('Marta looks it over')).first().waitFor();
  await page.getByRole('radio', { name: /^4/ }).check({ force: true });
  await page.getByRole('button', { name: 'End the shift' }).click();
  await page.getByText('The day is over, and it counts').waitFor();
  expect((await house.call('GET', `/api/v1/shifts/${days[0]?.id}`)).body.state).toBe('complete');
  expect(complaints).toEqual([]);
});

test('Marta publishes it, and the briefing of his next shift shows it', async () => {
  const articles = (await as(marta, 'GET', '/articles')).items as { id: string; title: string }[];
  const draft = articles.find(({ title }) => title === BRACKET);
  expect(draft, JSON.stringify(articles)).toBeDefined();
  await as(marta, 'PATCH', `/articles/${draft?.id}`, { state: 'published' });
  await itIs(days[1]?.on ?? '', '09:05');
  const { page } = engineer;
  await comeIn(page, house, pete, '/shift');
  await page.getByRole('button', { name: 'Begin' }).click();
  const since = page.getByRole('region', { name: /Since your last shift/ });
  await since.getByText(BRACKET).waitFor();
  await nothingFound(page);
});
