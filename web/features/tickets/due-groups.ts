import type { Ticket } from '../../../contract/tickets.ts';

export type DueGroup = 'late' | 'hour' | 'today' | 'later';
export interface TicketGroup {
  group: DueGroup;
  rows: readonly Ticket[];
}

const hour = 3_600_000;
const day = 24 * hour;
const order: readonly DueGroup[] = ['late', 'hour', 'today', 'later'];

/**
 * Parts tickets by when they are due: late, within the hour, before the person's midnight, after that or never. `now`
 * is in milliseconds, `timeZone` the person's. Within a group the given order stays; empty groups go.
 */
export function groupByDue(tickets: readonly Ticket[], now: number, timeZone: string): readonly TicketGroup[] {
  const midnight = nextMidnight(now, timeZone);
  const members: Record<DueGroup, Ticket[]> = { late: [], hour: [], today: [], later: [] };
  for (const ticket of tickets) {
    const due = dueOf(ticket);
    if (due === null) members.later.push(ticket);
    else {
      const moment = Date.parse(due);
      if (moment < now) members.late.push(ticket);
      else if (moment - now < hour) members.hour.push(ticket);
      else members[moment < midnight ? 'today' : 'later'].push(ticket);
    }
  }
  return order.map((group) => ({ group, rows: members[group] })).filter(({ rows }) => rows.length > 0);
}

/** What comes first of a ticket: the reply that is due, what was promised, its own date. */
export function dueOf(
  ticket: Pick<Ticket, 'dueAt'> & Partial<Record<'promisedAt' | 'deadlineAt', string | null>>,
): string | null {
  const dates = [ticket.dueAt, ticket.promisedAt, ticket.deadlineAt].filter((date) => date != null);
  return dates.reduce<string | null>(
    (first, date) => (first === null || Date.parse(date) < Date.parse(first) ? date : first),
    null,
  );
}

/** When the day ends on the person's calendar, in milliseconds. A day of a clock change has 23 or 25 hours. */
function nextMidnight(now: number, timeZone: string): number {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const today = dayOf.format(now);
  let before = now;
  let after = now + day + 2 * hour;
  // To the second is near enough for a clock that shows minutes.
  while (after - before > 1_000) {
    const middle = (before + after) / 2;
    if (dayOf.format(middle) === today) before = middle;
    else after = middle;
  }
  return after;
}
