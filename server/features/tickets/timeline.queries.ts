import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** The latest event of each of these names at a ticket, with who did it. */
export async function lastEvents(db: Db | Trx, ticketId: string, names: readonly string[]) {
  const { rows } = await sql<{
    name: string;
    at: Temporal.Instant;
    actor_kind: string;
    actor_id: string | null;
    actor_name: string | null;
  }>`
    select e.name, e.at, e.actor_kind, e.actor_id,
      case e.actor_kind
        when 'teammate' then (select t.name from teammates t where t.id = e.actor_id::uuid)
        when 'contact' then (select c.name from contacts c where c.id = e.actor_id::uuid) end as actor_name
    from (select distinct on (name) name, at, actor_kind, actor_id from events
      where ticket_id = ${ticketId}::uuid and name = any(${names}::text[]) order by name, at desc, id desc) e`.execute(
    db,
  );
  return rows;
}
