import type { Mailbox } from '../../../../contract/mailboxes.ts';

/** broken: something fails now · ending: its permission ends soon · paused: on purpose · well: all else */
export type MailboxState = 'broken' | 'ending' | 'paused' | 'well';

const day = 86_400_000;
/** From then on the page says that a permission ends, and the people who watch are told. */
const soonDays = 14;

export function stateOf(mailbox: Mailbox, now: number): MailboxState {
  if (mailbox.paused) return 'paused';
  if (mailbox.in.failingSince !== null || mailbox.out.failingSince !== null || mailbox.permission?.failingSince)
    return 'broken';
  const left = daysLeft(mailbox, now);
  return left !== null && left <= soonDays ? 'ending' : 'well';
}

/** Whole days until the permission ends; null where it has no end. */
export function daysLeft(mailbox: Mailbox, now: number): number | null {
  const end = mailbox.permission?.endsAt;
  return end == null ? null : Math.max(0, Math.ceil((Date.parse(end) - now) / day));
}

/** What needs a person first, then by address. */
export function byNeed(mailboxes: readonly Mailbox[], now: number): Mailbox[] {
  const order: Record<MailboxState, number> = { broken: 0, ending: 1, paused: 2, well: 3 };
  return [...mailboxes].sort(
    (a, b) => order[stateOf(a, now)] - order[stateOf(b, now)] || a.address.localeCompare(b.address),
  );
}

/** The way that fails, with what is known of it: in before out. */
export function brokenWay(mailbox: Mailbox) {
  if (mailbox.in.failingSince !== null) return { way: 'in' as const, ...mailbox.in };
  if (mailbox.out.failingSince !== null) return { way: 'out' as const, ...mailbox.out };
  return undefined;
}
