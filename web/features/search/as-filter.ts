import type { TicketFilter, TicketFilterParts } from '../../../contract/filter.ts';
import type { UnderstoodPart } from '../../../contract/search.ts';

interface Known {
  desks: readonly { id: string; name: string }[];
}

/**
 * The question as the filter of a list, where it asks by operators alone and a list can ask each of them the same way:
 * then it can be kept as a view. Nothing where it cannot.
 */
export function asFilter(understood: readonly UnderstoodPart[], { desks }: Known): TicketFilter | undefined {
  if (understood.length === 0) return undefined;
  let filter: TicketFilter = {};
  for (const part of understood) {
    const said = part.unknown ? undefined : partOf(part, desks);
    if (said === undefined) return undefined;
    filter = part.not ? { ...filter, not: both(filter.not ?? {}, said) } : both(filter, said);
  }
  return filter;
}

function both<Parts extends TicketFilterParts>(a: Parts, b: TicketFilterParts): Parts {
  const joined: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const before = joined[name];
    joined[name] = Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value;
  }
  return joined as Parts;
}

const statuses = ['new', 'open', 'waiting', 'on_hold', 'solved', 'closed'] as const;
const priorities = ['low', 'normal', 'high', 'urgent'] as const;
const marks = ['low', '1', '2', '3', '4', '5'] as const;

function partOf({ operator, value }: UnderstoodPart, desks: Known['desks']): TicketFilterParts | undefined {
  const wanted = value.toLowerCase();
  switch (operator) {
    case 'status': {
      const status = statuses.find((one) => one === wanted);
      return status && { status: [status] };
    }
    case 'priority': {
      const priority = priorities.find((one) => one === wanted);
      return priority && { priority: [priority] };
    }
    case 'mark': {
      const mark = marks.find((one) => one === wanted);
      return mark && { mark: [mark] };
    }
    case 'tag':
      return { tags: [value] };
    case 'lang':
      return { language: [wanted] };
    case 'channel':
      return { channel: [wanted] };
    case 'desk': {
      const desk = desks.find(({ id, name }) => id === value || name.toLowerCase() === wanted);
      return desk && { desks: [desk.id] };
    }
    case 'has':
      return wanted === 'attachment' ? { hasAttachment: true } : undefined;
    case 'is':
      return stateOf(wanted);
    default:
      return undefined;
  }
}

/** `open` is new or open, `solved` solved or closed, as the search means them. */
function stateOf(state: string): TicketFilterParts | undefined {
  switch (state) {
    case 'open':
      return { status: ['new', 'open'] };
    case 'solved':
      return { status: ['solved', 'closed'] };
    case 'waiting':
      return { status: ['waiting'] };
    case 'closed':
      return { status: ['closed'] };
    case 'mine':
      return { assignee: ['me'] };
    case 'unassigned':
      return { assignee: ['none'] };
    case 'unanswered':
    case 'snoozed':
    case 'followed':
    case 'mentioned':
    case 'vip':
    case 'spam':
    case 'merged':
      return { [state]: true };
    default:
      return undefined;
  }
}
