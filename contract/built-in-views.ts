import type { Sort, TicketFilter } from './filter.ts';
import type { View } from './tickets.ts';

// Apart from the shapes, so that a screen can read it without their library.

/** Counts end here: more is told as one above it and shown as "1000+". */
export const COUNTED_UP_TO = 1_000;
export const VIEW_NAME_LENGTH = 80;

/** How each sort runs unless it is turned around: what is due first, what is newest first, urgent first. */
export const USUAL_DIRECTION: Readonly<Record<Sort, 'asc' | 'desc'>> = {
  next: 'asc',
  due: 'asc',
  last_message: 'desc',
  created: 'desc',
  updated: 'desc',
  priority: 'asc',
  number: 'desc',
};

const IN_WORK = ['new', 'open', 'waiting', 'on_hold'] as const;

/** The built-in views: nothing but filters that come ready. */
export const VIEW_FILTERS: Readonly<Record<View, TicketFilter>> = {
  next: { toDo: true, assignee: ['me', 'none'] },
  mine: { assignee: ['me'], status: [...IN_WORK], not: { snoozed: true } },
  unassigned: { assignee: ['none'], status: ['new', 'open'], not: { snoozed: true } },
  open: { status: ['new', 'open'], not: { snoozed: true } },
  late: { late: true, not: { snoozed: true } },
  mentions: { mentioned: true },
  followed: { followed: true },
  promised: { promised: { after: '1970-01-01T00:00:00Z' }, status: [...IN_WORK] },
  waiting: { status: ['waiting', 'on_hold'], not: { snoozed: true } },
  snoozed: { snoozed: true, status: [...IN_WORK] },
  solved: { status: ['solved', 'closed'] },
  all: {},
  spam: { spam: true },
};

/** What is ours to do comes by rank, the rest by its last message. */
export const VIEW_SORTS: Readonly<Record<View, Sort>> = {
  next: 'next',
  mine: 'next',
  unassigned: 'next',
  open: 'next',
  late: 'due',
  mentions: 'last_message',
  followed: 'last_message',
  promised: 'next',
  waiting: 'last_message',
  snoozed: 'last_message',
  solved: 'last_message',
  all: 'last_message',
  spam: 'last_message',
};
