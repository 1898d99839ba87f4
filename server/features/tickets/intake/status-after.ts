import type { Status } from '../../../../contract/tickets.ts';

/** What a customer's message makes of a ticket's status: it waits for us again. An automatic message changes nothing. */
export function statusAfterIncoming(status: Status, isAutomatic: boolean): Status {
  if (isAutomatic) return status;
  return status === 'waiting' || status === 'on_hold' || status === 'solved' ? 'open' : status;
}
