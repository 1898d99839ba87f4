import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { GatheredChange } from './gathering.ts';
import { ticketsVisibleTo } from './scope.queries.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { readerOf } from './tickets.queries.ts';

/** The bare rows of those that the actor may see, locked in one order, so that two who lock many never wait for each other. */
export async function lockTickets(trx: Trx, actor: Actor, ids: readonly string[]): Promise<LockedTicket[]> {
  return trx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(ticketsVisibleTo(actor))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** What of a ticket a change of many can change; instants as JSON has them. Nobody's words. */
export interface TicketState {
  desk_id: string;
  status: LockedTicket['status'];
  priority: LockedTicket['priority'];
  assignee_id: string | null;
  team_id: string | null;
  category_id: string | null;
  tags: string[];
  starts_at: string | null;
  spam_at: string | null;
  snoozed_until: string | null;
  snooze_keeps: boolean;
  following: boolean;
  reply_due_at: string | null;
  status_changed_at: string;
  solved_at: string | null;
  closed_at: string | null;
}

/** By id. One JSON for each, so that what was kept can be compared with what is read later. */
export async function statesOf(trx: Trx, actor: Actor, ids: readonly string[]): Promise<Map<string, TicketState>> {
  const { rows } = await sql<{ id: string; state: TicketState }>`
    select tickets.id, jsonb_build_object('desk_id', desk_id, 'status', status, 'priority', priority,
        'assignee_id', assignee_id, 'team_id', team_id, 'category_id', category_id, 'tags', tags, 'starts_at', starts_at,
        'spam_at', spam_at, 'snoozed_until', ticket_snoozes.until, 'snooze_keeps', ticket_snoozes.kept_at is not null,
        'following', ticket_followers.teammate_id is not null, 'reply_due_at', reply_due_at,
        'status_changed_at', status_changed_at, 'solved_at', solved_at, 'closed_at', closed_at) as state
      from tickets
      left join ticket_snoozes on ticket_snoozes.ticket_id = tickets.id
      left join ticket_followers on ticket_followers.ticket_id = tickets.id
        and ticket_followers.teammate_id = ${readerOf(actor)}::uuid
      where tickets.id = any(${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** What verbs changed on many tickets, in one statement for each set of columns; as `updateTicket` of each. */
export async function updateTickets(trx: Trx, changes: readonly GatheredChange[], at: Temporal.Instant): Promise<void> {
  const alike = Map.groupBy(changes, ({ columns }) => Object.keys(columns).toSorted().join(' '));
  for (const some of alike.values()) {
    const columns = Object.keys(some[0]?.columns ?? {}).map(
      (column) => sql`${sql.ref(column)} = changed.${sql.ref(column)},`,
    );
    const rows = some.map((change) => ({ ...change.columns, id: change.id, version: change.verbs }));
    await sql`update tickets set ${sql.join(columns, sql` `)} updated_at = ${at.toString()}::timestamptz,
        version = tickets.version + changed.version
      from jsonb_populate_recordset(null::tickets, ${JSON.stringify(rows)}::jsonb) changed
      where tickets.id = changed.id`.execute(trx);
  }
}

/** A condition on `tickets`: `mayChangeTogether` as the database asks it. */
export function changeableTogether(actor: Actor): RawBuilder<SqlBool> {
  const me = readerOf(actor);
  const on = (permission: Parameters<typeof desksWhere>[1]): RawBuilder<SqlBool> => {
    const desks = desksWhere(actor, permission);
    return desks === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`tickets.desk_id = any(${desks}::uuid[])`;
  };
  return sql<SqlBool>`(tickets.merged_into_id is null and (
    (${on('ticket.change')} and (${on('ticket.bulk')} or tickets.assignee_id is null or tickets.assignee_id = ${me}::uuid))
    or (${on('ticket.change-own')} and tickets.assignee_id = ${me}::uuid)))`;
}
