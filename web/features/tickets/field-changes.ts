import type { FieldValue, FieldValuesChange } from '../../../contract/field-values.ts';
import type { Priority, Status, Ticket, ticketChange } from '../../../contract/tickets.ts';

type TicketChange = (typeof ticketChange)['_output'];

interface Named {
  id: string;
  name: string;
}
/** A category with the names from the top of the tree down to its own. */
interface Placed extends Named {
  path: string[];
}
interface Keyed extends Named {
  key: string;
}

/** One field of a ticket and what somebody wants it to be. Instants are ISO 8601. */
export type FieldChange =
  | { field: 'assignee'; value: Named | null }
  | { field: 'team'; value: Named | null }
  | { field: 'priority'; value: Priority }
  | { field: 'category'; value: Placed | null }
  | { field: 'tags'; value: readonly string[] }
  | { field: 'subject'; value: string }
  | { field: 'desk'; value: Named }
  | { field: 'status'; value: Status }
  /** `given`: what the kind must be told, filled in with it. */
  | { field: 'requestType'; value: Keyed | null; given?: FieldValuesChange }
  | { field: 'startsAt'; value: string | null }
  | { field: 'deadlineAt'; value: string | null }
  | { field: 'promisedAt'; value: string | null }
  | { field: 'estimatedMinutes'; value: number | null }
  /** One of the desk's own fields. */
  | { field: 'fields'; fieldId: string; value: FieldValue | null };
export type Field = FieldChange['field'];

/** The ticket as it will look; for painting before the server has answered. */
export function withChange<Shown extends Ticket>(ticket: Shown, change: FieldChange): Shown {
  switch (change.field) {
    case 'tags':
      return { ...ticket, tags: [...change.value] };
    case 'status':
      return { ...ticket, status: change.value, ...(isDone(change.value) ? { dueAt: null } : {}) };
    case 'fields': {
      const { [change.fieldId]: _before, ...others } = ticket.fields;
      return { ...ticket, fields: change.value === null ? others : { ...others, [change.fieldId]: change.value } };
    }
    default:
      return { ...ticket, [change.field]: change.value };
  }
}

/** What the field that `change` is about holds now, as the change that would make it so: the way back. */
export function asItStands(ticket: Ticket, change: FieldChange): FieldChange {
  if (change.field === 'fields') return { ...change, value: ticket.fields[change.fieldId] ?? null };
  return { field: change.field, value: ticket[change.field] } as FieldChange;
}

/** Whether both hold the same; people, desks and categories are the same by their id, lists in any order. */
export function sameValue(a: FieldChange, b: FieldChange): boolean {
  return sameField(a, b) && identityOf(a) === identityOf(b);
}

function sameField(a: FieldChange, b: FieldChange): boolean {
  return a.field === b.field && (a.field === 'fields' ? a.fieldId : '') === (b.field === 'fields' ? b.fieldId : '');
}

function identityOf({ value, field }: FieldChange): string {
  if (value === null) return '';
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  if (typeof value === 'object') return 'id' in value ? value.id : '';
  // The same moment is written in more than one way.
  if (field === 'startsAt' || field === 'deadlineAt' || field === 'promisedAt') return String(Date.parse(value));
  return `${typeof value} ${value}`;
}

export function isDone(status: Status): boolean {
  return status === 'solved' || status === 'closed';
}

/** The change in the words of PATCH /tickets/{id}; on the server each field is a verb of its own. */
export function asPatch(change: FieldChange): TicketChange {
  switch (change.field) {
    case 'assignee':
      return { assignee: change.value?.id ?? null };
    case 'team':
      return { team: change.value?.id ?? null };
    case 'category':
      // One that is just being made has no id yet, only its name.
      return { category: change.value === null ? null : isNew(change.value) ? change.value.name : change.value.id };
    case 'tags':
      return { tags: [...change.value] };
    case 'desk':
      return { desk: change.value.id };
    case 'requestType':
      return {
        requestType: change.value?.key ?? null,
        ...(change.given && Object.keys(change.given).length > 0 ? { fields: change.given } : {}),
      };
    case 'fields':
      return { fields: { [change.fieldId]: change.value } };
    default:
      return { [change.field]: change.value };
  }
}

const NEW = 'new ';
/** A category of this name that the server makes with the change. */
export function newNamed(name: string): Placed {
  return { id: `${NEW}${name}`, name, path: [name] };
}
function isNew({ id }: Named): boolean {
  return id.startsWith(NEW);
}

/** gone: it is already so · again: something else changed, ask once more · conflict: somebody changed this very field */
export type Verdict = 'gone' | 'again' | 'conflict';

/**
 * What a refusal for age means. `seen` is the field as it stood when the person chose, `wanted` what they chose, and
 * `current` the ticket as it stands on the server. Tags that two people give and take do not contradict each other: see
 * `onto`.
 */
export function judge(seen: FieldChange, wanted: FieldChange, current: Ticket): Verdict {
  const stands = asItStands(current, wanted);
  if (sameValue(stands, wanted)) return 'gone';
  return sameValue(stands, seen) || wanted.field === 'tags' ? 'again' : 'conflict';
}

/** The wish put onto what stands now: of tags, only those that were given or taken here. */
export function onto(seen: FieldChange, wanted: FieldChange, current: Ticket): FieldChange {
  if (wanted.field !== 'tags' || seen.field !== 'tags') return wanted;
  const taken = new Set(seen.value.filter((tag) => !wanted.value.includes(tag)));
  const given = wanted.value.filter((tag) => !seen.value.includes(tag) && !current.tags.includes(tag));
  return { field: 'tags', value: [...current.tags.filter((tag) => !taken.has(tag)), ...given] };
}

/** The events that tell who changed a field, for the question whose value stays. */
export const eventsOfField: Record<Field, readonly string[]> = {
  assignee: ['ticket.assigned'],
  team: ['ticket.team-changed'],
  priority: ['ticket.priority-changed'],
  category: ['ticket.category-changed'],
  tags: ['ticket.tags-changed'],
  subject: ['ticket.renamed'],
  desk: ['ticket.moved'],
  status: ['ticket.status-changed', 'ticket.solved', 'ticket.closed', 'ticket.reopened'],
  requestType: ['ticket.request-type-changed'],
  startsAt: ['ticket.scheduled'],
  deadlineAt: ['ticket.deadline-changed'],
  promisedAt: ['ticket.promised'],
  estimatedMinutes: ['ticket.estimated'],
  fields: ['ticket.field-changed'],
};
