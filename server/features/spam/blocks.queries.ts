import './spam.tables.ts';
import type { Permission } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';

/** Blocks of the whole house, and of the desks on which the actor holds the permission. */
function blocksVisibleTo(actor: Actor, permission: Permission): RawBuilder<SqlBool> {
  const desks = desksWhere(actor, permission);
  if (desks === 'all') return sql<SqlBool>`true`;
  return sql<SqlBool>`(b.desk_id is null or b.desk_id = any(${desks}::uuid[]))`;
}

export async function listBlocks(
  db: Db,
  actor: Actor,
  page: { search: string | null; after: readonly [string, string] | null; limit: number; id?: string },
) {
  const { search, after, id } = page;
  const pattern = search ? `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<{
    id: string;
    kind: 'address' | 'domain';
    value: string;
    desk_id: string | null;
    desk_name: string | null;
    reason: string;
    created_by: string | null;
    created_by_name: string | null;
    created_at: Temporal.Instant;
    stopped: number;
    last_stopped_at: Temporal.Instant | null;
  }>`select b.*, d.name as desk_name, t.name as created_by_name
    from sender_blocks b left join desks d on d.id = b.desk_id left join teammates t on t.id = b.created_by
    where ${blocksVisibleTo(actor, 'ticket.read')}
      ${pattern === null ? sql`` : sql`and b.value like ${pattern}`}
      ${id === undefined ? sql`` : sql`and b.id = ${id}::uuid`}
      ${after ? sql`and (b.created_at, b.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by b.created_at desc, b.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export async function sameBlock(trx: Trx, block: { kind: string; value: string; deskId: string | null }) {
  const { rows } = await sql<{ id: string }>`select id from sender_blocks
    where kind = ${block.kind} and value = ${block.value} and desk_id is not distinct from ${block.deskId}::uuid`.execute(
    trx,
  );
  return rows[0];
}

export async function insertBlock(
  trx: Trx,
  block: { id: string; kind: string; value: string; deskId: string | null; reason: string; createdBy: string | null },
  at: Temporal.Instant,
): Promise<void> {
  await insertRows(
    trx,
    'sender_blocks',
    [
      {
        id: block.id,
        kind: block.kind,
        value: block.value,
        desk_id: block.deskId,
        reason: block.reason,
        created_by: block.createdBy,
        created_at: at.toString(),
      },
    ],
    { onConflict: 'nothing' },
  );
}

export async function lockBlock(trx: Trx, id: string) {
  return trx
    .selectFrom('sender_blocks')
    .select(['id', 'kind', 'desk_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteBlock(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('sender_blocks').where('id', '=', id).execute();
}

/** Addresses and domains that are ours: whoever blocked them would shut the house. */
export async function ownAddresses(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`select address from desk_addresses
    union select email from teammates where deactivated_at is null`.execute(trx);
  return rows.map((row) => row.address);
}

/** Desks with their time for spam and how much of it there is, counted up to a thousand. */
export async function desksWithSpam(db: Db, actor: Actor) {
  const desks = desksWhere(actor, 'ticket.read');
  const { rows } = await sql<{ id: string; name: string; days: number; count: number }>`
    select d.id, d.name, d.spam_days as days,
      (select count(*) from (select 1 from tickets t where t.desk_id = d.id and t.spam_at is not null limit 1001) c) as count
    from desks d where ${desks === 'all' ? sql`true` : sql`d.id = any(${desks}::uuid[])`} order by d.position, d.id`.execute(
    db,
  );
  return rows;
}

/** @returns the days before, or undefined where there is no such desk. */
export async function setSpamDays(
  trx: Trx,
  deskId: string,
  days: number,
  at: Temporal.Instant,
): Promise<number | undefined> {
  const { rows } = await sql<{
    before: number;
  }>`with old as (select id, spam_days from desks where id = ${deskId}::uuid for update)
    update desks set spam_days = ${days}, updated_at = ${at.toString()}::timestamptz from old where desks.id = old.id
    returning old.spam_days as before`.execute(trx);
  return rows[0]?.before;
}
