import '../tickets.tables.ts';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { insertRows, lockForTransaction, sql } from '../../../platform/db/index.ts';
import type { StoredBlob } from '../../../platform/storage/index.ts';
import type { InboundEnvelope } from '../tickets.tables.ts';
import type { KnownTicket } from './world.ts';

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

/** Intake writes alone: one mail at a time decides who is new and what belongs together. Held for one batch. */
export async function lockIntake(trx: Trx): Promise<void> {
  await lockForTransaction(trx, 'sportello.intake');
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

/** Messages in tickets that carry one of these Message-IDs or reply tokens, oldest first. */
export async function messagesNamed(trx: Trx, messageIds: readonly string[], tokens: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    ticket_id: string;
    message_id_header: string | null;
    reply_token: string | null;
    type: string;
  }>`
    select id, ticket_id, message_id_header, reply_token, type from messages where message_id_header = any(${messageIds}::text[])
    union
    select id, ticket_id, message_id_header, reply_token, type from messages where reply_token = any(${tokens}::text[])
    order by id`.execute(trx);
  return rows;
}

/** Tickets by id or number with the survivors of their merges, locked in one order; then who takes part in them. */
export async function lockKnownTickets(
  trx: Trx,
  ids: readonly string[],
  numbers: readonly number[],
): Promise<KnownTicket[]> {
  if (ids.length === 0 && numbers.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    number: number;
    desk_id: string;
    contact_id: string;
    status: KnownTicket['status'];
    assignee_id: string | null;
    merged_into_id: string | null;
    discarded_at: Temporal.Instant | null;
    reply_due_at: Temporal.Instant | null;
  }>`
    with recursive named as (
      select id, merged_into_id from tickets where id = any(${ids}::uuid[])
      union select id, merged_into_id from tickets where number = any(${numbers}::bigint[])
      union select t.id, t.merged_into_id from tickets t join named on t.id = named.merged_into_id)
    select id, number, desk_id, contact_id, status, assignee_id, merged_into_id, discarded_at, reply_due_at
    from tickets where id in (select id from named) order by id for update`.execute(trx);
  const tickets = new Map<string, KnownTicket>(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        deskId: row.desk_id,
        contactId: row.contact_id,
        status: row.status,
        assigneeId: row.assignee_id,
        mergedIntoId: row.merged_into_id,
        discarded: row.discarded_at !== null,
        replyDueAt: row.reply_due_at,
        participants: new Map(),
        removed: new Set(),
      },
    ]),
  );
  if (tickets.size === 0) return [];
  const participants = await trx
    .selectFrom('ticket_participants')
    .innerJoin('identities', 'identities.id', 'ticket_participants.identity_id')
    .select(['ticket_id', 'identities.value', 'confirmed_at', 'removed_at'])
    .where('ticket_id', '=', sql<string>`any(${[...tickets.keys()]}::uuid[])`)
    .execute();
  for (const row of participants) {
    const ticket = tickets.get(row.ticket_id);
    if (row.removed_at !== null) ticket?.removed.add(row.value);
    else ticket?.participants.set(row.value, row.confirmed_at !== null);
  }
  return [...tickets.values()];
}

/** What became of messages with this content, oldest first; one that made a ticket on a second desk as well, once for each. */
export async function takenBefore(trx: Trx, hashes: readonly string[]) {
  const { rows } = await sql<{
    desk_id: string;
    content_hash: string;
    message_id_header: string | null;
    ticket_id: string;
    message_id: string;
  }>`
    with taken as (
      select id, desk_id, content_hash, message_id_header, ticket_id, message_id, outcome from inbound
      where content_hash = any(${hashes}::text[]) and outcome in ('created', 'appended'))
    select desk_id, content_hash, message_id_header, ticket_id, message_id from (
      select id, 1 as place, desk_id, content_hash, message_id_header, ticket_id, message_id from taken
      union all
      select taken.id, 2, t.desk_id, taken.content_hash, taken.message_id_header, t.id,
        (select m.id from messages m where m.ticket_id = t.id order by m.created_at, m.id limit 1)
      from taken join ticket_links l on l.other_id = taken.ticket_id and l.kind = 'second_desk'
      join tickets t on t.id = l.ticket_id where taken.outcome = 'created') copies
    order by id, place`.execute(trx);
  return rows;
}

/**
 * Who takes part from now on; one transaction names nobody twice in a ticket. Whom a teammate had taken out is back as the row
 * says, others stay what they were.
 */
export async function insertParticipants(
  trx: Trx,
  rows: readonly { ticketId: string; identityId: string; role: 'contact' | 'cc'; confirmed: boolean }[],
  at: Temporal.Instant,
): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map((row) => ({
    ticket: row.ticketId,
    identity: row.identityId,
    role: row.role,
    sure: row.confirmed,
  }));
  const now = at.toString();
  await sql`insert into ticket_participants (ticket_id, identity_id, role, confirmed_at, added_at)
    select ticket, identity, role, case when sure then ${now}::timestamptz end, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(given)}) as g(ticket uuid, identity uuid, role text, sure boolean)
    on conflict (ticket_id, identity_id) do update set removed_at = null, confirmed_at = excluded.confirmed_at,
      added_at = excluded.added_at where ticket_participants.removed_at is not null`.execute(trx);
}

/** The tickets that show these people, newest first. */
export async function ticketsOfPeople(trx: Trx, contactIds: readonly string[]) {
  if (contactIds.length === 0) return [];
  const { rows } = await sql<{ contact_id: string; ticket_id: string; desk_id: string }>`
    select distinct i.contact_id, p.ticket_id, t.desk_id from identities i
    join ticket_participants p on p.identity_id = i.id join tickets t on t.id = p.ticket_id
    where i.contact_id = any(${contactIds}::uuid[]) order by p.ticket_id desc limit 500`.execute(trx);
  return rows;
}

export async function takeNumbers(trx: Trx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{
    number: number;
  }>`select nextval('ticket_numbers') as number from generate_series(1, ${count})`.execute(trx);
  return rows.map((row) => row.number);
}

export interface TicketPatch {
  id: string;
  status: string;
  snippet: string | null;
  reply_due_at: string | null;
  last_message_at: string;
  last_incoming_at: string | null;
}

/** What arriving messages change on their tickets. */
export async function patchTickets(trx: Trx, patches: readonly TicketPatch[], at: Temporal.Instant): Promise<void> {
  if (patches.length === 0) return;
  const now = at.toString();
  await sql`update tickets t set
      status_changed_at = case when t.status = p.status then t.status_changed_at else ${now}::timestamptz end,
      solved_at = case when p.status in ('solved', 'closed') then t.solved_at end,
      status = p.status,
      snippet = coalesce(p.snippet, t.snippet),
      reply_due_at = p.reply_due_at,
      last_message_at = greatest(t.last_message_at, p.last_message_at),
      last_incoming_at = greatest(t.last_incoming_at, p.last_incoming_at),
      updated_at = ${now}::timestamptz, version = t.version + 1
    from json_to_recordset(${JSON.stringify(patches)}) as p(id uuid, status text, snippet text, reply_due_at timestamptz,
      last_message_at timestamptz, last_incoming_at timestamptz)
    where t.id = p.id`.execute(trx);
}

/**
 * Who may be acknowledged now: at most once in a period, and never again once the day's count is used up (the last guard
 * against two programs that answer each other). Counts those it gives out.
 * @returns `desk address` of each that may.
 */
export async function claimAutoReplies(
  trx: Trx,
  wanted: readonly { deskId: string; address: string }[],
  at: Temporal.Instant,
  limits: { period: Temporal.Duration; perDay: number },
): Promise<Set<string>> {
  const rows = [...new Map(wanted.map((one) => [`${one.deskId} ${one.address}`, one])).values()].map((one) => ({
    desk_id: one.deskId,
    address: one.address,
  }));
  if (rows.length === 0) return new Set();
  const now = at.toString();
  const { rows: given } = await sql<{ desk_id: string; address: string }>`
    insert into auto_replies (desk_id, address, last_at, count)
    select desk_id, address, ${now}::timestamptz, 1 from json_to_recordset(${JSON.stringify(rows)}) as w(desk_id uuid, address text)
    order by desk_id, address
    on conflict (desk_id, address) do update set
      last_at = excluded.last_at,
      count = case when auto_replies.last_at <= ${at.subtract({ hours: 24 }).toString()}::timestamptz then 1 else auto_replies.count + 1 end
    where auto_replies.last_at <= ${at.subtract(limits.period).toString()}::timestamptz
      and (auto_replies.count < ${limits.perDay} or auto_replies.last_at <= ${at.subtract({ hours: 24 }).toString()}::timestamptz)
    returning desk_id, address`.execute(trx);
  return new Set(given.map((row) => `${row.desk_id} ${row.address}`));
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
  options: { state: 'kept' | null; after: readonly [string, string] | null; limit: number },
) {
  let query = db.selectFrom('inbound').selectAll();
  if (options.state) query = query.where('state', '=', options.state);
  if (options.after)
    query = query.where(
      sql<boolean>`(received_at, id) < (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)`,
    );
  return query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(options.limit).execute();
}
