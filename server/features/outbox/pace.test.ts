import { expect, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { sql } from '../../platform/db/index.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { sampleLetter } from '../../testing/sample-letter.ts';
import { claimOutgoing } from './outbox.queries.ts';
import { queueOutgoing } from './queueing.ts';
import { sendJob } from './sending.ts';

async function queue(house: TestHouse, to: string): Promise<string> {
  return act(house.platform, system('test'), async (one) => {
    const letter = sampleLetter({ to: [{ name: '', address: to }] });
    const [row] = await queueOutgoing(one, [{ channel: 'email', kind: 'reply', deskId: house.deskId, letter }]);
    return row?.id ?? '';
  });
}

async function stateOf(house: TestHouse, id: string): Promise<string> {
  return (await house.call('GET', `/outbox/${id}`)).body.state;
}

function later(house: TestHouse, duration: Temporal.DurationLike): void {
  house.clock.set(house.clock.now().add(duration));
}

test('a domain that is too busy is left alone for a while, and the others’ letters go on', async () => {
  const sink = await openMailSink([], (address, offered) =>
    address === 'a@posta.example' && offered < 3 ? 452 : null,
  );
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  await queue(house, 'a@posta.example');
  await house.runJobs();
  const second = await queue(house, 'b@posta.example');
  const other = await queue(house, 'c@scuola.example');
  await house.runJobs();
  expect(await stateOf(house, second)).toBe('queued');
  expect(await stateOf(house, other)).toBe('sent');
  expect(sink.offered()).toBe(2);

  later(house, { seconds: 50 });
  await house.runJobs();
  expect(await stateOf(house, second)).toBe('queued');
  // The pause ends after a minute; its turn comes some seconds later, and the first that is taken ends the slow pace.
  for (let seconds = 0; seconds < 120 && (await stateOf(house, second)) !== 'sent'; seconds += 10) {
    later(house, { seconds: 10 });
    await house.runJobs();
  }
  expect(await stateOf(house, second)).toBe('sent');
  expect((await house.db.selectFrom('delivery_pauses').selectAll().execute()).length).toBe(0);
});

test('pauses grow while it stays busy, up to half an hour', async () => {
  const sink = await openMailSink([], () => 421);
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  await queue(house, 'a@posta.example');
  const pauses: number[] = [];
  for (let tries = 0; tries < 7; tries++) {
    await house.runJobs();
    const [pause] = await house.db.selectFrom('delivery_pauses').selectAll().execute();
    if (pause) pauses.push(Math.round(house.clock.now().until(pause.until).total('minutes')));
    later(house, { hours: 2 });
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30]);
});

test('greylisting slows one letter and not the domain', async () => {
  const sink = await openMailSink(
    [],
    (address) => (address === 'a@posta.example' ? 450 : null),
    undefined,
    () => null,
    'Greylisted',
  );
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const first = await queue(house, 'a@posta.example');
  await house.runJobs();
  const row = (await house.call('GET', `/outbox/${first}`)).body;
  expect(house.clock.now().until(row.nextTryAt).total('minutes')).toBeGreaterThanOrEqual(6);
  const second = await queue(house, 'b@posta.example');
  await house.runJobs();
  expect(await stateOf(house, second)).toBe('sent');
});

test('two letters at once to one domain, one where it is slow; another domain is not counted', async () => {
  const house = await openTestHouse();
  const ids = [];
  for (const to of ['a@posta.example', 'b@posta.example', 'c@posta.example', 'd@scuola.example'])
    ids.push(await queue(house, to));
  const claims = [];
  for (const id of ids) claims.push((await claimOutgoing(house.db, id, house.clock.now()))?.recipients[0]);
  expect(claims).toEqual(['a@posta.example', 'b@posta.example', undefined, 'd@scuola.example']);

  await sql`update outgoing set state = 'sent' where recipients[1] = 'a@posta.example'`.execute(house.db);
  const at = house.clock.now().toString();
  await sql`insert into delivery_pauses values ('posta.example', 1, ${at}, ${at})`.execute(house.db);
  expect(await claimOutgoing(house.db, ids[2] ?? '', house.clock.now())).toBeUndefined();
  await sql`update outgoing set state = 'sent' where recipients[1] = 'b@posta.example'`.execute(house.db);
  expect(await claimOutgoing(house.db, ids[2] ?? '', house.clock.now())).toBeDefined();
});

test('many letters to one domain leave one after the other, and do not each wait to come again', async () => {
  const sink = await openMailSink();
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const ids: string[] = [];
  for (let number = 0; number < 30; number++) ids.push(await queue(house, `${number}@posta.example`));
  // As several workers take their jobs at once; no letter may be left for a later time, since the clock stands.
  await Promise.all(ids.map((id) => sendJob.run(house.platform, { id })));
  expect(await Promise.all(ids.map((id) => stateOf(house, id)))).toEqual(ids.map(() => 'sent'));
  expect(sink.offered()).toBe(30);
});

test('so many a minute, by the letters that were taken', async () => {
  const house = await openTestHouse();
  const at = house.clock.now().toString();
  await sql`insert into delivery_pauses values ('posta.example', 1, ${at}, ${at})`.execute(house.db);
  for (let sent = 0; sent < 10; sent++) await queue(house, `${sent}@posta.example`);
  await sql`update outgoing set state = 'sent', sent_at = ${at}`.execute(house.db);
  const next = await queue(house, 'next@posta.example');
  expect(await claimOutgoing(house.db, next, house.clock.now().add({ seconds: 59 }))).toBeUndefined();
  expect(await claimOutgoing(house.db, next, house.clock.now().add({ seconds: 60 }))).toBeDefined();
});
