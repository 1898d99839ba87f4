import './tickets.tables.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { runWithKeptPlan, sql } from '../../platform/db/index.ts';
import { waitsForOthers } from './gathering.ts';
import { ticketsVisibleTo } from './scope.queries.ts';

/** All of a ticket's own row, to be narrowed and then shown. */
export function bareTickets(db: Db | Trx) {
  return db.selectFrom('tickets').selectAll('tickets');
}
export type BareTickets = ReturnType<typeof bareTickets>;

/** Who was made one with somebody is shown as the one who stands for both. */
const STANDS_FOR_WRITER = sql<SqlBool>`contacts.id = coalesce(writers.merged_into_id, writers.id)`;

/** Values of the fields that the ticket's desk has now: those of a desk that it came from stay kept, and unseen. */
const SHOWN_FIELDS = sql<Record<string, FieldValue>>`case when tickets.fields = '{}' then tickets.fields else (
  select coalesce(jsonb_object_agg(f.id, tickets.fields -> f.id::text), '{}') from fields f
  where f.desk_id = tickets.desk_id and f.archived_at is null and tickets.fields ? f.id::text) end`;

/**
 * Everything a list row or an open ticket shows of a ticket, with the names it refers to. The tickets are chosen first and by
 * themselves, so that names are looked up for those of one page only.
 */
export function shownTickets(db: Db | Trx, readerId: string | null, chosen: BareTickets) {
  return db
    .selectFrom(chosen.as('tickets'))
    .innerJoin('desks', 'desks.id', 'tickets.desk_id')
    .innerJoin('contacts as writers', 'writers.id', 'tickets.contact_id')
    .innerJoin('contacts', (join) => join.on(STANDS_FOR_WRITER))
    .leftJoin('teammates as assignees', 'assignees.id', 'tickets.assignee_id')
    .leftJoin('categories', 'categories.id', 'tickets.category_id')
    .leftJoin('teams', 'teams.id', 'tickets.team_id')
    .leftJoin('request_types', 'request_types.id', 'tickets.request_type_id')
    .leftJoin('tickets as survivors', 'survivors.id', 'tickets.merged_into_id')
    .leftJoin('ticket_reads', (join) =>
      join
        .onRef('ticket_reads.ticket_id', '=', 'tickets.id')
        .on('ticket_reads.teammate_id', '=', sql<string>`${readerId}::uuid`),
    )
    .selectAll('tickets')
    .select([
      'desks.name as desk_name',
      'contacts.id as person_id',
      'contacts.name as contact_name',
      'contacts.vip_at as contact_vip_at',
      'assignees.name as assignee_name',
      'categories.name as category_name',
      'categories.path as category_path',
      'teams.name as team_name',
      'request_types.key as request_type_key',
      'request_types.names as request_type_names',
      SHOWN_FIELDS.as('shown_fields'),
      'survivors.number as survivor_number',
      'ticket_reads.read_at',
    ])
    .select((eb) =>
      eb
        .selectFrom('ticket_participants')
        .innerJoin('identities', 'identities.id', 'ticket_participants.identity_id')
        .whereRef('ticket_participants.ticket_id', '=', 'tickets.id')
        .where('ticket_participants.role', '=', 'contact')
        .select('identities.value')
        .limit(1)
        .as('contact_address'),
    );
}

export type TicketRow = Awaited<ReturnType<typeof findTicket>> & object;

/** By id or by number; undefined where there is none or the actor may not see it. */
export async function findTicket(db: Db | Trx, actor: Actor, idOrNumber: string) {
  const visible = bareTickets(db).where(ticketsVisibleTo(actor));
  const shown = async (chosen: BareTickets) => {
    const [row] = await runWithKeptPlan(db, shownTickets(db, readerOf(actor), chosen).compile());
    return row;
  };
  // An id is never all digits, so the two cannot be taken for one another.
  if (/^\d{1,15}$/.test(idOrNumber)) return shown(visible.where('tickets.number', '=', Number(idOrNumber)));
  if (!/^[0-9a-f-]{36}$/i.test(idOrNumber)) return undefined;
  return shown(visible.where('tickets.id', '=', idOrNumber));
}

export async function timeZoneOfContact(db: Db, contactId: string): Promise<string | null> {
  const row = await db.selectFrom('contacts').select('time_zone').where('id', '=', contactId).executeTakeFirst();
  return row?.time_zone ?? null;
}

/** The bare row, locked for a change in this transaction. */
export async function lockTicket(trx: Trx, actor: Actor, id: string) {
  return trx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', id)
    .where(ticketsVisibleTo(actor))
    .forUpdate()
    .executeTakeFirst();
}
export type LockedTicket = NonNullable<Awaited<ReturnType<typeof lockTicket>>>;

export async function updateTicket(
  trx: Trx,
  ticket: LockedTicket,
  at: Temporal.Instant,
  change: Record<string, unknown>,
): Promise<void> {
  if (waitsForOthers(ticket, change)) return;
  await trx
    .updateTable('tickets')
    .set({ ...change, updated_at: at.toString(), version: sql<number>`version + 1` })
    .where('id', '=', ticket.id)
    .execute();
}

/** Numbers by ids. */
export async function numbersOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'number'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}

export async function participantsOf(db: Db | Trx, ticketId: string) {
  return db
    .selectFrom('ticket_participants')
    .innerJoin('identities', 'identities.id', 'ticket_participants.identity_id')
    .innerJoin('contacts', 'contacts.id', 'identities.contact_id')
    .select([
      'identities.id as identity_id',
      'contacts.id as contact_id',
      'contacts.name',
      'identities.value',
      'role',
      'confirmed_at',
      'identities.bounced_at',
      'identities.bounced_reason',
    ])
    .where('ticket_id', '=', ticketId)
    .where('removed_at', 'is', null)
    .orderBy('ticket_participants.added_at')
    .orderBy('identities.value')
    .execute();
}

/** Linked in either direction, those the actor may see. */
export async function linksOf(db: Db, actor: Actor, ticketId: string) {
  const { rows } = await sql<{
    id: string;
    number: number;
    subject: string;
    status: TicketRow['status'];
    kind: string;
  }>`
    select tickets.id, tickets.number, tickets.subject, tickets.status, l.kind from (
      select other_id as id, kind from ticket_links where ticket_id = ${ticketId}::uuid
      union select ticket_id, kind from ticket_links where other_id = ${ticketId}::uuid) l
    join tickets on tickets.id = l.id where ${ticketsVisibleTo(actor)} order by tickets.number desc limit 50`.execute(
    db,
  );
  return rows;
}

/** Of somebody and of whoever is one with them, the latest first. */
export async function ticketsOfContact(db: Db, actor: Actor, contactIds: readonly string[], limit: number) {
  return db
    .selectFrom('tickets')
    .select(['id', 'number', 'subject', 'status', 'channel', 'created_at', 'last_message_at'])
    .where('contact_id', '=', sql<string>`any(${contactIds}::uuid[])`)
    .where('spam_at', 'is', null)
    .where('merged_into_id', 'is', null)
    .where(ticketsVisibleTo(actor))
    .orderBy('last_message_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function markRead(trx: Trx, ticketId: string, teammateId: string, at: Temporal.Instant): Promise<void> {
  await trx
    .insertInto('ticket_reads')
    .values({ ticket_id: ticketId, teammate_id: teammateId, read_at: at.toString() })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'teammate_id']).doUpdateSet({ read_at: at.toString() }))
    .execute();
}

/** Solved tickets whose quiet time on their desk is over. */
export async function quietTickets(db: Db, at: Temporal.Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select tickets.id from tickets join desks on desks.id = tickets.desk_id
    where tickets.status = 'solved' and tickets.discarded_at is null and tickets.merged_into_id is null
      and tickets.spam_at is null
      and tickets.solved_at <= ${at.toString()}::timestamptz - make_interval(days => desks.quiet_days)
    order by tickets.solved_at limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

export function readerOf(actor: Actor): string | null {
  return actor.kind === 'teammate' ? actor.id : null;
}
