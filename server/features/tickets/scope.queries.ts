import type { Permission } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** A condition on `tickets`: those on desks where the actor holds the permission, thrown-away ones left out. */
export function ticketsVisibleTo(actor: Actor, permission: Permission = 'ticket.read'): RawBuilder<SqlBool> {
  const desks = desksWhere(actor, permission);
  if (desks === 'all') return sql<SqlBool>`tickets.discarded_at is null`;
  if (desks.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(tickets.discarded_at is null and ${isOnOneOf(desks)})`;
}

/**
 * A condition on `contacts`: those who have a ticket that the actor may see. Asked of one contact after the other, since
 * lists of contacts are short and an `exists` would go through all tickets.
 */
export function contactsVisibleTo(actor: Actor): RawBuilder<SqlBool> {
  const desks = desksWhere(actor, 'ticket.read');
  if (desks === 'all') return sql<SqlBool>`true`;
  if (desks.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(select true from tickets where tickets.contact_id = contacts.id and ${isOnOneOf(desks)} limit 1)`;
}

/** One desk as such: rows of one are in order in an index that begins with the desk, rows of a list of one are not. */
function isOnOneOf(desks: readonly string[]): RawBuilder<SqlBool> {
  const [only] = desks;
  return desks.length === 1
    ? sql<SqlBool>`tickets.desk_id = ${only}::uuid`
    : sql<SqlBool>`tickets.desk_id = any(${desks}::uuid[])`;
}
