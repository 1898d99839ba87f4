import type { Kysely } from 'kysely';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase, sql } from '../platform/db/index.ts';
import { createLog } from '../platform/log/index.ts';
import { cloneDatabase } from '../testing/cloned-database.ts';
import { up as house } from './0001-house.ts';
import { up as mailboxes } from './0002-mailboxes.ts';
import { up as delivery } from './0003-delivery.ts';
import { up as reading } from './0004-reading.ts';
import { up as requests } from './0005-requests.ts';
import { up as automaticMail } from './0006-automatic-mail.ts';
import { up as spam } from './0007-spam.ts';
import { up as letters } from './0008-letters.ts';
import { up as workbench } from './0009-workbench.ts';
import { up as fields } from './0010-fields.ts';

it('what tickets carried before comes along: categories for each desk, tags of one spelling, request types', async () => {
  const { url, drop } = await cloneDatabase(inject('databaseUrl'));
  const { db, close } = openDatabase(url, createLog('silent'), { poolSize: 1 });
  onTestFinished(async () => {
    await close();
    await drop();
  });
  // Of that time, and not with the tables of today.
  const before = db as unknown as Kysely<unknown>;
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  for (const up of [house, mailboxes, delivery, reading, requests, automaticMail, spam, letters]) await up(before);
  await sql.raw(OLD).execute(db);
  await before.transaction().execute(async (trx) => {
    await workbench(trx);
    await fields(trx);
  });

  const { rows } = await sql<Record<string, unknown>>`
    select t.number, t.tags, c.name as category, c.path, c.lineage = array[c.id] as at_top, c.desk_id = t.desk_id as of_desk,
      r.names as type, r.desk_id = t.desk_id as type_of_desk
    from tickets t left join categories c on c.id = t.category_id left join request_types r on r.id = t.request_type_id
    order by t.number`.execute(db);
  const there = { category: 'Luna 2 › Seal', path: ['Luna 2 › Seal'], at_top: true, of_desk: true };
  expect(rows).toEqual([
    { number: 1, ...there, tags: ['VIP', 'rain'], type: { en: 'A bug' }, type_of_desk: true },
    { number: 2, ...there, tags: ['VIP'], type: { en: 'A bug' }, type_of_desk: true },
    expect.objectContaining({ number: 3, category: null, tags: [], type: null }),
  ]);
  const tags = await sql<{ key: string; name: string }>`select key, name from tags order by key, desk_id`.execute(db);
  expect(tags.rows).toEqual([
    { key: 'rain', name: 'rain' },
    { key: 'vip', name: 'VIP' },
    { key: 'vip', name: 'VIP' },
  ]);
});

/** Two desks, one category for both as it was then, and tags as people typed them. */
const OLD = `
  insert into desks (id, name, languages, time_zone, hours, reply_target_minutes, from_name, position, created_at, updated_at)
    select ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'Desk ' || n, '{en}', 'UTC', '[]', 60, 'D', n, now(), now()
    from generate_series(1, 2) n;
  insert into contacts (id, name, created_at, updated_at) values ('00000000-0000-7000-8000-0000000000c1', 'A', now(), now());
  insert into categories (id, name, created_at) values ('00000000-0000-7000-8000-0000000000a1', 'Luna 2 › Seal', now());
  insert into tickets (id, number, desk_id, contact_id, channel, subject, status, category_id, tags, request_type, status_token,
      status_changed_at, last_message_at, created_at, updated_at)
    select ('00000000-0000-7000-8000-0000000000f' || n)::uuid, n, ('00000000-0000-7000-8000-00000000000' || 1 + n % 2)::uuid,
      '00000000-0000-7000-8000-0000000000c1', 'email', 'S', 'open',
      case when n < 3 then '00000000-0000-7000-8000-0000000000a1'::uuid end,
      case n when 1 then '{"VIP ",vip,VIP,rain,"  "}'::text[] when 2 then '{VIP}'::text[] else '{}' end,
      case when n < 3 then 'A bug' end, 't' || n, now(), now(), now() + n * interval '1 second', now()
    from generate_series(1, 3) n`;
