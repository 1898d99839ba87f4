import { beforeEach, expect, it } from 'vitest';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { runWithKeptPlan, sql } from './index.ts';

let house: TestHouse;

beforeEach(async () => {
  house = await openTestHouse();
});

const shelf = (id: number) => runWithKeptPlan(house.db, sql`select * from shelves where id = ${id}`.compile(house.db));

it('answers for each value, and as before where a table has changed since it was planned', async () => {
  await sql`create table shelves (id int primary key, book text)`.execute(house.db);
  await sql`insert into shelves values (1, 'Il barone rampante'), (2, 'Maitreyi')`.execute(house.db);
  // PostgreSQL keeps one plan for all values from the sixth time on.
  for (let time = 0; time < 8; time++) {
    expect(await shelf(1)).toEqual([{ id: 1, book: 'Il barone rampante' }]);
    expect(await shelf(2)).toEqual([{ id: 2, book: 'Maitreyi' }]);
  }
  await sql`alter table shelves add column lent boolean not null default true`.execute(house.db);
  expect(await shelf(2)).toEqual([{ id: 2, book: 'Maitreyi', lent: true }]);
  expect(await shelf(3)).toEqual([]);
});

it('sees in a transaction what the transaction has written', async () => {
  await house.db.transaction().execute(async (trx) => {
    await sql`create table drawers (id int)`.execute(trx);
    await sql`insert into drawers values (7)`.execute(trx);
    expect(await runWithKeptPlan(trx, sql`select id from drawers`.compile(trx))).toEqual([{ id: 7 }]);
  });
});
