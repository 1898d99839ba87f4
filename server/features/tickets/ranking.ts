import type { Priority, Status } from '../../../contract/tickets.ts';
import type { Why } from '../../../contract/views.ts';
import { PRIORITY_HEAD_START_HOURS, UNDATED_DUE_AFTER_HOURS } from '../../../contract/views.ts';

/** What the place of a ticket in what to do next is made of. */
export interface Rankable {
  status: Status;
  priority: Priority;
  reply_due_at: Temporal.Instant | null;
  promised_at: Temporal.Instant | null;
  deadline_at: Temporal.Instant | null;
  woken_at: Temporal.Instant | null;
  last_message_at: Temporal.Instant;
}

/** Why it is to be done, and by when; null where there is nothing to do. */
export function whyNext(ticket: Rankable): Why | null {
  const promise = ticket.promised_at && ({ kind: 'promised', at: ticket.promised_at } as const);
  if (ticket.status === 'waiting' || ticket.status === 'on_hold') return promise && toWhy(promise);
  if (ticket.status !== 'new' && ticket.status !== 'open') return null;
  const times = [
    ticket.reply_due_at && ({ kind: 'due', at: ticket.reply_due_at } as const),
    promise,
    ticket.deadline_at && ({ kind: 'deadline', at: ticket.deadline_at } as const),
    ticket.woken_at && ({ kind: 'woken', at: ticket.woken_at } as const),
  ].filter((time) => time !== null);
  const [soonest] = times.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  return toWhy(soonest ?? { kind: 'waiting', at: ticket.last_message_at });
}

function toWhy({ kind, at }: { kind: Why['kind']; at: Temporal.Instant }): Why {
  return { kind, at: at.toString() };
}

/** The place in what to do next, as the column `rank_at` holds it: earlier is first. */
export function rankOf(ticket: Rankable): Temporal.Instant | null {
  const why = whyNext(ticket);
  if (why === null) return null;
  const at = Temporal.Instant.from(why.at);
  const due = why.kind === 'waiting' ? at.add({ hours: UNDATED_DUE_AFTER_HOURS }) : at;
  return due.subtract({ hours: PRIORITY_HEAD_START_HOURS[ticket.priority] });
}
