import './tickets.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';

/** How these tags are spelled on a desk, in their order; those that are new there are spelled as given from now on. */
export async function spellOnDesk(
  trx: Trx,
  deskId: string,
  tags: readonly { key: string; name: string }[],
  at: Temporal.Instant,
): Promise<string[]> {
  if (tags.length === 0) return [];
  const keys = tags.map((tag) => tag.key);
  const spelled = await spellings(trx, deskId, keys);
  const fresh = tags.filter((tag) => !spelled.has(tag.key));
  if (fresh.length > 0) {
    // In one order, so that two who add the same tags at once do not wait for one another.
    const rows = fresh.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    await sql`insert into tags (desk_id, key, name, created_at)
      select ${deskId}::uuid, t.key, t.name, ${at.toString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(key text, name text) on conflict do nothing`.execute(
      trx,
    );
    for (const [key, name] of await spellings(
      trx,
      deskId,
      fresh.map((tag) => tag.key),
    ))
      spelled.set(key, name);
  }
  return tags.map((tag) => spelled.get(tag.key) ?? tag.name);
}

async function spellings(trx: Trx, deskId: string, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('tags')
    .select(['key', 'name'])
    .where('desk_id', '=', deskId)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.key, row.name]));
}

/** Counted up to this many: nobody reads the exact figure, and counting all would be slow. */
const MOST_COUNTED = 1_000;

/** Tags that stand on tickets which the actor may see, by key; `after` is the key of the last one before. */
export async function tagsInUse(
  db: Db,
  actor: Actor,
  desks: 'all' | readonly string[],
  page: { begins: string; after: string | null; limit: number },
): Promise<{ key: string; name: string; count: number }[]> {
  const onDesks = desks === 'all' ? sql`true` : sql`desk_id = any(${desks}::uuid[])`;
  const inDesks = desks === 'all' ? sql`true` : sql`tickets.desk_id = any(${desks}::uuid[])`;
  const begins = `${page.begins.replace(/[\\%_]/g, '\\$&')}%`;
  const after = page.after === null ? sql`` : sql`and key > ${page.after}`;
  const { rows } = await sql<{ key: string; name: string; count: number }>`
    select t.key, t.name, u.count from (
      select key, (array_agg(name order by created_at, desk_id))[1] as name, array_agg(distinct name) as spellings
      from tags where ${onDesks} and key like ${begins} ${after} group by key order by key) t
    cross join lateral (select count(*) as count from (
      select from tickets where tickets.tags && t.spellings and ${ticketsVisibleTo(actor)} and ${inDesks}
        and merged_into_id is null and spam_at is null limit ${MOST_COUNTED + 1}) counted) u
    where u.count > 0 order by t.key limit ${page.limit}`.execute(db);
  return rows;
}

/** On which of these desks there is such a tag, and how it is spelled there. */
export async function tagOnDesks(
  trx: Trx,
  desks: 'all' | readonly string[],
  key: string,
): Promise<{ deskId: string; name: string }[]> {
  const query = trx.selectFrom('tags').select(['desk_id as deskId', 'name']).where('key', '=', key);
  return (desks === 'all' ? query : query.where('desk_id', '=', sql<string>`any(${desks}::uuid[])`))
    .orderBy('desk_id')
    .forUpdate()
    .execute();
}

/** From now on this desk spells the tag so. */
export async function respell(
  trx: Trx,
  deskId: string,
  tag: { key: string; name: string },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('tags')
    .values({ desk_id: deskId, ...tag, created_at: at.toString() })
    .onConflict((conflict) => conflict.columns(['desk_id', 'key']).doUpdateSet({ name: tag.name }))
    .execute();
}

export async function forgetTag(trx: Trx, deskId: string, key: string): Promise<void> {
  await trx.deleteFrom('tags').where('desk_id', '=', deskId).where('key', '=', key).execute();
}

/** Tickets of these desks that still have a tag in this spelling. */
export async function countTagged(db: Db, desks: 'all' | readonly string[], name: string): Promise<number> {
  const inDesks = desks === 'all' ? sql`true` : sql`desk_id = any(${desks}::uuid[])`;
  const { rows } = await sql<{ left: number }>`select count(*) as left from tickets
    where tags @> array[${name}::text] and ${inDesks}`.execute(db);
  return rows[0]?.left ?? 0;
}

/** Puts one spelling in the place of another on up to `most` tickets of a desk, each tag once. @returns how many. */
export async function replaceTag(
  trx: Trx,
  deskId: string,
  tag: { from: string; to: string },
  at: Temporal.Instant,
  most: number,
): Promise<number> {
  const result = await sql`update tickets set updated_at = ${at.toString()}::timestamptz, version = version + 1,
      tags = array(select tag from (
        select case when old.tag = ${tag.from} then ${tag.to} else old.tag end as tag, old.place
        from unnest(tickets.tags) with ordinality as old(tag, place)) renamed group by tag order by min(place))
    where id = any(array(select id from tickets where desk_id = ${deskId}::uuid and tags @> array[${tag.from}::text]
      order by id limit ${most} for update))`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}
