import type { Outgoing, OutgoingState } from '../../../contract/tickets.ts';

/** What one looks at: everything that has not left, or one state. Names in addresses: /outbox?view=kept. */
export const views = ['waiting', 'undo', 'delayed', 'failed', 'bounced', 'kept', 'sent', 'cancelled'] as const;
export type View = (typeof views)[number];

export function isView(name: string | undefined): name is View {
  return name !== undefined && (views as readonly string[]).includes(name);
}

/** The states whose newest mails make up "not gone yet" and its counts. */
export const openStates = ['queued', 'scheduled', 'held', 'sending', 'delayed', 'failed', 'bounced', 'kept'] as const;

/** The one state of a view that is read page by page; none where several make it up. */
export function stateOf(view: View): OutgoingState | undefined {
  return view === 'waiting' || view === 'undo' ? undefined : view;
}

/** A letter that came back longer ago is history: it stands under "came back" and no longer asks for a person. */
const freshBounce = 7 * 24 * 60 * 60_000;

export type GroupName = 'undo' | 'person' | 'itself' | 'kept';
const groupNames: readonly GroupName[] = ['undo', 'person', 'itself', 'kept'];

/** Whether its writer can still take it back: until then nothing has left. */
export function canBeUndone(mail: Outgoing, now: number): boolean {
  return mail.state === 'queued' && mail.can.cancel && mail.attempts === 0 && Date.parse(mail.sendAt) > now;
}

/** Where a mail stands among what has not left; null for what has. */
export function groupOf(mail: Outgoing, now: number): GroupName | null {
  switch (mail.state) {
    case 'failed':
      return 'person';
    case 'bounced':
      return now - Date.parse(mail.sentAt ?? mail.createdAt) < freshBounce ? 'person' : null;
    case 'kept':
      return 'kept';
    case 'queued':
      return canBeUndone(mail, now) ? 'undo' : 'itself';
    case 'scheduled':
    case 'held':
    case 'sending':
    case 'delayed':
      return 'itself';
    case 'sent':
    case 'cancelled':
      return null;
  }
}

export interface Group {
  name: GroupName;
  mails: Outgoing[];
}

/** What can be undone first, then what needs a person, then what goes by itself, then what is kept; newest first in each. */
export function grouped(mails: readonly Outgoing[], now: number): Group[] {
  const groups = groupNames.map((name): Group => ({ name, mails: [] }));
  const newestFirst = mails.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  for (const mail of newestFirst) groups.find((group) => group.name === groupOf(mail, now))?.mails.push(mail);
  return groups.filter((group) => group.mails.length > 0);
}

/** The row `step` away from the opened one; the first or last when none is open. */
export function neighbour(ids: readonly string[], open: string | undefined, step: 1 | -1): string | undefined {
  const at = open === undefined ? -1 : ids.indexOf(open);
  if (at === -1) return step === 1 ? ids[0] : ids.at(-1);
  return ids[at + step];
}
