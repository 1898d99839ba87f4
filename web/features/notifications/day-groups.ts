import type { Notification } from '../../../contract/notifications.ts';

export interface DayGroup {
  /** Not read yet, or a day of the reader's own calendar. */
  kind: 'unread' | 'today' | 'yesterday' | 'day';
  /** YYYY-MM-DD; empty for what is not read. */
  day: string;
  items: Notification[];
}

/**
 * What is not read first, whenever it was; then what was read by days, newest first. `unread` and `all` come by two
 * questions and may overlap or differ by a moment: each one stands once, and what one of them knows as unread is unread.
 */
export function dayGroups(
  unread: readonly Notification[],
  all: readonly Notification[],
  now: Date,
  timeZone: string,
): DayGroup[] {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const today = days.format(now);
  // By the calendar and not by 24 hours: a day may have 23 or 25.
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const newestFirst = (items: Iterable<Notification>) => [...items].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

  const waiting = new Map([...unread, ...all.filter(({ readAt }) => readAt === null)].map((one) => [one.id, one]));
  const groups: DayGroup[] =
    waiting.size === 0 ? [] : [{ kind: 'unread', day: '', items: newestFirst(waiting.values()) }];
  const read = new Map(all.filter(({ id }) => !waiting.has(id)).map((one) => [one.id, one]));
  for (const one of newestFirst(read.values())) {
    const day = days.format(new Date(one.at));
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(one);
    else groups.push({ kind: day === today ? 'today' : day === yesterday ? 'yesterday' : 'day', day, items: [one] });
  }
  return groups;
}

const nowKinds: ReadonlySet<Notification['kind']> = new Set(['handed_over', 'mentioned', 'due']);

/** Whether somebody waits for this person now, and not only something is new. */
export function needsAPersonNow({ kind }: Pick<Notification, 'kind'>): boolean {
  return nowKinds.has(kind);
}
