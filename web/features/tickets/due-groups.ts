import type { Ticket } from '../../../contract/tickets.ts';

export type DueGroup = 'hour' | 'today' | 'later';
export interface TicketGroup {
  group: DueGroup;
  tickets: readonly Ticket[];
}

const hour = 3_600_000;
const order: readonly DueGroup[] = ['hour', 'today', 'later'];

/**
 * Parts tickets by when their reply is due: within the hour (or late), before the person's midnight, after that or
 * never. `now` is in milliseconds, `timeZone` the person's. Within a group the given order stays; empty groups go.
 */
export function groupByDue(tickets: readonly Ticket[], now: number, timeZone: string): readonly TicketGroup[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const today = dayOf.format(now);
  const groupOf = (ticket: Ticket): DueGroup => {
    if (ticket.dueAt === null) return 'later';
    const due = Date.parse(ticket.dueAt);
    if (due - now < hour) return 'hour';
    return dayOf.format(due) === today ? 'today' : 'later';
  };
  return order
    .map((group) => ({ group, tickets: tickets.filter((ticket) => groupOf(ticket) === group) }))
    .filter(({ tickets: members }) => members.length > 0);
}
