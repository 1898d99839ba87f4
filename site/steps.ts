import type { Status } from '../contract/tickets.ts';

/** One point of the line that says how far a request is; its words are `site.steps.{name}`. */
export interface Step {
  name:
    | 'received'
    | 'toTake'
    | 'taking'
    | 'taken'
    | 'toAnswer'
    | 'answered'
    | 'rereading'
    | 'goingOn'
    | 'yourTurn'
    | 'others'
    | 'solved'
    | 'closed';
  state: 'done' | 'now' | 'coming';
  at: Temporal.Instant | null;
  /** Who did it, where the customer knows them. */
  who: string | null;
}

export interface Progress {
  status: Status;
  createdAt: Temporal.Instant;
  takenUpAt: Temporal.Instant | null;
  lastReply: { at: Temporal.Instant; who: string } | null;
  lastIncomingAt: Temporal.Instant | null;
  solvedAt: Temporal.Instant | null;
  closedAt: Temporal.Instant | null;
}

/** How far a request is, from the customer's side: what is done, the one thing that is going on, what is still to come. */
export function stepsOf(progress: Progress): Step[] {
  const { status, createdAt, takenUpAt, lastReply, lastIncomingAt, solvedAt, closedAt } = progress;
  const received = step('received', 'done', createdAt);
  const solvedLater = step('solved', 'coming');
  if (status === 'new' && !lastReply)
    return [
      received,
      takenUpAt ? step('taking', 'now', takenUpAt) : step('toTake', 'now'),
      step('toAnswer', 'coming'),
      solvedLater,
    ];
  if (status === 'open' && !lastReply)
    return [received, step('taking', 'now', takenUpAt), step('toAnswer', 'coming'), solvedLater];

  const before = [received];
  if (takenUpAt || lastReply) before.push(step('taken', 'done', takenUpAt));
  if (lastReply) before.push(step('answered', 'done', lastReply.at, lastReply.who));
  switch (status) {
    case 'new':
    case 'open': {
      const wroteSince =
        lastIncomingAt !== null && (!lastReply || Temporal.Instant.compare(lastIncomingAt, lastReply.at) > 0);
      return [...before, wroteSince ? step('rereading', 'now', lastIncomingAt) : step('goingOn', 'now'), solvedLater];
    }
    case 'waiting':
      return [...before, step('yourTurn', 'now'), solvedLater];
    case 'on_hold':
      return [...before, step('others', 'now'), solvedLater];
    case 'solved':
      return [...before, step('solved', 'done', solvedAt)];
    case 'closed': {
      // Closed without being solved before: the two carry one time.
      const alone = !solvedAt || (closedAt !== null && Temporal.Instant.compare(solvedAt, closedAt) === 0);
      return [...before, ...(alone ? [] : [step('solved', 'done', solvedAt)]), step('closed', 'done', closedAt)];
    }
  }
}

function step(
  name: Step['name'],
  state: Step['state'],
  at: Temporal.Instant | null = null,
  who: string | null = null,
): Step {
  return { name, state, at, who };
}
