import type { ContactDetail, TimelineEntry, TimelinePage } from '../../../contract/contacts.ts';
import type { Permission } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import type { Seeing } from './listing.queries.ts';

/** What contacts need of the tickets feature, which knows them and not the other way round. */
export interface TicketsOfContacts {
  /**
   * A condition on `contacts`: those the actor may see, by a ticket that may be seen or because they were entered;
   * `byTicketAlone`: the first only.
   */
  contactsVisibleTo(actor: Actor, options?: { permission?: Permission; byTicketAlone?: boolean }): RawBuilder<SqlBool>;
  ticketsOf(platform: Platform, actor: Actor, contactIds: readonly string[]): Promise<ContactDetail['tickets']>;
  /** When the first ticket of theirs began that the actor may see. */
  firstWroteAt(db: Db, actor: Actor, contactIds: readonly string[]): Promise<Temporal.Instant | null>;
  ticketCounts(db: Db, actor: Actor, contactIds: readonly string[]): Promise<Map<string, number>>;
  latestDeskOf(db: Db, actor: Actor, contactIds: readonly string[]): Promise<string | null>;
  timelineOf(
    db: Db,
    actor: Actor,
    contactIds: readonly string[],
    asked: { channel: string | null; notesOnly: boolean; after: readonly [string, string] | null; limit: number },
  ): Promise<TimelineEntry[]>;
  timelineCounts(db: Db, actor: Actor, contactIds: readonly string[]): Promise<TimelinePage['counts']>;
}

/** Whom this actor may see, or do the named thing with. */
export function seeing(tickets: TicketsOfContacts, actor: Actor, permission: Permission = 'ticket.read'): Seeing {
  return {
    scope: tickets.contactsVisibleTo(actor, { permission }),
    byTicket: tickets.contactsVisibleTo(actor, { byTicketAlone: true }),
  };
}
