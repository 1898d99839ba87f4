import type { OutgoingState } from '../../../contract/tickets.ts';
import type { Db, Selectable, Trx, Updateable } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import type { OutgoingAnswer, OutgoingTable } from './outbox.tables.ts';
import './outbox.tables.ts';
import { domainHasRoom } from './pace.queries.ts';

export type OutgoingRow = Selectable<OutgoingTable>;

/**
 * Takes a message for sending if it is its time, nobody else has it, and its domain may have one more now. The number of its
 * tries is the claim's mark: whoever was taken for dead and lives again sees another number and stops.
 */
export async function claimOutgoing(
  db: Db,
  id: string,
  at: Temporal.Instant,
  { paced = true } = {},
): Promise<OutgoingRow | undefined> {
  return db
    .updateTable('outgoing')
    .set(asClaimed(at))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'delayed'])
    .where(isDue(at))
    .where(paced ? domainHasRoom(at) : sql<boolean>`true`)
    .returningAll()
    .executeTakeFirst();
}

/** So many of those that are due longest are looked at for one whose domain has room: where one domain has thousands, not all are asked. */
const LOOKED_AT = 50;

/**
 * Takes, of the messages that are due longest, the first whose domain may have one more now. Domains that said "not now"
 * are left to the jobs of their messages, which know when their turn comes.
 */
export async function claimLongestDue(db: Db, at: Temporal.Instant): Promise<OutgoingRow | undefined> {
  return db
    .updateTable('outgoing')
    .set(asClaimed(at))
    .where('id', '=', (from) =>
      from
        .selectFrom('outgoing')
        .select('id')
        .where('id', 'in', (first) =>
          first
            .selectFrom('outgoing as o')
            .select('o.id')
            .where('o.state', 'in', ['queued', 'delayed'])
            .where(sql<boolean>`coalesce(o.next_try_at, o.send_at) <= ${at.toString()}::timestamptz`)
            .where(sql<boolean>`not exists (select 1 from delivery_pauses p where p.domain = o.pace_domain)`)
            .orderBy(sql`coalesce(o.next_try_at, o.send_at)`)
            .limit(LOOKED_AT),
        )
        .where('state', 'in', ['queued', 'delayed'])
        .where(isDue(at))
        .where(domainHasRoom(at))
        .orderBy(sql`coalesce(next_try_at, send_at)`)
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** A message in the hands of one sender. */
function asClaimed(at: Temporal.Instant) {
  const now = at.toString();
  return { state: 'sending', attempts: sql<number>`attempts + 1`, handing_over_at: null, updated_at: now } as const;
}

function isDue(at: Temporal.Instant) {
  return sql<boolean>`coalesce(next_try_at, send_at) <= ${at.toString()}::timestamptz`;
}

/** When a message that waits is due, and by which address it leaves; undefined for one that does not wait. */
export async function waitingOutgoing(db: Db, id: string) {
  const { rows } = await sql<{ due: Temporal.Instant; channel: string; sender: string }>`
    select coalesce(next_try_at, send_at) as due, channel, letter->'from'->>'address' as sender
    from outgoing where id = ${id} and state in ('queued', 'delayed')`.execute(db);
  return rows[0];
}

/** @returns false when the claim is no longer ours. */
export async function markHandingOver(db: Db, claimed: OutgoingRow, at: Temporal.Instant): Promise<boolean> {
  const result = await db
    .updateTable('outgoing')
    .set({ handing_over_at: at.toString(), updated_at: at.toString() })
    .where('id', '=', claimed.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claimed.attempts)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function showSignOfLife(db: Db, claimed: OutgoingRow, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('outgoing')
    .set({ updated_at: at.toString() })
    .where('id', '=', claimed.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claimed.attempts)
    .execute();
}

/** The raw form that was stored, named by the row from now on. */
export async function nameRaw(
  db: Db,
  id: string,
  raw: { sha256: string; size: number },
  at: Temporal.Instant,
): Promise<void> {
  await sql`with blob as (
      insert into blobs (sha256, size, created_at) values (${raw.sha256}, ${raw.size}, ${at.toString()}::timestamptz)
      on conflict (sha256) do nothing)
    update outgoing set raw_sha256 = ${raw.sha256} where id = ${id}`.execute(db);
}

export async function lockOutgoing(trx: Trx, id: string): Promise<OutgoingRow | undefined> {
  return trx.selectFrom('outgoing').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The letters of these messages, locked in one order. */
export async function lockReplies(trx: Trx, messageIds: readonly string[]): Promise<OutgoingRow[]> {
  return trx
    .selectFrom('outgoing')
    .selectAll()
    .where('message_id', '=', sql<string>`any(${messageIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Changes a message that the caller has locked; undefined leaves a column as it is. */
export async function changeOutgoing(
  trx: Trx,
  id: string,
  { letter, ...change }: Updateable<OutgoingTable>,
): Promise<void> {
  await trx
    .updateTable('outgoing')
    .set({ ...change, letter: letter && json(letter) })
    .where('id', '=', id)
    .execute();
}

export async function appendAnswers(trx: Trx, id: string, answers: readonly OutgoingAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await sql`update outgoing set answers = answers || ${json(answers)} where id = ${id}`.execute(trx);
}

/** Claimed by a process that has given no sign of life since. */
export async function abandonedOutgoing(
  trx: Trx,
  silentSince: Temporal.Instant,
  limit: number,
): Promise<OutgoingRow[]> {
  return trx
    .selectFrom('outgoing')
    .selectAll()
    .where('state', '=', 'sending')
    .where(sql<boolean>`updated_at < ${silentSince.toString()}::timestamptz`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Due for so long that its job must have been lost; those whose domain is slow wait with reason. */
export async function overdueOutgoing(
  trx: Trx,
  dueSince: Temporal.Instant,
  limit: number,
): Promise<{ id: string; due: Temporal.Instant }[]> {
  const { rows } = await sql<{ id: string; due: Temporal.Instant }>`
    select id, coalesce(next_try_at, send_at) as due from outgoing
    where state in ('queued', 'delayed') and coalesce(next_try_at, send_at) < ${dueSince.toString()}::timestamptz
      and not exists (select 1 from delivery_pauses p where p.domain = outgoing.pace_domain)
    order by created_at, id limit ${limit}`.execute(trx);
  return rows;
}

/** What is planned for these tickets or waits for a look, locked; by the ids, so that everybody locks in one order. */
export async function plannedOf(trx: Trx, ticketIds: readonly string[]): Promise<OutgoingRow[]> {
  return trx
    .selectFrom('outgoing')
    .selectAll()
    .where('ticket_id', '=', sql<string>`any(${ticketIds}::uuid[])`)
    .where('state', 'in', ['held', 'scheduled'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Planned for a time that has passed so long ago that its job must have been lost. */
export async function overduePlanned(trx: Trx, dueSince: Temporal.Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from outgoing
    where state = 'scheduled' and send_at < ${dueSince.toString()}::timestamptz
    order by created_at, id limit ${limit}`.execute(trx);
  return rows.map((row) => row.id);
}

export async function countByState(
  db: Db,
  states: readonly OutgoingState[],
): Promise<{ state: OutgoingState; count: number }[]> {
  const { rows } = await sql<{ state: OutgoingState; count: number }>`
    select state, count(*) as count from outgoing where state = any(${states}::text[]) group by state`.execute(db);
  return rows;
}

/** The message whose bounce address has that token, locked. */
export async function outgoingByBounceToken(trx: Trx, token: string): Promise<OutgoingRow | undefined> {
  return trx.selectFrom('outgoing').selectAll().where('bounce_token', '=', token).forUpdate().executeTakeFirst();
}

/** The newest message of ours with that Message-ID, else the one whose thread place has that token. */
export async function outgoingNamedByBounce(
  trx: Trx,
  messageIdHeader: string | null,
  replyToken: string | null,
): Promise<OutgoingRow | undefined> {
  if (messageIdHeader !== null) {
    const row = await trx
      .selectFrom('outgoing')
      .selectAll()
      .where('message_id_header', '=', messageIdHeader)
      .orderBy('created_at', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (row) return row;
  }
  if (replyToken === null) return undefined;
  return trx
    .selectFrom('outgoing')
    .selectAll()
    .where(sql<boolean>`message_id = (select id from messages where reply_token = ${replyToken})`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}
