import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface EventRow {
  seq: number;
  name: string;
  at: Temporal.Instant;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
  ticket_number: number | null;
  payload: Record<string, unknown>;
}

const MOST = 100;

/** The newest events after `after`, newest first; of one ticket, or with `word` in their name. */
export async function newestEvents(
  db: Db,
  { after, ticketNumber, word }: { after: number; ticketNumber: number | null; word: string },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select e.seq, e.name, e.at, e.actor_kind, e.actor_id, e.payload,
      coalesce(teammates.name, contacts.name) as actor_name, tickets.number as ticket_number
    from events e left join tickets on tickets.id = e.ticket_id
    left join teammates on e.actor_kind = 'teammate' and teammates.id::text = e.actor_id
    left join contacts on e.actor_kind = 'contact' and contacts.id::text = e.actor_id
    where e.seq > ${after} and (${ticketNumber}::bigint is null or tickets.number = ${ticketNumber}::bigint)
      and strpos(e.name, ${word}) > 0
    order by e.seq desc limit ${MOST}`.execute(db);
  return rows;
}
