import type { FieldValue } from '../../../contract/field-values.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { LetterFacts } from '../desks/index.ts';
import { statusUrl } from './addresses.ts';
import { findTicket, timeZoneOfContact } from './tickets.queries.ts';

export interface TicketFacts extends LetterFacts {
  deskId: string;
  /** Of the customer's words, as far as known. */
  language: string | null;
  fields: Readonly<Record<string, FieldValue>>;
}

/** What words for this ticket's customer are filled with; undefined where the actor sees no such ticket. */
export async function factsOfTicket(
  platform: Platform,
  actor: Actor,
  ticketId: string,
): Promise<TicketFacts | undefined> {
  const row = await findTicket(platform.db, actor, ticketId);
  if (!row) return undefined;
  return {
    deskId: row.desk_id,
    language: row.language,
    fields: row.fields,
    contactName: row.contact_name,
    ticket: {
      number: row.number,
      subject: row.subject,
      status: row.status,
      url: statusUrl(platform.config, row.status_token),
    },
    dueAt: row.reply_due_at,
    timeZone: await timeZoneOfContact(platform.db, row.contact_id),
    now: platform.clock.now(),
    agentName: actor.kind === 'teammate' ? actor.name : null,
  };
}
