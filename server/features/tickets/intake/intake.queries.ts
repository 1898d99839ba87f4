import '../tickets.tables.ts';
import type { Trx } from '../../../platform/db/index.ts';
import { lockForTransaction, sql } from '../../../platform/db/index.ts';

/** Intake writes alone: one mail at a time decides who is new and what belongs together. Held for one batch. */
export async function lockIntake(trx: Trx): Promise<void> {
  await lockForTransaction(trx, 'sportello.intake');
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
  last_message_at: string | null;
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
