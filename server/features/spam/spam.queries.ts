import './spam.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { FeatureCount } from './weighing.ts';

/** Blocks that name one of these addresses or domains (lower case). */
export async function blocksOf(trx: Trx, addresses: readonly string[], domains: readonly string[]) {
  if (addresses.length === 0) return [];
  const { rows } = await sql<{ id: string; kind: 'address' | 'domain'; value: string; desk_id: string | null }>`
    select id, kind, value, desk_id from sender_blocks
    where (kind = 'address' and value = any(${addresses}::text[])) or (kind = 'domain' and value = any(${domains}::text[]))`.execute(
    trx,
  );
  return rows;
}

export async function countStopped(
  trx: Trx,
  stopped: ReadonlyMap<string, number>,
  at: Temporal.Instant,
): Promise<void> {
  if (stopped.size === 0) return;
  const rows = [...stopped].map(([id, count]) => ({ id, count }));
  await sql`update sender_blocks b set stopped = b.stopped + s.count, last_stopped_at = ${at.toString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}) as s(id uuid, count int) where b.id = s.id`.execute(trx);
}

export async function learntSoFar(db: Db | Trx): Promise<FeatureCount> {
  const row = await db.selectFrom('spam_learnt').select(['spam', 'wanted']).executeTakeFirst();
  return row ?? { spam: 0, wanted: 0 };
}

export async function countsOf(trx: Trx, features: readonly number[]): Promise<Map<number, FeatureCount>> {
  if (features.length === 0) return new Map();
  const { rows } = await sql<FeatureCount & { feature: number }>`
    select feature, spam, wanted from spam_features where feature = any(${features}::bigint[])`.execute(trx);
  return new Map(rows.map(({ feature, spam, wanted }) => [feature, { spam, wanted }]));
}

/** Adds one letter's features on one side, or takes them away again (`by` -1). */
export async function addToCounts(
  trx: Trx,
  lesson: { spam: boolean; features: readonly number[] },
  by: 1 | -1,
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  const spam = lesson.spam ? by : 0;
  const wanted = lesson.spam ? 0 : by;
  // In one order, so that two teammates who teach at once do not wait for each other in a ring.
  await sql`insert into spam_features (feature, spam, wanted, seen_at)
    select f, greatest(${spam}, 0), greatest(${wanted}, 0), ${now}::timestamptz
    from unnest(${lesson.features}::bigint[]) f order by f
    on conflict (feature) do update set spam = greatest(spam_features.spam + ${spam}, 0),
      wanted = greatest(spam_features.wanted + ${wanted}, 0), seen_at = excluded.seen_at`.execute(trx);
  if (by < 0)
    await sql`delete from spam_features where feature = any(${lesson.features}::bigint[]) and spam = 0 and wanted = 0`.execute(
      trx,
    );
  await sql`update spam_learnt set spam = greatest(spam + ${spam}, 0), wanted = greatest(wanted + ${wanted}, 0)`.execute(
    trx,
  );
}

/** The lesson that a ticket was, taken out. */
export async function takeLesson(trx: Trx, ticketId: string) {
  return trx
    .deleteFrom('spam_lessons')
    .where('ticket_id', '=', ticketId)
    .returning(['spam', 'by_hand', 'features'])
    .executeTakeFirst();
}

export async function insertLesson(
  trx: Trx,
  lesson: { ticketId: string; spam: boolean; byHand: boolean; features: readonly number[] },
  at: Temporal.Instant,
): Promise<void> {
  await insertRows(trx, 'spam_lessons', [
    {
      ticket_id: lesson.ticketId,
      spam: lesson.spam,
      by_hand: lesson.byHand,
      features: lesson.features,
      learnt_at: at.toString(),
    },
  ]);
}

/** The first message that came in on a ticket, as far as one learns from it. */
export async function firstLetter(trx: Trx, ticketId: string) {
  const row = await trx
    .selectFrom('messages')
    .select(['id', 'subject', 'text', 'html', 'author_name', 'author_address', 'language', 'facts'])
    .where('ticket_id', '=', ticketId)
    .where('type', '=', 'incoming')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const files = await trx.selectFrom('attachments').select('name').where('message_id', '=', row.id).limit(20).execute();
  return { ...row, fileNames: files.map((file) => file.name) };
}

/** Tickets that a teammate has answered and that taught nothing yet, newest first: what one answers was wanted. */
export async function answeredUntaught(db: Db, since: Temporal.Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from tickets t
    where t.status in ('waiting', 'solved') and t.first_reply_at >= ${since.toString()}::timestamptz
      and t.spam_at is null and t.discarded_at is null and t.merged_into_id is null
      and not exists (select 1 from spam_lessons l where l.ticket_id = t.id)
    order by t.last_message_at desc limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Writers whom a teammate has answered before: what was learnt says nothing against them. */
export async function answeredBefore(trx: Trx, addresses: readonly string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const { rows } = await sql<{ value: string }>`select i.value from identities i
    where i.kind = 'email' and i.value = any(${addresses}::text[]) and exists (
      select 1 from tickets t where t.contact_id = i.contact_id and t.spam_at is null and t.first_reply_at is not null)`.execute(
    trx,
  );
  return new Set(rows.map((row) => row.value));
}

/** Keeps what was learnt small: rare features that were not met for long go first, old lessons cannot be undone any more. */
export async function forget(
  trx: Trx,
  limits: { mostFeatures: number; rareBefore: Temporal.Instant; lessonsBefore: Temporal.Instant },
): Promise<void> {
  await sql`delete from spam_features where spam + wanted <= 1 and seen_at < ${limits.rareBefore.toString()}::timestamptz`.execute(
    trx,
  );
  await sql`delete from spam_features where feature in (
    select feature from spam_features order by seen_at desc, feature offset ${limits.mostFeatures})`.execute(trx);
  await sql`delete from spam_lessons where learnt_at < ${limits.lessonsBefore.toString()}::timestamptz`.execute(trx);
}

/** Names that a stranger may want to bear, with the addresses that may bear them. */
export async function teammatesByName(db: Db) {
  return db
    .selectFrom('teammates')
    .select(['name', 'email'])
    .where('deactivated_at', 'is', null)
    .limit(5_000)
    .execute();
}
