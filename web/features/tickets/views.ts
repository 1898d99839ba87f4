import {
  IconCircleCheck,
  IconHourglass,
  IconInbox,
  IconListNumbers,
  IconMail,
  IconMoodWrrr,
  IconStack2,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { View } from '../../../contract/tickets.ts';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** The inbox's views in their order, each with its icon and its second letter after G. */
export const views: readonly { view: View; icon: Icon; key: string }[] = [
  { view: 'next', icon: IconListNumbers, key: 'n' },
  { view: 'mine', icon: IconUser, key: 'm' },
  { view: 'unassigned', icon: IconInbox, key: 'u' },
  { view: 'open', icon: IconMail, key: 'p' },
  { view: 'waiting', icon: IconHourglass, key: 'w' },
  { view: 'solved', icon: IconCircleCheck, key: 'v' },
  { view: 'all', icon: IconStack2, key: 'a' },
  { view: 'spam', icon: IconMoodWrrr, key: 's' },
];

/** The view that an address names, or the first. */
export function viewNamed(name: string | undefined): View {
  return views.find(({ view }) => view === name)?.view ?? 'next';
}

/** Read by when the reply is due, and so parted into groups by it; the others by their latest message. */
export function isByDue(view: View): boolean {
  return view === 'next' || view === 'mine' || view === 'unassigned' || view === 'open';
}

/** Counting stops here on the server: nobody reads the exact figure above it. */
const mostCounted = 1_000;

export function sayCount(count: number): string {
  return count > mostCounted ? `${mostCounted}+` : String(count);
}
