import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openCalledHouse } from '../../testing/callers.ts';
import { readCalendarJob } from './absence-calendars.ts';
import { busyDaysIn } from './busy-days.ts';
import { understandCalendar } from './understanding-calendars.ts';

function calendar(...events: string[][]): string {
  const lines = events.flatMap((event, index) => ['BEGIN:VEVENT', `UID:e${index}`, ...event, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

const span = { from: '2026-11-01', to: '2027-10-31', timeZone: 'Europe/Rome' };

test('whole days, long events from when to when, and each time of what recurs but its exceptions are days away; what is free or short is not', () => {
  const found = busyDaysIn({
    ...span,
    text: calendar(
      ['DTSTART;VALUE=DATE:20261221', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Holiday'],
      ['DTSTART:20261201T220000Z', 'DTEND:20261202T090000Z'],
      ['DTSTART:20261202T130000Z', 'DTEND:20261202T230000Z'],
      ['DTSTART:20261203T090000Z', 'DTEND:20261203T100000Z', 'SUMMARY:Dentist'],
      ['DTSTART;VALUE=DATE:20261204', 'DTEND;VALUE=DATE:20261205', 'TRANSP:TRANSPARENT', 'SUMMARY:A birthday'],
      ['DTSTART;VALUE=DATE:20261207', 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;VALUE=DATE:20261214'],
      ['DTSTART;VALUE=DATE:20250107', 'DTEND;VALUE=DATE:20250108'],
    ),
  });
  expect(found.map(({ from, fromTime, to, toTime }) => [from, fromTime, to, toTime])).toEqual([
    ['2026-12-21', null, '2027-01-01', null],
    ['2026-12-01', '23:00', '2026-12-02', '10:00'],
    // To midnight is to the end of the day.
    ['2026-12-02', '14:00', '2026-12-02', null],
    ['2026-12-07', null, '2026-12-07', null],
    ['2026-12-21', null, '2026-12-21', null],
  ]);
});

test('what is no calendar, or never ends, is none', { timeout: 90_000 }, async () => {
  expect(await understandCalendar({ ...span, text: '<html>Sign in</html>' })).toBeNull();
  const endless = calendar(['DTSTART:19700101T000000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30']);
  expect(await understandCalendar({ ...span, text: endless })).toBeNull();
});

test('a calendar at an address tells when one is away; when it is down the last good copy stays, with its age', {
  timeout: 180_000,
}, async () => {
  const { house, callers } = await openCalledHouse();
  house.platform.config.privateWebhooks = ['127.0.0.1'];
  let answer: { status: number; text: string } = {
    status: 200,
    text: calendar(['DTSTART;VALUE=DATE:20261221', 'DTEND;VALUE=DATE:20261224']),
  };
  const server = createServer((_, response) => response.writeHead(answer.status).end(answer.text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { agent } = callers;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/me.ics?secret=1`;
  const given = await agent.call('PUT', '/teammates/me/absence-calendar', { url });
  expect(given.body).toMatchObject({ readAt: null, absences: 0 });
  await house.runJobs();
  const read = async () => (await agent.call('GET', '/teammates/me/absence-calendar')).body;
  const good = await read();
  expect(good).toMatchObject({ trouble: null, absences: 1 });
  expect(JSON.stringify(good)).not.toContain('secret');
  const mine = async () => (await agent.call('GET', '/absences?teammate=me')).body.items;
  expect(await mine()).toMatchObject([
    { from: '2026-12-21', to: '2026-12-23', source: 'calendar', can: { remove: false } },
  ]);

  answer = { status: 503, text: 'down' };
  house.clock.set(house.clock.now().add({ hours: 2 }));
  const wrong = await agent.call('PUT', '/teammates/me/absence-calendar', { url: 'ftp://nowhere.example/x' });
  expect(wrong.status).toBe(422);
  await readCalendarJob.run(house.platform, { teammateId: agent.teammateId ?? '' });
  expect(await read()).toMatchObject({ trouble: 'refused', goodAt: good.goodAt, absences: 1 });
  expect(await mine()).toHaveLength(1);

  house.platform.config.privateWebhooks = [];
  await readCalendarJob.run(house.platform, { teammateId: agent.teammateId ?? '' });
  expect(await read()).toMatchObject({ trouble: 'private-address', absences: 1 });
  expect((await agent.call('DELETE', '/teammates/me/absence-calendar')).status).toBe(204);
  expect(await mine()).toEqual([]);
});
