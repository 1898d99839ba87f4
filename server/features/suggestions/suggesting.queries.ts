import type { Status } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from '../tickets/index.ts';

/** What a ticket asks: its first letter. Nothing where the actor sees no such ticket. */
export async function letterOf(db: Db, actor: Actor, ticketId: string, characters: number) {
  const { rows } = await sql<{ desk_id: string; subject: string; language: string | null; text: string }>`
    select tickets.desk_id, tickets.subject, coalesce(m.language, tickets.language) as language, coalesce(m.text, '') as text
    from tickets left join lateral (select left(visible_text, ${characters}) as text, language from messages
      where messages.ticket_id = tickets.id and type = 'incoming' and not is_auto order by created_at, id limit 1) m on true
    where tickets.id = ${ticketId}::uuid and ${ticketsVisibleTo(actor)}`.execute(db);
  return rows[0];
}

export interface AnsweredTicket {
  id: string;
  number: number;
  subject: string;
  status: Status;
  message_id: string;
  text: string;
}

/**
 * Those of these tickets that were answered, each with the longest of its replies: the last one is often "you are welcome".
 */
export async function answeredTickets(db: Db, ids: readonly string[], characters: number): Promise<AnsweredTicket[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AnsweredTicket>`
    select t.id, t.number, t.subject, t.status, m.id as message_id, m.text
    from tickets t cross join lateral (select id, left(visible_text, ${characters}) as text from messages
      where messages.ticket_id = t.id and type = 'reply' order by length(visible_text) desc, id limit 1) m
    where t.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
