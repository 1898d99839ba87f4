import type { Priority, Status, Ticket, ticketChange } from '../../../contract/tickets.ts';

type TicketChange = (typeof ticketChange)['_output'];

interface Named {
  id: string;
  name: string;
}

/** One field of a ticket and what somebody wants it to be. */
export type FieldChange =
  | { field: 'assignee'; value: Named | null }
  | { field: 'priority'; value: Priority }
  | { field: 'category'; value: Named | null }
  | { field: 'tags'; value: readonly string[] }
  | { field: 'subject'; value: string }
  | { field: 'desk'; value: Named }
  | { field: 'status'; value: Status };
export type Field = FieldChange['field'];

/** The ticket as it will look; for painting before the server has answered. */
export function withChange<Shown extends Ticket>(ticket: Shown, change: FieldChange): Shown {
  switch (change.field) {
    case 'tags':
      return { ...ticket, tags: [...change.value] };
    case 'status':
      return { ...ticket, status: change.value, ...(isDone(change.value) ? { dueAt: null } : {}) };
    default:
      return { ...ticket, [change.field]: change.value };
  }
}

/** What the field holds now, as the change that would make it so: the way back. */
export function asItStands(ticket: Ticket, field: Field): FieldChange {
  switch (field) {
    case 'assignee':
      return { field, value: ticket.assignee };
    case 'priority':
      return { field, value: ticket.priority };
    case 'category':
      return { field, value: ticket.category };
    case 'tags':
      return { field, value: ticket.tags };
    case 'subject':
      return { field, value: ticket.subject };
    case 'desk':
      return { field, value: ticket.desk };
    case 'status':
      return { field, value: ticket.status };
  }
}

/** Whether both hold the same; people, desks and categories are the same by their id, tags in any order. */
export function sameValue(a: FieldChange, b: FieldChange): boolean {
  return a.field === b.field && identityOf(a) === identityOf(b);
}

function identityOf(change: FieldChange): string {
  const { value } = change;
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  return 'id' in value ? value.id : '';
}

export function isDone(status: Status): boolean {
  return status === 'solved' || status === 'closed';
}

/** The change in the words of PATCH /tickets/{id}; on the server each field is a verb of its own. */
export function asPatch(change: FieldChange): TicketChange {
  switch (change.field) {
    case 'assignee':
      return { assignee: change.value?.id ?? null };
    case 'category':
      return { category: change.value?.name ?? null };
    case 'tags':
      return { tags: [...change.value] };
    case 'desk':
      return { desk: change.value.id };
    default:
      return { [change.field]: change.value };
  }
}

/** gone: it is already so · again: something else changed, ask once more · conflict: somebody changed this very field */
export type Verdict = 'gone' | 'again' | 'conflict';

/**
 * What a refusal for age means. `seen` is the field as it stood when the person chose, `wanted` what they chose, and
 * `current` the ticket as it stands on the server.
 */
export function judge(seen: FieldChange, wanted: FieldChange, current: Ticket): Verdict {
  const stands = asItStands(current, wanted.field);
  if (sameValue(stands, wanted)) return 'gone';
  return sameValue(stands, seen) ? 'again' : 'conflict';
}

/** The event that tells who changed a field, for the question whose value stays. */
export const eventsOfField: Record<Field, readonly string[]> = {
  assignee: ['ticket.assigned'],
  priority: ['ticket.priority-changed'],
  category: ['ticket.category-changed'],
  tags: ['ticket.tags-changed'],
  subject: ['ticket.renamed'],
  desk: ['ticket.moved'],
  status: ['ticket.status-changed', 'ticket.solved', 'ticket.closed', 'ticket.reopened'],
};
