import { expect, it } from 'vitest';
import { openTestHouse } from '../../testing/index.ts';
import { healthOf } from './health.queries.ts';
import { noteTrouble, noteWell, settleHealth } from './health.ts';

const ADDRESS = 'support@officinalume.example';

it('says since when a mailbox fails, by the first of a row of failures, and tells the screens once', async () => {
  const house = await openTestHouse();
  const { platform, clock, db } = house;
  const began = clock.now();
  await noteTrouble(platform, ADDRESS, 'in', { trouble: 'no_answer', answer: 'connect\r\n ETIMEDOUT' });
  clock.set(began.add({ minutes: 3 }));
  await noteTrouble(platform, ADDRESS, 'in', { trouble: 'wrong_password', answer: `NO ${'x'.repeat(900)}` });
  const failing = await healthOf(db, ADDRESS);
  expect(failing?.in_failing_since?.toString()).toBe(began.toString());
  expect(failing?.in_trouble).toBe('wrong_password');
  expect(failing?.in_answer?.length).toBe(500);
  expect(failing?.out_failing_since).toBeNull();
  await noteWell(platform, ADDRESS, 'connected');
  const well = await healthOf(db, ADDRESS);
  expect(well).toMatchObject({ in_failing_since: null, in_trouble: null, in_answer: null, last_in_at: null });
  expect(well?.connected_at?.toString()).toBe(clock.now().toString());
  const events = await db
    .selectFrom('events')
    .select(['name', 'payload'])
    .where('name', 'like', 'mailbox.%')
    .orderBy('id')
    .execute();
  expect(events.map(({ name }) => name)).toEqual(['mailbox.failing', 'mailbox.recovered']);
  expect(events[0]?.payload).toEqual({ deskId: house.deskId, way: 'in', trouble: 'no_answer' });
});

it('keeps the two ways apart, and passes over an address that no desk has', async () => {
  const { platform, db } = await openTestHouse();
  await noteTrouble(platform, 'Support@OfficinaLume.example', 'out', { trouble: 'refused', answer: '554 no' });
  await noteWell(platform, ADDRESS, 'in');
  expect(await healthOf(db, ADDRESS)).toMatchObject({ out_trouble: 'refused', out_answer: '554 no', in_trouble: null });
  await noteTrouble(platform, 'gone@officinalume.example', 'in', { trouble: 'other', answer: null });
  expect(await healthOf(db, 'gone@officinalume.example')).toBeUndefined();
});

it('writes the first and the last of many notes in a second, and a contrary one at once', async () => {
  const { platform, clock, db } = await openTestHouse();
  const began = clock.now();
  for (let second = 0; second < 500; second++) {
    clock.set(began.add({ seconds: second }));
    await noteWell(platform, ADDRESS, 'in');
  }
  expect((await healthOf(db, ADDRESS))?.last_in_at?.toString()).toBe(began.toString());
  await noteTrouble(platform, ADDRESS, 'in', { trouble: 'broken_off', answer: null });
  expect((await healthOf(db, ADDRESS))?.in_trouble).toBe('broken_off');
  await settleHealth(platform);
  expect((await healthOf(db, ADDRESS))?.in_trouble).toBe('broken_off');
  for (let second = 500; second < 1_000; second++) {
    clock.set(began.add({ seconds: second }));
    await noteWell(platform, ADDRESS, 'in');
  }
  await settleHealth(platform);
  const well = await healthOf(db, ADDRESS);
  expect(well?.last_in_at?.toString()).toBe(began.add({ seconds: 999 }).toString());
  expect(well?.in_trouble).toBeNull();
});
