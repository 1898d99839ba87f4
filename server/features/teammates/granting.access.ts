import type { Grant } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';

/**
 * Who may give whom which part in the company. Nobody gives what they do not stand above: owners give everything, managers
 * everything up to manager on the desks they manage.
 */

/** Whether `actor` may give or take this one grant. */
export function mayGrant(actor: Actor, grant: Grant): boolean {
  if (!fits(grant)) return false;
  if (isOwner(actor)) return may(actor, 'teammate.change', grant.deskId);
  if (grant.role === 'owner') return false;
  const desks = desksWhere(actor, 'teammate.change');
  return desks === 'all' || (grant.deskId !== null && desks.includes(grant.deskId));
}

/** An owner's grant is always on all desks: half an owner would be a manager under another name. */
export function fits(grant: Grant): boolean {
  return grant.role !== 'owner' || grant.deskId === null;
}

export interface GrantsDifference {
  added: Grant[];
  removed: Grant[];
}

/** What turns one set of grants into another; a changed role counts as taken and given. */
export function differenceOf(before: readonly Grant[], after: readonly Grant[]): GrantsDifference {
  return { added: without(after, before), removed: without(before, after) };
}

export function mayChangeGrants(actor: Actor, { added, removed }: GrantsDifference): boolean {
  return [...added, ...removed].every((grant) => mayGrant(actor, grant));
}

/** Switching an account off takes away all its grants at once, so it asks for the right to take each of them. */
export function mayDeactivate(actor: Actor, target: { id: string; grants: readonly Grant[] }): boolean {
  if (actor.kind === 'teammate' && actor.id === target.id) return false;
  if (isOwner(actor)) return may(actor, 'teammate.change');
  return target.grants.length > 0 && target.grants.every((grant) => mayGrant(actor, grant));
}

function isOwner(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return (actor.kind === 'teammate' || actor.kind === 'token') && holdsOwner(actor.grants);
}

export function holdsOwner(grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.role === 'owner');
}

function without(grants: readonly Grant[], others: readonly Grant[]): Grant[] {
  return grants.filter((grant) => !others.some((other) => other.role === grant.role && other.deskId === grant.deskId));
}
