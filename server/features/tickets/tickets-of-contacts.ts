import type { TicketsOfContacts } from '../contacts/index.ts';
import { contactsVisibleTo } from './scope.queries.ts';
import { ticketsOfContact } from './tickets.queries.ts';
import { firstWroteAt, latestDeskOf, ticketCounts, timelineCounts, timelineOf } from './timeline-of-people.queries.ts';

const MOST_SHOWN = 50;

/** What the contacts feature needs of this one. */
export const ticketsOfContacts: TicketsOfContacts = {
  contactsVisibleTo,
  firstWroteAt,
  latestDeskOf,
  ticketCounts,
  timelineCounts,
  timelineOf,
  async ticketsOf(platform, actor, contactIds) {
    const rows = await ticketsOfContact(platform.db, actor, contactIds, MOST_SHOWN);
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      subject: row.subject,
      status: row.status,
      channel: row.channel,
      createdAt: row.created_at.toString(),
      lastMessageAt: row.last_message_at.toString(),
    }));
  },
};
