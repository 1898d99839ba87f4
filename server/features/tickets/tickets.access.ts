import type { TicketDetail } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';

interface OnDesk {
  deskId: string;
  assigneeId: string | null;
}

/** Changing fields, status, tags: whoever may change any ticket of the desk, or holds this one. */
export function mayChange(actor: Actor, ticket: OnDesk): boolean {
  if (may(actor, 'ticket.change', ticket.deskId)) return true;
  return holds(actor, ticket) && may(actor, 'ticket.change-own', ticket.deskId);
}

/** Together with many others: what another holds takes more than one's own and what nobody has. */
export function mayChangeTogether(actor: Actor, ticket: OnDesk): boolean {
  if (!mayChange(actor, ticket)) return false;
  return ticket.assigneeId === null || holds(actor, ticket) || may(actor, 'ticket.bulk', ticket.deskId);
}

/** Giving a ticket to `to`: oneself (or giving back what one holds) needs less than deciding for others. */
export function mayAssign(actor: Actor, ticket: OnDesk, to: string | null): boolean {
  if (may(actor, 'ticket.assign', ticket.deskId)) return true;
  if (!may(actor, 'ticket.take', ticket.deskId) || actor.kind !== 'teammate') return false;
  const toMyself = to === actor.id && (ticket.assigneeId === null || ticket.assigneeId === actor.id);
  const givesBack = to === null && ticket.assigneeId === actor.id;
  return toMyself || givesBack;
}

/** Giving it away with a brief: what one holds, or what nobody has; what others hold takes a lead. */
export function mayHandOver(actor: Actor, ticket: OnDesk): boolean {
  if (!may(actor, 'ticket.hand-over', ticket.deskId)) return false;
  return ticket.assigneeId === null || holds(actor, ticket) || may(actor, 'ticket.assign', ticket.deskId);
}

export function ticketCanFor(actor: Actor, ticket: OnDesk): TicketDetail['can'] {
  return {
    reply: may(actor, 'ticket.reply', ticket.deskId),
    note: may(actor, 'ticket.note', ticket.deskId),
    change: mayChange(actor, ticket),
    take: actor.kind === 'teammate' && mayAssign(actor, ticket, actor.id),
    assign: may(actor, 'ticket.assign', ticket.deskId),
  };
}

export function holds(actor: Actor, ticket: OnDesk): boolean {
  return actor.kind === 'teammate' && ticket.assigneeId === actor.id;
}
