import { expect, test } from 'vitest';
import { openTestHouse } from '../../../testing/index.ts';
import { knownLetters } from './inbound.queries.ts';
import type { NewInbound } from './processing.ts';
import { acceptInbound } from './processing.ts';

const MAILBOX = 'support@officinalume.example';

test('what comes again by the same external id is the same original', async () => {
  const house = await openTestHouse();
  const letter = async (name: string): Promise<NewInbound> => ({
    channel: 'email',
    externalId: `account:7:${name}`,
    mailbox: MAILBOX,
    envelope: { from: null, to: [] },
    raw: await house.platform.storage.put(
      Buffer.from(
        `From: rider@riders.example\r\nMessage-ID: <${name}@riders.example>\r\nSubject: ${name}\r\n\r\nHello\r\n`,
      ),
    ),
  });
  const [first, second] = await acceptInbound(house.platform, [await letter('one'), await letter('two')]);
  const [again, third] = await acceptInbound(house.platform, [await letter('two'), await letter('three')]);
  expect(again).toBe(second);
  const stored = await house.db.selectFrom('inbound').select('id').orderBy('id').execute();
  expect(stored.map((row) => row.id).sort()).toEqual([first, second, third].sort());

  await house.runJobs();
  const { size } = (await letter('two')).raw;
  const asked = [
    { messageId: 'two@riders.example', size },
    { messageId: 'two@riders.example', size: size + 1 },
    { messageId: 'nobody@riders.example', size },
  ];
  expect(await knownLetters(house.db, MAILBOX, asked)).toEqual(new Set([0]));
  expect(await knownLetters(house.db, 'other@officinalume.example', asked)).toEqual(new Set());
});

test('what cannot be had whole is kept at once, with the reason, and once', async () => {
  const house = await openTestHouse();
  const large: NewInbound = {
    channel: 'email',
    externalId: 'account:7:large',
    mailbox: MAILBOX,
    envelope: { from: null, to: [] },
    raw: await house.platform.storage.put(Buffer.from('From: rider@riders.example\r\nSubject: Film\r\n\r\n')),
    keptBecause: 'It is 61 MB.',
  };
  await acceptInbound(house.platform, [large]);
  await acceptInbound(house.platform, [large]);
  await house.runJobs();
  const rows = await house.db.selectFrom('inbound').select(['state', 'reason']).execute();
  expect(rows).toEqual([{ state: 'kept', reason: 'It is 61 MB.' }]);
  const events = await house.db.selectFrom('events').select('name').where('name', '=', 'inbound.kept').execute();
  expect(events.length).toBe(1);
});
