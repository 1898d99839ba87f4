import { describe, expect, test } from 'vitest';
import { consumeEvents } from '../../platform/events/index.ts';
import { openCalledHouse } from '../../testing/callers.ts';
import { answer, asked, get, ORIGIN } from '../../testing/customer.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { notificationHearer } from '../notifications/index.ts';
import { satisfactionHearer } from './planning.ts';

const FIVE = { scale: 'five', hoursAfter: 24, lowMark: 2, tellId: null };

async function open(setting: Record<string, unknown> = {}, house?: TestHouse): Promise<TestHouse> {
  const opened = house ?? (await openTestHouse());
  // Whoever was never here begins with what comes now.
  await consumeEvents(opened.platform, satisfactionHearer);
  const put = await opened.call('PUT', `/desks/${opened.deskId}/satisfaction`, { body: { ...FIVE, ...setting } });
  expect(put.status).toBe(200);
  return opened;
}

async function hear(house: TestHouse): Promise<void> {
  await expect
    .poll(async () => {
      const rows = await house.db.selectFrom('events').select('id').where('seq', 'is', null).limit(1).execute();
      return rows.length;
    })
    .toBe(0);
  await consumeEvents(house.platform, satisfactionHearer);
}

async function later(house: TestHouse, hours: number): Promise<void> {
  house.clock.set(house.clock.now().add({ hours }));
  await house.runJobs();
}

/** Asked, answered by a person, solved. */
async function solved(house: TestHouse, options: { language?: string } = {}) {
  const ticket = await asked(house, options);
  await answer(house, ticket.id, { type: 'reply', text: 'Gliene mandiamo una nuova oggi.' });
  await solve(house, ticket.id);
  return ticket;
}

async function solve(house: TestHouse, id: string): Promise<void> {
  expect((await house.call('PATCH', `/tickets/${id}`, { body: { status: 'solved' } })).status).toBe(200);
  await hear(house);
}

async function letters(house: TestHouse) {
  const rows = await house.db
    .selectFrom('outgoing')
    .select(['letter', 'secret', 'ticket_id'])
    .where('kind', '=', 'question')
    .orderBy('created_at')
    .execute();
  return rows;
}

async function linkIn(house: TestHouse): Promise<string> {
  const [row] = await letters(house);
  return /\/mark\/[a-z2-7]{32}/.exec(row?.letter.text ?? '')?.[0] ?? 'no link';
}

async function press(house: TestHouse, path: string, fields: Record<string, string>) {
  const response = await house.app.request(ORIGIN + path, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, html: await response.text(), location: response.headers.get('location') ?? '' };
}

const said = async (house: TestHouse, id: string) => (await house.call('GET', `/tickets/${id}/satisfaction`)).body;

describe('a question after solving', () => {
  test('comes once, some time later, in the customer’s language, marked as no person’s', async () => {
    const house = await open();
    const { id } = await solved(house, { language: 'it' });
    expect(await said(house, id)).toEqual({ mark: null, question: 'planned', askedAt: null });
    await later(house, 23);
    expect(await letters(house)).toEqual([]);
    await later(house, 2);
    const [row, ...others] = await letters(house);
    expect(others).toEqual([]);
    expect(row?.letter).toMatchObject({
      to: [{ address: 'g.ferraro@postanova.example' }],
      cc: [],
      automatic: 'auto-generated',
      language: 'it',
    });
    expect(row?.letter.subject).toContain('Come le abbiamo risposto?');
    expect(row?.letter.html.match(/\/mark\/[a-z2-7]{32}\?m=[1-5]"/g)).toHaveLength(5);
    // Else a teammate could press for the customer.
    expect(row?.secret).toBe(true);

    // Open again, and solved again: never a second time.
    await house.call('PATCH', `/tickets/${id}`, { body: { status: 'open' } });
    await solve(house, id);
    await later(house, 48);
    expect(await letters(house)).toHaveLength(1);
    const { body } = await house.call('GET', `/tickets/${id}/events`);
    expect(JSON.stringify(body)).toContain('satisfaction.asked');
  });

  test('asks one person at most once in so many days, whatever they wrote about', async () => {
    const house = await open();
    expect((await house.call('GET', `/desks/${house.deskId}/satisfaction`)).body.daysBetween).toBe(7);
    const ask = async (subject: string): Promise<string> => {
      const contact = { address: 'elena@mail.example' };
      const { body } = await house.call('POST', '/tickets', { body: { subject, text: 'It is dark.', contact } });
      await answer(house, body.id, { type: 'reply', text: 'A new one is on its way.' });
      await solve(house, body.id);
      return body.id;
    };
    const first = await ask('Luna 2');
    const second = await ask('The helmet');
    await later(house, 25);
    expect(await letters(house)).toHaveLength(1);
    expect([(await said(house, first)).question, (await said(house, second)).question].sort()).toEqual([
      'asked',
      'left_out',
    ]);
    await later(house, 24 * 7);
    await ask('The bell');
    await later(house, 25);
    expect(await letters(house)).toHaveLength(2);
    await open({ daysBetween: 0 }, house);
    await ask('The lock');
    await later(house, 25);
    expect(await letters(house)).toHaveLength(3);
  });

  test('waits again when the ticket was opened meanwhile', async () => {
    const house = await open();
    const { id } = await solved(house);
    await house.call('PATCH', `/tickets/${id}`, { body: { status: 'open' } });
    await later(house, 30);
    expect(await letters(house)).toEqual([]);
    await solve(house, id);
    await later(house, 25);
    expect(await letters(house)).toHaveLength(1);
  });

  test('goes to nobody whose letters come back, who is blocked, a program, or was answered by no person', async () => {
    const house = await open();
    const ask = async (address: string): Promise<string> => {
      const { body } = await house.call('POST', '/tickets', {
        body: { subject: 'Luna', text: 'It does not charge.', contact: { address } },
      });
      return body.id;
    };
    const bounced = await ask('bounced@mail.example');
    const blocked = await ask('blocked@mail.example');
    const nobody = await ask('no-reply@mail.example');
    const merged = await ask('merged@mail.example');
    const fine = await ask('fine@mail.example');
    const unanswered = await ask('unanswered@mail.example');
    for (const id of [bounced, blocked, nobody, merged, fine]) {
      await answer(house, id, { type: 'reply', text: 'A new one is on its way.' });
      await solve(house, id);
    }
    await solve(house, unanswered);
    await house.db
      .updateTable('identities')
      .set({ bounced_at: house.clock.now().toString() })
      .where('value', '=', 'bounced@mail.example')
      .execute();
    const block = { kind: 'address', value: 'blocked@mail.example', deskId: null };
    expect((await house.call('POST', '/sender-blocks', { body: block })).status).toBe(201);
    const mail = (lines: string[]) =>
      house.call('POST', '/inbound/email', {
        body: ['To: support@officinalume.example', 'Date: Thu, 19 Nov 2026 10:00:00 +0000', ...lines].join('\r\n'),
      });
    const program = await mail([
      'From: Cron <cron@host.example>',
      'Subject: Report',
      'Precedence: bulk',
      '',
      'Done.',
      '',
    ]);
    const programId: string = program.body.ticket.id;
    await answer(house, programId, { type: 'reply', text: 'Seen.' });
    await solve(house, programId);
    const merging = await house.call('POST', `/tickets/${merged}/merge`, { body: { into: fine } });
    expect(merging.status).toBeLessThan(300);
    await later(house, 30);
    const asked = (await letters(house)).flatMap((row) => row.letter.to.map((one) => one.address));
    expect(asked).toEqual(['fine@mail.example']);
    expect((await said(house, unanswered)).question).toBe('left_out');
  });

  test('is asked by no desk that does not want to', async () => {
    const house = await open({ scale: 'off' });
    await solved(house);
    await later(house, 50);
    expect(await letters(house)).toEqual([]);
  });
});

describe('a mark', () => {
  test('counts when it is sent, not when its link is looked at, and once', async () => {
    const house = await open({ lowMark: 2 });
    const { id, number } = await solved(house, { language: 'ro' });
    await later(house, 25);
    const link = await linkIn(house);
    for (const mark of [1, 2, 3, 4, 5]) {
      const page = await get(house, `${link}?m=${mark}`);
      expect(page.status).toBe(200);
      expect(page.html).toContain('Cât de bine v-\u2060am răspuns?');
      expect(page.html).toContain(`Ați apăsat ${mark} în mesaj`);
      expect(page.html).toMatch(new RegExp(`value="${mark}"[^>]* checked`));
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect((await said(house, id)).mark).toBeNull();

    const sent = await press(house, link, { mark: '4', comment: 'Am scris de două ori același CUI.' });
    expect([sent.status, sent.location.startsWith(link)]).toEqual([303, true]);
    await press(house, link, { mark: '1', comment: 'no' });
    expect((await said(house, id)).mark).toMatchObject({
      mark: 4,
      best: 5,
      low: false,
      comment: 'Am scris de două ori același CUI.',
    });
    expect((await get(house, link)).html).toContain('Ați dat nota 4 din 5.');
    const timeline = (await house.call('GET', `/tickets/${id}/events`)).body;
    expect(JSON.stringify(timeline)).toContain('satisfaction.given');
    expect(JSON.stringify(timeline)).not.toContain('același CUI');
    const found = async (q: string) =>
      (await house.call('GET', `/search?q=${encodeURIComponent(q)}`)).body.items.map(
        (item: { ticket: { number: number } }) => item.ticket.number,
      );
    expect([await found('mark:4'), await found('mark:low'), await found('-mark:low')]).toEqual([
      [number],
      [],
      [number],
    ]);
    const figures = (await house.call('GET', `/satisfaction?desk=${house.deskId}`)).body;
    expect(figures).toEqual({
      asked: 1,
      marks: 1,
      good: 1,
      low: 0,
      comments: 1,
      given: [{ mark: 4, best: 5, count: 1 }],
    });
    const { body: ticket } = await house.call('GET', `/tickets/${id}`);
    const card = await house.call('GET', `/contacts/${ticket.contact.id}/satisfaction`);
    expect(card.body.items).toMatchObject([{ mark: 4, ticket: { number } }]);
    expect((await house.call('GET', '/satisfaction?from=2026-11-25')).body.marks).toBe(0);
    expect((await house.call('GET', '/satisfaction?from=2026-02-30')).status).toBe(422);
  });

  test('is refused when it is none, and its link ends', async () => {
    const house = await open();
    const { id } = await solved(house);
    await later(house, 25);
    const link = await linkIn(house);
    for (const mark of ['0', '6', '', '4.5', '__proto__'])
      expect((await press(house, link, { mark, comment: '<b>kept</b>' })).status).toBe(422);
    expect((await press(house, link, { mark: 'x', comment: '<b>kept</b>' })).html).toContain('&lt;b&gt;kept&lt;/b&gt;');
    const elsewhere = await house.app.request(ORIGIN + link, {
      method: 'POST',
      body: new URLSearchParams({ mark: '1' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(elsewhere.status).toBe(403);
    await later(house, 24 * 61);
    expect((await get(house, link)).status).toBe(404);
    expect((await press(house, link, { mark: '1' })).status).toBe(404);
    const gone = await get(house, '/mark/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    expect([gone.status, gone.html.includes('href="/my/sign-in?lang=')]).toEqual([404, true]);
    const ended = await get(house, '/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    expect([ended.status, ended.html.includes('href="/my/sign-in?lang=')]).toEqual([404, true]);
    expect((await said(house, id)).mark).toBeNull();
  });

  test('that is low is told to the named person, and to nobody else', async () => {
    const { house, callers } = await openCalledHouse();
    await open({ tellId: callers.lead.teammateId }, house);
    await consumeEvents(house.platform, notificationHearer);
    await solved(house);
    await later(house, 25);
    await press(house, await linkIn(house), { mark: '2', comment: '' });
    await hear(house);
    await consumeEvents(house.platform, notificationHearer);
    const told = async (who: keyof typeof callers) =>
      (await callers[who].call('GET', '/me/notifications')).body.items.map((one: { kind: string }) => one.kind);
    expect(await told('lead')).toEqual(['low_mark']);
    expect(await told('agent')).toEqual([]);
  });

  test('can be a thumb, and can be given on the request’s own page as well', async () => {
    const house = await open({ scale: 'thumbs' });
    const { id, path } = await solved(house, { language: 'en' });
    const page = await get(house, path);
    expect(page.html).toContain('How well did we answer?');
    const sent = await press(house, `${path}/mark`, { mark: '1', comment: '' });
    expect(sent.location).toContain('done=marked');
    expect((await said(house, id)).mark).toMatchObject({ mark: 1, best: 2, low: true });
    expect((await get(house, path)).html).toContain('You said: Not well.');
    for (const q of ['mark:low', 'mark:1']) {
      const { items } = (await house.call('GET', `/search?q=${q}`)).body;
      expect(items).toMatchObject([{ ticket: { id } }]);
    }
    // And then no letter asks.
    await later(house, 30);
    expect(await letters(house)).toEqual([]);
  });

  test('and what is not solved yet opens again', async () => {
    const house = await open();
    const { id } = await solved(house);
    await later(house, 25);
    const link = await linkIn(house);
    const sent = await press(house, `${link}/reopening`, { comment: '' });
    expect(sent.location).toMatch(/^\/s\/[a-z2-7]{32}\?.*done=reopened/);
    expect((await house.call('GET', `/tickets/${id}`)).body.status).toBe('open');
    await solve(house, id);
    await press(house, `${link}/reopening`, { comment: 'It went dark again.' });
    expect((await house.call('GET', `/tickets/${id}`)).body.status).toBe('open');
    expect(JSON.stringify((await house.call('GET', `/tickets/${id}/messages`)).body)).toContain('It went dark again.');
    expect((await said(house, id)).mark).toBeNull();
  });
});

test('nobody is named who may not read the desk, and who is told stays the manager’s to say', async () => {
  const { house, callers, otherDeskId } = await openCalledHouse();
  const path = `/desks/${house.deskId}/satisfaction`;
  const elsewhere = await house.teammate('agent', { deskId: otherDeskId });
  expect((await house.call('PUT', path, { body: { ...FIVE, tellId: elsewhere.id } })).status).toBe(422);
  expect((await callers.lead.call('PUT', path, FIVE)).status).toBe(403);
  expect((await callers.lead.call('GET', path)).body.scale).toBe('off');
});
