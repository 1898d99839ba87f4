import './tickets.tables.ts';
import type { Sort, TicketFilter } from '../../../contract/filter.ts';
import type { Direction } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { runWithKeptPlan, sql } from '../../platform/db/index.ts';
import { allOf, listedTickets, ticketsMatching } from './filtering.queries.ts';
import { ticketsVisibleTo } from './scope.queries.ts';
import type { BareTickets, TicketRow } from './tickets.queries.ts';
import { bareTickets, readerOf, shownTickets } from './tickets.queries.ts';

export interface ListOrder {
  sort: Sort;
  direction: Direction;
}

/** Where a row stands: by what it is sorted, then its id. */
export type ListKey = readonly [by: string | number, id: string];

/** What has no time stands at the end, so that no key is null. The database has an index on each. */
const SORT_KEYS: Readonly<Record<Sort, RawBuilder<unknown>>> = {
  next: sql`coalesce(tickets.rank_at, 'infinity'::timestamptz)`,
  due: sql`coalesce(tickets.reply_due_at, 'infinity'::timestamptz)`,
  last_message: sql`tickets.last_message_at`,
  created: sql`tickets.created_at`,
  updated: sql`tickets.updated_at`,
  priority: sql`(case tickets.priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end)`,
  number: sql`tickets.number`,
};
const PRIORITY_KEYS = { urgent: 0, high: 1, normal: 2, low: 3 } as const;

/** Sorts whose key is a number; the others' is an instant, or 'infinity'. */
export function isNumberKey(sort: Sort): boolean {
  return sort === 'priority' || sort === 'number';
}

const SORTED_BY = [
  ...(['id', 'number', 'priority', 'rank_at'] as const),
  ...(['reply_due_at', 'last_message_at', 'created_at', 'updated_at'] as const),
];
type Sortable = Pick<TicketRow, (typeof SORTED_BY)[number]>;

export function keyOf(row: Sortable, sort: Sort): ListKey {
  switch (sort) {
    case 'next':
      return [row.rank_at?.toString() ?? 'infinity', row.id];
    case 'due':
      return [row.reply_due_at?.toString() ?? 'infinity', row.id];
    case 'last_message':
      return [row.last_message_at.toString(), row.id];
    case 'created':
      return [row.created_at.toString(), row.id];
    case 'updated':
      return [row.updated_at.toString(), row.id];
    case 'priority':
      return [PRIORITY_KEYS[row.priority], row.id];
    case 'number':
      return [row.number, row.id];
  }
}

/** A condition on `tickets`: what all these filters name, what stands in lists, and what the actor may see. */
export function ticketsListed(
  filters: readonly TicketFilter[],
  actor: Actor,
  now: Temporal.Instant,
): RawBuilder<SqlBool> {
  return allOf([ticketsVisibleTo(actor), ...ticketsNamed(filters, actor, now)]);
}

/** `ticketsListed` without the rights, for where they are asked once for many. */
export function ticketsNamed(
  filters: readonly TicketFilter[],
  actor: Actor,
  now: Temporal.Instant,
): RawBuilder<SqlBool>[] {
  const asked: TicketFilter = {};
  if (filters.some((filter) => filter.spam)) asked.spam = true;
  if (filters.some((filter) => filter.merged)) asked.merged = true;
  return [listedTickets(asked), ...filters.map((filter) => ticketsMatching(filter, actor, now))];
}

function inOrder(query: BareTickets, { sort, direction }: ListOrder, after: ListKey | null): BareTickets {
  const key = SORT_KEYS[sort];
  const type = isNumberKey(sort) ? sql`bigint` : sql`timestamptz`;
  const from =
    after === null
      ? query
      : query.where(
          sql<SqlBool>`(${key}, tickets.id) ${direction === 'asc' ? sql`>` : sql`<`} (${after[0]}::${type}, ${after[1]}::uuid)`,
        );
  return from.orderBy(key, direction).orderBy('tickets.id', direction);
}

/** What a row of a list shows besides what any ticket shows. */
function listed(db: Db | Trx, actor: Actor, now: Temporal.Instant, chosen: BareTickets) {
  const me = readerOf(actor);
  return shownTickets(db, me, chosen).select([
    sql<Temporal.Instant | null>`(select until from ticket_snoozes where ticket_snoozes.ticket_id = tickets.id
      and until > ${now.toString()}::timestamptz)`.as('snoozed_until'),
    sql<boolean>`exists (select from ticket_mentions where ticket_mentions.ticket_id = tickets.id
      and teammate_id = ${me}::uuid and seen_at is null)`.as('mentioned'),
    sql<boolean>`exists (select from drafts where drafts.ticket_id = tickets.id
      and teammate_id = ${me}::uuid)`.as('has_draft'),
  ]);
}
export type ListedRow = Awaited<ReturnType<typeof listedById>>[number];

/** One page of what the condition names, as many rows as asked for; `after` is the key of the last row before it. */
export async function listTickets(
  db: Db | Trx,
  actor: Actor,
  asked: { where: RawBuilder<SqlBool>; now: Temporal.Instant; order: ListOrder },
  page: { after: ListKey | null; limit: number },
): Promise<ListedRow[]> {
  // Which ones is planned for each question, and quickly; what they show is planned once.
  const chosen = await inOrder(bareTickets(db).where(asked.where), asked.order, page.after)
    .clearSelect()
    .select(SORTED_BY)
    .limit(page.limit)
    .execute();
  const rows = await listedById(
    db,
    actor,
    asked.now,
    chosen.map(({ id }) => id),
  );
  // One that was thrown away in between would end the list too early.
  if (rows.length < chosen.length) return listTickets(db, actor, asked, page);
  const shown = new Map(rows.map((row) => [row.id, row]));
  // A row stands where it was found, also where it has changed since, so that the next page goes on after it.
  return chosen.flatMap((place) => {
    const row = shown.get(place.id);
    return row ? [{ ...row, ...place }] : [];
  });
}

/** Rows by their ids, those the actor may see, in no order. */
export async function listedById(db: Db, actor: Actor, now: Temporal.Instant, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const chosen = bareTickets(db)
    .where(ticketsVisibleTo(actor))
    .where('tickets.id', '=', sql<string>`any(${ids}::uuid[])`);
  return runWithKeptPlan(db, listed(db, actor, now, chosen).compile());
}

/** For several lists in one statement: the ids of the first rows of each, with the list's own mark. */
export async function firstOfEach(
  db: Db,
  lists: readonly { mark: string; where: RawBuilder<SqlBool> }[],
  order: ListOrder,
  limit: number,
): Promise<{ mark: string; id: string }[]> {
  if (lists.length === 0) return [];
  const key = SORT_KEYS[order.sort];
  const direction = order.direction === 'asc' ? sql`asc` : sql`desc`;
  const each = lists.map(
    ({ mark, where }) => sql`(select ${mark}::text as mark, tickets.id from tickets where ${where}
      order by ${key} ${direction}, tickets.id ${direction} limit ${limit})`,
  );
  const { rows } = await sql<{ mark: string; id: string }>`${sql.join(each, sql` union all `)}`.execute(db);
  return rows;
}

/** Where a ticket stands in an order, also one that is not in the list; undefined where the actor sees none. */
export async function placeOf(db: Db, actor: Actor, id: string): Promise<Sortable | undefined> {
  return db
    .selectFrom('tickets')
    .select(SORTED_BY)
    .where('id', '=', id)
    .where(ticketsVisibleTo(actor))
    .executeTakeFirst();
}
