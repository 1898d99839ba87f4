import { expect, test } from 'vitest';
import { openTestHouse } from '../testing/index.ts';
import { dressRota } from './dressing-rota.ts';
import { makeCompany, personIn } from './founding.ts';

test('The sample has a year of its rota that keeps its own rules, and somebody asks for a swap', {
  timeout: 300_000,
}, async () => {
  const house = await openTestHouse({ empty: true });
  const now = house.clock.now();
  const sample = await makeCompany(house.platform as Parameters<typeof makeCompany>[0], now);
  await dressRota(house.platform as Parameters<typeof dressRota>[0], sample, now);
  const shifts = await house.db
    .selectFrom('shifts')
    .select(['teammate_id', 'buddy_id', 'on_date', 'state'])
    .orderBy('on_date')
    .execute();
  expect(shifts.length).toBeGreaterThan(13 * 45);
  expect(shifts.at(-1)?.on_date.slice(0, 7)).toBe('2026-12');
  const own = Map.groupBy(shifts, (shift) => shift.teammate_id);
  for (const theirs of own.values()) {
    const days = theirs.map((shift) => Date.parse(shift.on_date) / 86_400_000);
    const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(10);
    // Four buddies: the fifth time the first again.
    for (const [index, { buddy_id }] of theirs.entries())
      expect(theirs.slice(Math.max(0, index - 3), index).map((shift) => shift.buddy_id)).not.toContain(buddy_id);
  }
  const seats = Map.groupBy(shifts, (shift) => `${shift.on_date} ${shift.buddy_id}`);
  expect(Math.max(...[...seats.values()].map((beside) => beside.length))).toBeLessThanOrEqual(2);
  const swap = await house.db.selectFrom('swaps').select(['owner_id', 'state']).executeTakeFirst();
  expect(swap).toEqual({ owner_id: personIn(sample, 'beth-turner').id, state: 'open' });
  const [rota] = (await house.call('GET', '/rotas')).body.items;
  const from = '2025-11-20';
  const fair = (await house.call('GET', `/rotas/${rota.id}/fairness?from=${from}&to=2026-11-19`)).body;
  expect(fair.number).toBeGreaterThan(90);
});
