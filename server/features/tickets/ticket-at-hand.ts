import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { Expected } from './changed-meanwhile.ts';
import { requireUnchanged } from './changed-meanwhile.ts';
import { mayChange } from './tickets.access.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { lockTicket } from './tickets.queries.ts';

/**
 * Locks a ticket that the actor may see.
 * @throws Problem 404; 409 or 412 when it changed since the version that is expected.
 */
export async function ticketFor(one: Act, ticketId: string, expected: Expected = {}): Promise<LockedTicket> {
  const ticket = await lockTicket(one.trx, one.actor, ticketId);
  if (!ticket) throw notFound('ticket');
  await requireUnchanged(one, ticket, expected);
  return ticket;
}

/** @throws Problem 403 where the actor may change only what they hold. */
export function requireChange(one: Act, ticket: LockedTicket): void {
  if (!mayChange(one.actor, { deskId: ticket.desk_id, assigneeId: ticket.assignee_id })) {
    throw problem(
      403,
      'not-allowed',
      'You may change what you hold yourself. Take this ticket first, or ask whoever has it.',
    );
  }
}

/** Where an event of this ticket belongs. */
export function factsOf(ticket: LockedTicket) {
  return { deskId: ticket.desk_id, ticketId: ticket.id };
}

/** One verb on one ticket in a transaction of its own. @throws Problem as `ticketFor`; 409 when it was merged. */
export async function onTicket(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  verb: (one: Act, ticket: LockedTicket) => Promise<void>,
  expected: Expected = {},
): Promise<void> {
  await act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, ticketId, expected);
    if (ticket.merged_into_id !== null)
      throw problem(409, 'merged', 'This ticket was merged. Change the one it went to.');
    await verb(one, ticket);
  });
}
