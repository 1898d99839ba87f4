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
  return sql<SqlBool>`(tickets.discarded_at is null and tickets.desk_id = any(${desks}::uuid[]))`;
}

/** A condition on `contacts`: those who have a ticket that the actor may see. */
export function contactsVisibleTo(actor: Actor): RawBuilder<SqlBool> {
  const desks = desksWhere(actor, 'ticket.read');
  if (desks === 'all') return sql<SqlBool>`true`;
  if (desks.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select 1 from tickets where tickets.contact_id = contacts.id and tickets.desk_id = any(${desks}::uuid[]))`;
}
