import './tickets.tables.ts';
import type { TicketQuery, View } from '../../../contract/tickets.ts';
import { VIEWS } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';

function bareTickets(db: Db | Trx) {
  return db.selectFrom('tickets').selectAll('tickets');
}
type BareTickets = ReturnType<typeof bareTickets>;

/**
 * Everything a list row or an open ticket shows of a ticket, with the names it refers to. The tickets are chosen first and by
 * themselves, so that names are looked up for those of one page only.
 */
function shownTickets(db: Db | Trx, readerId: string | null, chosen: BareTickets) {
  return db
    .selectFrom(chosen.as('tickets'))
    .innerJoin('desks', 'desks.id', 'tickets.desk_id')
    .innerJoin('contacts', 'contacts.id', 'tickets.contact_id')
    .leftJoin('teammates as assignees', 'assignees.id', 'tickets.assignee_id')
    .leftJoin('categories', 'categories.id', 'tickets.category_id')
    .leftJoin('tickets as survivors', 'survivors.id', 'tickets.merged_into_id')
    .leftJoin('ticket_reads', (join) =>
      join
        .onRef('ticket_reads.ticket_id', '=', 'tickets.id')
        .on('ticket_reads.teammate_id', '=', sql<string>`${readerId}::uuid`),
    )
    .selectAll('tickets')
    .select([
      'desks.name as desk_name',
      'contacts.name as contact_name',
      'assignees.name as assignee_name',
      'categories.name as category_name',
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
  const shown = (chosen: BareTickets) => shownTickets(db, readerOf(actor), chosen).executeTakeFirst();
  // An id is never all digits, so the two cannot be taken for one another.
  if (/^\d{1,15}$/.test(idOrNumber)) return shown(visible.where('tickets.number', '=', Number(idOrNumber)));
  if (!/^[0-9a-f-]{36}$/i.test(idOrNumber)) return undefined;
  return shown(visible.where('tickets.id', '=', idOrNumber));
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
  await trx
    .updateTable('tickets')
    .set({ ...change, updated_at: at.toString(), version: sql<number>`version + 1` })
    .where('id', '=', ticket.id)
    .execute();
}

/** What stands in lists of its own right: not merged into another, not set aside as spam. */
const LISTED = sql<SqlBool>`(tickets.merged_into_id is null and tickets.spam_at is null)`;
const SPAM = sql<SqlBool>`tickets.spam_at is not null`;

/** What each view holds. `next`: all that waits for us; the rest by their name. */
function viewCondition(view: View, actor: Actor): RawBuilder<SqlBool> {
  const me = readerOf(actor);
  switch (view) {
    case 'next':
      return sql<SqlBool>`tickets.reply_due_at is not null and tickets.status in ('new', 'open') and (tickets.assignee_id is null or tickets.assignee_id = ${me}::uuid)`;
    case 'mine':
      return sql<SqlBool>`tickets.assignee_id = ${me}::uuid and tickets.status in ('new', 'open', 'waiting', 'on_hold')`;
    case 'unassigned':
      return sql<SqlBool>`tickets.assignee_id is null and tickets.status in ('new', 'open')`;
    case 'open':
      return sql<SqlBool>`tickets.status in ('new', 'open')`;
    case 'waiting':
      return sql<SqlBool>`tickets.status in ('waiting', 'on_hold')`;
    case 'solved':
      return sql<SqlBool>`tickets.status in ('solved', 'closed')`;
    case 'all':
    case 'spam':
      return sql<SqlBool>`true`;
  }
}

/** Spam is in its own view and in no other. */
function listedIn(view: View | undefined): RawBuilder<SqlBool> {
  return view === 'spam' ? SPAM : LISTED;
}

/** Views about what is owed are read by when it is due; the others by their last message. */
export function isByDue(view: View | undefined): boolean {
  return view === 'next' || view === 'unassigned' || view === 'mine' || view === 'open';
}

export interface TicketFilter {
  view?: TicketQuery['view'];
  deskId?: string | undefined;
  status?: TicketQuery['status'];
  assigneeId?: string | null | undefined;
  contactId?: string | undefined;
  language?: string | undefined;
}

/** One page, `limit + 1` rows; `after` is the key of the last row before it: (due or last message, id). */
export async function listTickets(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  page: { after: readonly [string, string] | null; limit: number },
) {
  let query = bareTickets(db).where(ticketsVisibleTo(actor)).where(listedIn(filter.view));
  const shown = (chosen: BareTickets) => shownTickets(db, readerOf(actor), chosen.limit(page.limit));
  if (filter.view) query = query.where(viewCondition(filter.view, actor));
  if (filter.deskId) query = query.where('tickets.desk_id', '=', filter.deskId);
  if (filter.status) query = query.where('tickets.status', '=', filter.status);
  if (filter.assigneeId !== undefined) {
    query =
      filter.assigneeId === null
        ? query.where('tickets.assignee_id', 'is', null)
        : query.where('tickets.assignee_id', '=', filter.assigneeId);
  }
  if (filter.contactId) query = query.where('tickets.contact_id', '=', filter.contactId);
  if (filter.language) query = query.where('tickets.language', '=', filter.language);
  if (isByDue(filter.view)) {
    // What has no time any more (a customer's turn) stands at the end, so that the key is never null.
    const due = sql`coalesce(tickets.reply_due_at, 'infinity'::timestamptz)`;
    if (page.after)
      query = query.where(sql<SqlBool>`(${due}, tickets.id) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`);
    return shown(query.orderBy(due).orderBy('tickets.id')).orderBy(due).orderBy('tickets.id').execute();
  }
  if (page.after)
    query = query.where(
      sql<SqlBool>`(tickets.last_message_at, tickets.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`,
    );
  return shown(query.orderBy('tickets.last_message_at', 'desc').orderBy('tickets.id', 'desc'))
    .orderBy('tickets.last_message_at', 'desc')
    .orderBy('tickets.id', 'desc')
    .execute();
}

/** Counted up to this many; more is shown as "1000+", since nobody reads the exact figure and counting all would be slow. */
const MOST_COUNTED = 1_000;

const IN_WORK = sql<SqlBool>`tickets.status in ('new', 'open', 'waiting', 'on_hold')`;
/** Views of tickets in work alone: few enough to be gone through at once, in an index that holds all that is asked. */
const VIEWS_IN_WORK: readonly View[] = ['next', 'mine', 'unassigned', 'open', 'waiting'];

/** One question for all views, since every screen asks it. */
export async function countViews(db: Db, actor: Actor, deskId: string | undefined): Promise<Record<View, number>> {
  const onDesk = deskId ? sql`and tickets.desk_id = ${deskId}::uuid` : sql``;
  const counts = VIEWS.map((view) =>
    VIEWS_IN_WORK.includes(view)
      ? sql`least(count(*) filter (where ${viewCondition(view, actor)}), ${MOST_COUNTED + 1}) as ${sql.ref(view)}`
      : sql`(select count(*) from (
          select 1 from tickets where ${ticketsVisibleTo(actor)} and ${listedIn(view)} and ${viewCondition(view, actor)} ${onDesk}
          limit ${MOST_COUNTED + 1}) counted) as ${sql.ref(view)}`,
  );
  const { rows } = await sql<Record<View, number>>`select ${sql.join(counts)} from tickets
    where ${ticketsVisibleTo(actor)} and ${LISTED} and ${IN_WORK} ${onDesk}`.execute(db);
  // Sums of any number of rows are exactly one row.
  return rows[0] as Record<View, number>;
}

export async function countLanguages(db: Db, actor: Actor, deskId: string | undefined) {
  const onDesk = deskId ? sql`and tickets.desk_id = ${deskId}::uuid` : sql``;
  const { rows } = await sql<{ language: string; count: number }>`
    select language, count(*) as count from tickets
    where ${ticketsVisibleTo(actor)} and ${LISTED} and ${viewCondition('open', actor)} and language is not null ${onDesk}
    group by language order by count(*) desc, language limit 12`.execute(db);
  return rows;
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
    .orderBy('added_at')
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

export async function ticketsOfContact(db: Db, actor: Actor, contactId: string, limit: number) {
  return db
    .selectFrom('tickets')
    .select(['id', 'number', 'subject', 'status', 'channel', 'created_at', 'last_message_at'])
    .where('contact_id', '=', contactId)
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

export async function categoryNamed(trx: Trx, deskId: string, name: string) {
  return trx
    .selectFrom('categories')
    .select(['id', 'name'])
    .where('desk_id', '=', deskId)
    .where('archived_at', 'is', null)
    .where(sql<SqlBool>`lower(name) = lower(${name})`)
    .executeTakeFirst();
}

export async function categoryWithId(trx: Trx, deskId: string, id: string) {
  return trx
    .selectFrom('categories')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

export async function insertCategory(
  trx: Trx,
  deskId: string,
  id: string,
  name: string,
  at: Temporal.Instant,
): Promise<void> {
  await trx.insertInto('categories').values({ id, desk_id: deskId, name, created_at: at.toString() }).execute();
}

export async function listCategories(db: Db, desks: 'all' | readonly string[]) {
  const query = db.selectFrom('categories').select(['id', 'name']).where('archived_at', 'is', null);
  const seen = desks === 'all' ? query : query.where('desk_id', '=', sql<string>`any(${desks}::uuid[])`);
  return seen.orderBy('name').orderBy('id').limit(500).execute();
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
