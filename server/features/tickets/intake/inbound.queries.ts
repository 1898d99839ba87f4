import '../tickets.tables.ts';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { insertRows, sql } from '../../../platform/db/index.ts';
import type { StoredBlob } from '../../../platform/storage/index.ts';
import type { InboundEnvelope } from '../tickets.tables.ts';

export interface WaitingInbound {
  id: string;
  channel: string;
  mailbox: string | null;
  envelope: InboundEnvelope;
  raw_sha256: string;
  raw_size: number;
  received_at: Temporal.Instant;
  attempts: number;
}

export async function insertBlobs(trx: Trx, blobs: readonly StoredBlob[], at: Temporal.Instant): Promise<void> {
  const rows = [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()]
    // One order for everybody who writes the same blobs at once, or they would wait for each other in a ring.
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
    .map((blob) => ({ sha256: blob.sha256, size: blob.size, created_at: at.toString() }));
  await insertRows(trx, 'blobs', rows, { onConflict: 'nothing' });
}

const INBOUND_COLUMNS = [
  'id',
  'channel',
  'mailbox',
  'envelope',
  'raw_sha256',
  'raw_size',
  'received_at',
  'attempts',
] as const;

/**
 * Takes waiting originals, oldest first, and counts the try in a transaction of its own: an original that kills the process
 * is known by its count after a few starts. One that was tried `aloneFrom` times or more comes alone, and those before it
 * without it, so that no try is counted against an original that was only near.
 */
export async function claimWaiting(
  db: Db,
  options: { limit: number; mostAttempts: number; aloneFrom: number; upTo?: string },
): Promise<WaitingInbound[]> {
  const upTo = options.upTo ? sql`and id <= ${options.upTo}::uuid` : sql``;
  const { rows } = await sql<WaitingInbound>`
    with waiting as (
      select id, attempts, row_number() over (order by id) as place from (
        select id, attempts from inbound where state = 'received' and attempts < ${options.mostAttempts} ${upTo}
        order by id limit ${options.limit} for update skip locked) as oldest),
    claimed as (
      select id as claimed_id from waiting
      where place = 1 or place < (select coalesce(min(place), ${options.limit + 1}) from waiting where attempts >= ${options.aloneFrom}))
    update inbound set attempts = attempts + 1 from claimed where id = claimed_id
    returning ${sql.join(INBOUND_COLUMNS.map((column) => sql.ref(column)))}`.execute(db);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Which of these still wait, locked until the transaction ends: another process may have come first. */
export async function stillWaiting(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('inbound')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', '=', 'received')
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function anyWaiting(db: Db): Promise<boolean> {
  const row = await db.selectFrom('inbound').select('id').where('state', '=', 'received').limit(1).executeTakeFirst();
  return row !== undefined;
}

export interface InboundResult {
  id: string;
  outcome: string;
  reason: string | null;
  desk_id: string | null;
  mailbox: string | null;
  message_id_header: string | null;
  content_hash: string;
  ticket_id: string | null;
  message_id: string | null;
}

export async function finishInbound(trx: Trx, results: readonly InboundResult[], at: Temporal.Instant): Promise<void> {
  await sql`update inbound i set state = 'processed', outcome = r.outcome, reason = r.reason, desk_id = r.desk_id,
      mailbox = coalesce(i.mailbox, r.mailbox), message_id_header = r.message_id_header, content_hash = r.content_hash,
      ticket_id = r.ticket_id, message_id = r.message_id, processed_at = ${at.toString()}::timestamptz
    from json_to_recordset(${JSON.stringify(results)}) as r(id uuid, outcome text, reason text, desk_id uuid, mailbox text,
      message_id_header text, content_hash text, ticket_id uuid, message_id uuid)
    where i.id = r.id`.execute(trx);
}

/** Not understood: kept with the reason, shown to administrators, never in the way of the next. */
export async function keepInbound(trx: Trx, id: string, reason: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('inbound')
    .set({ state: 'kept', outcome: 'kept', reason, processed_at: at.toString() })
    .where('id', '=', id)
    .where('state', '=', 'received')
    .execute();
}

export async function insertInbound(
  trx: Trx,
  rows: readonly {
    id: string;
    channel: string;
    externalId: string | null;
    mailbox: string | null;
    envelope: InboundEnvelope;
    raw: StoredBlob;
  }[],
  at: Temporal.Instant,
): Promise<void> {
  await insertBlobs(
    trx,
    rows.map((row) => row.raw),
    at,
  );
  await insertRows(
    trx,
    'inbound',
    rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      external_id: row.externalId,
      mailbox: row.mailbox,
      envelope: row.envelope,
      raw_sha256: row.raw.sha256,
      raw_size: row.raw.size,
      received_at: at.toString(),
    })),
    { onConflict: 'nothing' },
  );
}

interface ExternallyKnown {
  channel: string;
  externalId: string | null;
}

/** A channel's own id of a message, across channels. */
export function externalKey({ channel, externalId }: ExternallyKnown): string {
  return `${channel} ${externalId ?? ''}`;
}

/** The ids under which messages with an id of their channel stand, by `externalKey`. Asks nothing where none has one. */
export async function idsByExternalId(trx: Trx, rows: readonly ExternallyKnown[]): Promise<Map<string, string>> {
  const named = rows.filter((row) => row.externalId !== null);
  if (named.length === 0) return new Map();
  const { rows: found } = await sql<{ id: string; channel: string; external_id: string }>`
    select id, channel, external_id from inbound where (channel, external_id) in (
      select channel, external_id from jsonb_to_recordset(${JSON.stringify(
        named.map((row) => ({ channel: row.channel, external_id: row.externalId })),
      )}::jsonb) as named(channel text, external_id text))`.execute(trx);
  return new Map(found.map((row) => [externalKey({ channel: row.channel, externalId: row.external_id }), row.id]));
}

/**
 * Of letters in an account, those that came by that address before, by Message-ID and size. For finding one's place again
 * where the account's own numbers have lost their meaning; what is asked about falsely here is told apart by its content.
 * @returns the positions in `letters`
 */
export async function knownLetters(
  db: Db,
  mailbox: string,
  letters: readonly { messageId: string; size: number }[],
): Promise<Set<number>> {
  const { rows } = await sql<{ place: number }>`
    select place from jsonb_to_recordset(${JSON.stringify(
      letters.map(({ messageId, size }, place) => ({ place, message_id: messageId, size })),
    )}::jsonb) as l(place int, message_id text, size bigint)
    where exists (select from inbound i where i.external_id is not null and i.mailbox = ${mailbox} and i.message_id_header = l.message_id and i.raw_size = l.size)`.execute(
    db,
  );
  return new Set(rows.map((row) => row.place));
}

/** What of the whole house waits to be understood, or could not be. */
export async function intakeQueue(
  db: Db,
): Promise<{ waiting: number; kept: number; oldestWaitingAt: Temporal.Instant | null }> {
  const { rows } = await sql<{ waiting: number; kept: number; oldest: Temporal.Instant | null }>`select
    (select count(*) from inbound where state = 'received') as waiting,
    (select count(*) from inbound where state = 'kept') as kept,
    (select received_at from inbound where state = 'received' order by id limit 1) as oldest`.execute(db);
  const [row] = rows;
  return { waiting: row?.waiting ?? 0, kept: row?.kept ?? 0, oldestWaitingAt: row?.oldest ?? null };
}

/**
 * When each address last got a letter, of the newest `among` originals of the house: one that got none among them is not
 * named. By place and not by address, since letters that are handed over are too many for an index that only this reads.
 */
export async function lastLetters(db: Db, among: number): Promise<Map<string, Temporal.Instant>> {
  const { rows } = await sql<{ mailbox: string; at: Temporal.Instant }>`
    select mailbox, max(received_at) as at from (
      select mailbox, received_at from inbound order by received_at desc, id desc limit ${among}) as newest
    where mailbox is not null group by mailbox`.execute(db);
  return new Map(rows.map((row) => [row.mailbox, row.at]));
}

/** When a message with this Message-ID came, if it did since then; whatever became of it. */
export async function cameSince(db: Db, messageId: string, since: Temporal.Instant): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('inbound')
    .select('received_at')
    .where('received_at', '>=', sql<Temporal.Instant>`${since.toString()}::timestamptz`)
    .where('message_id_header', '=', messageId)
    .limit(1)
    .executeTakeFirst();
  return row?.received_at ?? null;
}

/** How many originals wait to be taken in, counted no further than `atMost`. */
export async function countWaiting(db: Db, atMost: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from inbound where state = 'received' limit ${atMost}) as waiting`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function inboundById(db: Db | Trx, id: string) {
  return db
    .selectFrom('inbound')
    .leftJoin('tickets', 'tickets.id', 'inbound.ticket_id')
    .selectAll('inbound')
    .select('tickets.number as ticket_number')
    .where('inbound.id', '=', id)
    .executeTakeFirst();
}

/** Originals whose tries were all cut short (the process died at each): they wait for a person. */
export async function wornOut(db: Db, attempts: number): Promise<string[]> {
  const rows = await db
    .selectFrom('inbound')
    .select('id')
    .where('state', '=', 'received')
    .where('attempts', '>=', attempts)
    .limit(100)
    .execute();
  return rows.map((row) => row.id);
}

/** Kept originals back into the queue. @returns whether it was one. */
export async function releaseKept(trx: Trx, id: string): Promise<boolean> {
  const result = await trx
    .updateTable('inbound')
    .set({ state: 'received', attempts: 0, outcome: null, reason: null, processed_at: null })
    .where('id', '=', id)
    .where('state', '=', 'kept')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function listInbound(
  db: Db,
  options: { state: 'kept' | 'set_aside' | null; after: readonly [string, string] | null; limit: number },
) {
  let query = db.selectFrom('inbound').selectAll();
  if (options.state === 'kept') query = query.where('state', '=', 'kept');
  if (options.state === 'set_aside')
    query = query.where(sql<boolean>`(outcome = 'ignored' or (outcome = 'bounce' and ticket_id is null))`);
  if (options.after)
    query = query.where(
      sql<boolean>`(received_at, id) < (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)`,
    );
  return query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(options.limit).execute();
}
