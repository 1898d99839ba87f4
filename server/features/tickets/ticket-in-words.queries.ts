import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** Who takes part in a ticket, by name, and the words of both sides. */
export interface TicketInWords {
  people: { name: string; side: 'customer' | 'team' | 'organization' }[];
  /** Its subject and its newest messages, at most as many letters as anybody reads. */
  text: string;
}

const NEWEST = 30;
const LETTERS_OF_EACH = 4_000;

/** Of one ticket; whether its reader may is asked by whoever calls. */
export async function ticketInWords(db: Db | Trx, ticketId: string): Promise<TicketInWords> {
  const { rows: people } = await sql<TicketInWords['people'][number]>`
    select c.name, 'customer' as side from tickets t join contacts c on c.id = t.contact_id where t.id = ${ticketId}::uuid
    union select o.name, 'organization' from tickets t join contacts c on c.id = t.contact_id
      join organizations o on o.id = c.organization_id where t.id = ${ticketId}::uuid
    union select c.name, 'customer' from ticket_participants p join identities i on i.id = p.identity_id
      join contacts c on c.id = i.contact_id where p.ticket_id = ${ticketId}::uuid
    union select m.author_name, case when m.type = 'incoming' then 'customer' else 'team' end
      from messages m where m.ticket_id = ${ticketId}::uuid and m.author_kind in ('contact', 'teammate')
    union select a.name, 'team' from tickets t join teammates a on a.id = t.assignee_id where t.id = ${ticketId}::uuid`.execute(
    db,
  );
  const { rows: words } = await sql<{ text: string }>`
    select subject as text from tickets where id = ${ticketId}::uuid
    union all (select left(visible_text, ${LETTERS_OF_EACH}) from messages where ticket_id = ${ticketId}::uuid
      order by created_at desc, id desc limit ${NEWEST})`.execute(db);
  return {
    people: people.filter(({ name }) => name !== null && name.trim() !== ''),
    text: words.map(({ text }) => text).join('\n'),
  };
}
