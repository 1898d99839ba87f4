import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';

/** Whose it is and where it is offered; no desks: everywhere. */
export interface Belonging {
  ownerId: string | null;
  deskIds: readonly string[];
}

/**
 * One's own; and everybody's by who may share on each of its desks, those on all desks by who may share on all.
 */
export function mayChangeReply(actor: Actor, reply: Belonging): boolean {
  if (reply.ownerId !== null) return actor.kind === 'teammate' && actor.id === reply.ownerId;
  if (reply.deskIds.length === 0) return desksWhere(actor, 'saved-reply.share') === 'all';
  return reply.deskIds.every((desk) => may(actor, 'saved-reply.share', desk));
}

/** Another's own is not there; what is offered on other desks only is not there either. */
export function mayUseReply(actor: Actor, reply: Belonging): boolean {
  if (reply.ownerId !== null) return actor.kind === 'teammate' && actor.id === reply.ownerId;
  const desks = desksWhere(actor, 'ticket.read');
  if (desks === 'all') return true;
  return reply.deskIds.length === 0 ? desks.length > 0 : reply.deskIds.some((desk) => desks.includes(desk));
}
