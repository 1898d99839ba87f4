import type { TicketFilter } from '../../../contract/filter.ts';
import { COUNTED_UP_TO } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { allOf, isInWork, listedTickets, TICKETS_IN_WORK, ticketsMatching } from './filtering.queries.ts';
import { ticketsNamed } from './listing.queries.ts';
import { ticketsVisibleTo } from './scope.queries.ts';

/**
 * How many tickets each of these finds, exact up to COUNTED_UP_TO and one more beyond. One statement for all, since every
 * screen asks it: what is in work is few enough to be gone through once for all views of it; each of the others is counted by
 * itself until it is enough.
 * @param wanted filters by key; those of one key are meant together
 * @param all narrows every one of them
 */
export async function countTickets(
  db: Db,
  actor: Actor,
  now: Temporal.Instant,
  wanted: ReadonlyMap<string, readonly TicketFilter[]>,
  all: readonly TicketFilter[] = [],
): Promise<Map<string, number>> {
  const keys = [...wanted.keys()];
  if (keys.length === 0) return new Map();
  const visible = ticketsVisibleTo(actor);
  let together = false;
  const counts = keys.map((key, place) => {
    const filters = [...(wanted.get(key) ?? [])];
    const isTogether = filters.some(isInWork) && !filters.some(({ spam, merged }) => spam || merged);
    together ||= isTogether;
    const count = isTogether
      ? sql`least(count(*) filter (where ${allOf(filters.map((filter) => ticketsMatching(filter, actor, now)))}), ${COUNTED_UP_TO + 1})`
      : upTo(allOf([visible, ...ticketsNamed([...filters, ...all], actor, now)]));
    return sql`${count} as ${sql.ref(`v${place}`)}`;
  });
  const inWork = allOf([visible, listedTickets({}), TICKETS_IN_WORK, ...ticketsNamed(all, actor, now)]);
  // Sums of any number of rows are exactly one row; where there is nothing to sum, there are no rows to go through.
  const from = together ? sql`from tickets where ${inWork}` : sql``;
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)} ${from}`.execute(db);
  return new Map(keys.map((key, place) => [key, rows[0]?.[`v${place}`] ?? 0]));
}

function upTo(where: RawBuilder<SqlBool>) {
  return sql`(select count(*) from (select 1 from tickets where ${where} limit ${COUNTED_UP_TO + 1}) counted)`;
}

/** Languages of what is open, most first. */
export async function countLanguages(db: Db, where: RawBuilder<SqlBool>) {
  const { rows } = await sql<{ language: string; count: number }>`
    select language, count(*) as count from tickets where ${where} and language is not null
    group by language order by count(*) desc, language limit 12`.execute(db);
  return rows;
}
