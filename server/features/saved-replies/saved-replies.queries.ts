import './saved-replies.tables.ts';
import type { MacroEffects } from '../../../contract/saved-replies.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, json, lockForTransaction, sql } from '../../platform/db/index.ts';

export interface ReplyRow {
  id: string;
  name: string;
  shortcut: string | null;
  folder: string;
  keywords: string;
  owner_id: string | null;
  effects: MacroEffects;
  updated_at: Temporal.Instant;
  put_away_at: Temporal.Instant | null;
  version: number;
  created_at: Temporal.Instant;
  created_by: string | null;
  created_by_name: string | null;
  texts: { language: string; html: string }[];
  desks: { id: string; name: string }[];
  uses: number;
  changed_uses: number;
  last_used_at: Temporal.Instant | null;
}

/** Those the actor may use, see `mayUseReply`. */
function usableBy(actor: Actor): RawBuilder<SqlBool> {
  const own = actor.kind === 'teammate' ? sql`r.owner_id = ${actor.id}::uuid` : sql`false`;
  const desks = desksWhere(actor, 'ticket.read');
  if (desks === 'all') return sql<SqlBool>`(r.owner_id is null or ${own})`;
  if (desks.length === 0) return sql<SqlBool>`${own}`;
  return sql<SqlBool>`(${own} or (r.owner_id is null and ${offeredOn(sql`any(${desks}::uuid[])`)}))`;
}

function offeredOn(desks: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(not exists (select 1 from saved_reply_desks d where d.saved_reply_id = r.id)
    or exists (select 1 from saved_reply_desks d where d.saved_reply_id = r.id and d.desk_id = ${desks}))`;
}

/** The rows of `chosen` (its `id`s and order), with their words, desks and uses since then. */
function shown(chosen: RawBuilder<unknown>, since: Temporal.Instant): RawBuilder<ReplyRow> {
  return sql<ReplyRow>`select r.id, r.name, r.shortcut, r.folder, r.keywords, r.owner_id, r.effects, r.updated_at,
      r.put_away_at, r.version, r.created_at, r.created_by, t.name as created_by_name,
      coalesce((select jsonb_agg(jsonb_build_object('language', x.language, 'html', x.html) order by x.language)
        from saved_reply_texts x where x.saved_reply_id = r.id), '[]') as texts,
      coalesce((select jsonb_agg(jsonb_build_object('id', desks.id, 'name', desks.name) order by desks.position)
        from saved_reply_desks d join desks on desks.id = d.desk_id where d.saved_reply_id = r.id), '[]') as desks,
      u.uses, u.changed_uses,
      (select max(used_at) from saved_reply_uses x where x.saved_reply_id = r.id) as last_used_at
    from (${chosen}) r
    left join teammates t on t.id = r.created_by
    cross join lateral (select count(*)::int as uses, (count(*) filter (where changed))::int as changed_uses
      from saved_reply_uses x where x.saved_reply_id = r.id and x.used_at >= ${since.toString()}::timestamptz) u`;
}

export interface ReplyList {
  /** As `found_by` is written; null: all. */
  words: string | null;
  deskId: string | null;
  language: string | null;
  state: 'used' | 'stale' | 'macros' | 'put_away' | null;
  after: readonly [folder: string, name: string, id: string] | null;
  limit: number;
  /** Uses are counted from here on. */
  since: Temporal.Instant;
  /** Used last before this: stale. */
  staleBefore: Temporal.Instant;
}

const IS_MACRO = sql<SqlBool>`r.effects <> '{}'::jsonb`;

/** By folder and name; with words the best first: by shortcut, by the beginning of the name, by use. */
export async function listReplies(db: Db, actor: Actor, list: ReplyList): Promise<ReplyRow[]> {
  const conditions = [usableBy(actor)];
  if (list.deskId !== null) conditions.push(offeredOn(sql`${list.deskId}::uuid`));
  if (list.state === 'put_away') conditions.push(sql<SqlBool>`r.put_away_at is not null`);
  else conditions.push(sql<SqlBool>`r.put_away_at is null`);
  if (list.state === 'macros') conditions.push(IS_MACRO);
  if (list.state === 'stale') conditions.push(isStale(list.staleBefore));
  if (list.state === 'used') conditions.push(sql<SqlBool>`not ${isStale(list.staleBefore)}`);
  if (list.words !== null)
    for (const word of list.words.split(' '))
      conditions.push(sql<SqlBool>`r.found_by like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (list.after)
    conditions.push(
      sql<SqlBool>`(r.folder, r.name, r.id) > (${list.after[0]}, ${list.after[1]}, ${list.after[2]}::uuid)`,
    );
  // A constant is no order, so nothing is said where no language is asked for.
  const speaks = list.language
    ? sql`exists (select 1 from saved_reply_texts x where x.saved_reply_id = r.id and x.language = ${list.language}) desc,`
    : sql``;
  const order =
    list.words === null
      ? sql`r.folder, r.name, r.id`
      : sql`(r.shortcut = ${list.words}) desc nulls last, ${speaks}
          (lower(r.name) like ${`${list.words.replace(/[\\%_]/g, '\\$&')}%`}) desc, u.uses desc, r.name, r.id`;
  const { rows } = await sql<ReplyRow>`${shown(
    sql`select * from saved_replies r where ${sql.join(conditions, sql` and `)}`,
    list.since,
  )} order by ${order} limit ${list.limit}`.execute(db);
  return rows;
}

function isStale(before: Temporal.Instant): RawBuilder<SqlBool> {
  return sql<SqlBool>`(r.created_at < ${before.toString()}::timestamptz and not exists (select 1 from saved_reply_uses x
    where x.saved_reply_id = r.id and x.used_at >= ${before.toString()}::timestamptz))`;
}

export async function replyById(db: Db | Trx, id: string, since: Temporal.Instant): Promise<ReplyRow | undefined> {
  const { rows } =
    await sql<ReplyRow>`${shown(sql`select * from saved_replies r where r.id = ${id}::uuid`, since)}`.execute(db);
  return rows[0];
}

/** Locked until the transaction ends. */
export async function lockReply(trx: Trx, id: string) {
  const row = await trx.selectFrom('saved_replies').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  const desks = await trx.selectFrom('saved_reply_desks').select('desk_id').where('saved_reply_id', '=', id).execute();
  const texts = await trx
    .selectFrom('saved_reply_texts')
    .select(['language', 'html'])
    .where('saved_reply_id', '=', id)
    .execute();
  return { ...row, deskIds: desks.map((desk) => desk.desk_id), texts };
}

export async function countReplies(trx: Trx, ownerId: string | null): Promise<number> {
  const query = trx.selectFrom('saved_replies').select((eb) => eb.fn.countAll<number>().as('count'));
  const row = await (ownerId === null
    ? query.where('owner_id', 'is', null)
    : query.where('owner_id', '=', ownerId)
  ).executeTakeFirstOrThrow();
  return Number(row.count);
}

/**
 * Whether another one that the same people type has it: another of one's own, or of those that everybody uses another on one
 * of these desks (none: on all). Held until the transaction ends, so that two who begin at once do not get the same.
 */
export async function shortcutTaken(
  trx: Trx,
  { ownerId, deskIds }: { ownerId: string | null; deskIds: readonly string[] },
  shortcut: string,
  but: string,
): Promise<boolean> {
  await lockForTransaction(trx, `saved reply ${ownerId ?? ''} ${shortcut}`);
  const overlaps =
    deskIds.length === 0
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(not exists (select from saved_reply_desks d where d.saved_reply_id = r.id)
          or exists (select from saved_reply_desks d where d.saved_reply_id = r.id and d.desk_id = any(${deskIds}::uuid[])))`;
  const same =
    ownerId === null ? sql<SqlBool>`r.owner_id is null and ${overlaps}` : sql<SqlBool>`r.owner_id = ${ownerId}::uuid`;
  const { rows } = await sql`select from saved_replies r where r.shortcut = ${shortcut} and r.put_away_at is null
    and r.id <> ${but}::uuid and ${same} limit 1`.execute(trx);
  return rows.length > 0;
}

export interface StoredReply {
  name: string;
  shortcut: string | null;
  folder: string;
  keywords: string;
  owner_id: string | null;
  effects: MacroEffects;
  found_by: string;
  put_away_at: string | null;
}

export async function insertReply(
  trx: Trx,
  id: string,
  reply: StoredReply,
  by: string | null,
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await trx
    .insertInto('saved_replies')
    .values({
      ...reply,
      effects: json(reply.effects),
      id,
      created_by: by,
      created_at: now,
      updated_by: by,
      updated_at: now,
    })
    .execute();
}

export async function updateReply(
  trx: Trx,
  id: string,
  reply: StoredReply,
  by: string | null,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('saved_replies')
    .set({
      ...reply,
      effects: json(reply.effects),
      updated_by: by,
      updated_at: at.toString(),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export async function replaceTexts(
  trx: Trx,
  id: string,
  texts: readonly { language: string; html: string }[],
): Promise<void> {
  await trx.deleteFrom('saved_reply_texts').where('saved_reply_id', '=', id).execute();
  await insertRows(
    trx,
    'saved_reply_texts',
    texts.map((text) => ({ saved_reply_id: id, ...text })),
  );
}

export async function replaceReplyDesks(trx: Trx, id: string, deskIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('saved_reply_desks').where('saved_reply_id', '=', id).execute();
  await insertRows(
    trx,
    'saved_reply_desks',
    deskIds.map((desk) => ({ saved_reply_id: id, desk_id: desk })),
  );
}

export async function deleteReply(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('saved_replies').where('id', '=', id).execute();
}

export async function insertUses(
  trx: Trx,
  uses: readonly {
    id: string;
    saved_reply_id: string;
    teammate_id: string | null;
    ticket_id: string;
    message_id: string | null;
    changed: boolean;
    used_at: string;
  }[],
): Promise<void> {
  await insertRows(trx, 'saved_reply_uses', [...uses]);
}

/** Busiest first. */
export async function figuresOf(
  db: Db,
  actor: Actor,
  since: Temporal.Instant,
  staleBefore: Temporal.Instant,
  limit: number,
) {
  const { rows } = await sql<{
    id: string;
    name: string;
    uses: number;
    stale: boolean;
    macro: boolean;
    put_away: boolean;
  }>`
    select r.id, r.name, u.uses, ${isStale(staleBefore)} as stale, ${IS_MACRO} as macro, r.put_away_at is not null as put_away
    from saved_replies r
    cross join lateral (select count(*)::int as uses from saved_reply_uses x
      where x.saved_reply_id = r.id and x.used_at >= ${since.toString()}::timestamptz) u
    where ${usableBy(actor)} order by u.uses desc, r.name, r.id limit ${limit}`.execute(db);
  return rows;
}

/** Those offered on a desk that were used in one of these tickets or are found by one of these words, used most first. */
export async function repliesAmong(
  db: Db,
  actor: Actor,
  asked: { deskId: string; words: readonly string[]; ticketIds: readonly string[]; limit: number },
) {
  const patterns = asked.words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await sql<{
    id: string;
    name: string;
    keywords: string;
    texts: { language: string; html: string }[];
    ticketIds: string[];
  }>`
    select r.id, r.name, r.keywords, u.tickets as "ticketIds",
      coalesce((select jsonb_agg(jsonb_build_object('language', x.language, 'html', x.html) order by x.language)
        from saved_reply_texts x where x.saved_reply_id = r.id), '[]') as texts
    from saved_replies r
    cross join lateral (select coalesce(array_agg(distinct ticket_id), '{}') as tickets from saved_reply_uses x
      where x.ticket_id = any(${asked.ticketIds}::uuid[]) and x.saved_reply_id = r.id) u
    where ${usableBy(actor)} and r.put_away_at is null and ${offeredOn(sql`${asked.deskId}::uuid`)}
      and (u.tickets <> '{}' or r.found_by like any(${patterns}::text[]))
    order by cardinality(u.tickets) desc, r.name, r.id limit ${asked.limit}`.execute(db);
  return rows;
}
