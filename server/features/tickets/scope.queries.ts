import type { Permission } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** A condition on `tickets`: those on desks where the actor holds the permission, thrown-away ones left out. */
export function ticketsVisibleTo(actor: Actor, permission: Permission = 'ticket.read'): RawBuilder<SqlBool> {
  const desks = desksWhere(actor, permission);
  if (desks === 'all') return sql<SqlBool>`tickets.discarded_at is null`;
  if (desks.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(tickets.discarded_at is null and ${isOnOneOf(desks)})`;
}

/**
 * A condition on `contacts`: those who have a ticket that the actor may see, or who is one with them has. Asked of one contact
 * after the other, since lists of contacts are short and an `exists` would go through all tickets. Who was entered by hand or
 * from a list is there for everybody of a public desk as well, unless `byTicketAlone`.
 */
export function contactsVisibleTo(
  actor: Actor,
  { permission = 'ticket.read', byTicketAlone = false }: { permission?: Permission; byTicketAlone?: boolean } = {},
): RawBuilder<SqlBool> {
  const desks = desksWhere(actor, permission);
  if (desks === 'all') return sql<SqlBool>`true`;
  if (desks.length === 0) return sql<SqlBool>`false`;
  const on = isOnOneOf(desks);
  const byTicket = sql<SqlBool>`coalesce(
    (select true from tickets where tickets.contact_id = contacts.id and ${on} limit 1),
    (select true from contacts one join tickets on tickets.contact_id = one.id
      where one.merged_into_id = contacts.id and ${on} limit 1), false)`;
  if (byTicketAlone) return byTicket;
  return sql<SqlBool>`((contacts.added_at is not null
    and exists (select 1 from desks where desks.id = any(${desks}::uuid[]) and desks.audience = 'public')) or ${byTicket})`;
}

/** One desk as such: rows of one are in order in an index that begins with the desk, rows of a list of one are not. */
function isOnOneOf(desks: readonly string[]): RawBuilder<SqlBool> {
  const [only] = desks;
  return desks.length === 1
    ? sql<SqlBool>`tickets.desk_id = ${only}::uuid`
    : sql<SqlBool>`tickets.desk_id = any(${desks}::uuid[])`;
}

/** The desk that a ticket is on; undefined where there is none or the actor may not see it. */
export async function deskOfTicket(db: Db | Trx, actor: Actor, ticketId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('tickets')
    .select('desk_id')
    .where('tickets.id', '=', ticketId)
    .where(ticketsVisibleTo(actor))
    .executeTakeFirst();
  return row?.desk_id;
}
