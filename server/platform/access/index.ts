import type { Grant, Permission, Scope } from '../../../contract/permissions.ts';
import { grantsAllow, scopesAllow } from '../../../contract/permissions.ts';
import { problem } from '../http/problem.ts';

/**
 * Who acts. Everything that reads or changes something is done by one of these; a job acts as `system` with its own
 * name, a customer by a status link as `contact`.
 */
export type Actor =
  | {
      kind: 'teammate';
      id: string;
      name: string;
      grants: readonly Grant[];
      locale: string;
      timeZone: string;
      sessionId?: string;
    }
  | {
      kind: 'token';
      id: string;
      name: string;
      /** Of the token's owner, now. */
      grants: readonly Grant[];
      /** Absent: everything that the grants allow. */
      scopes?: readonly Scope[];
      locale: string;
      timeZone: string;
    }
  | { kind: 'contact'; id: string; name: string; locale: string }
  | { kind: 'system'; name: string }
  | { kind: 'anonymous' };

export const anonymous: Actor = { kind: 'anonymous' };

export function system(name: string): Actor {
  return { kind: 'system', name };
}

/** Whether this actor holds the permission (on that desk). `system` may all it is asked to do; strangers nothing. */
export function may(actor: Actor, permission: Permission, deskId?: string | null): boolean {
  if (actor.kind === 'system') return true;
  if (!withinScopes(actor, permission)) return false;
  if (actor.kind === 'teammate' || actor.kind === 'token') return grantsAllow(actor.grants, permission, deskId);
  return false;
}

/** @throws Problem 403 when the actor lacks the permission. */
export function requirePermission(actor: Actor, permission: Permission, deskId?: string | null): void {
  if (!may(actor, permission, deskId))
    throw problem(403, 'not-allowed', 'You may not do this here. An owner or manager of the desk can change that.');
}

/** The desks on which an actor holds a permission: 'all', or their ids. */
export function desksWhere(actor: Actor, permission: Permission): 'all' | string[] {
  if (actor.kind === 'system') return 'all';
  if (actor.kind !== 'teammate' && actor.kind !== 'token') return [];
  if (!withinScopes(actor, permission)) return [];
  const ids = new Set<string>();
  for (const grant of actor.grants) {
    if (grant.deskId === null) {
      if (grantsAllow([grant], permission)) return 'all';
    } else if (grantsAllow([grant], permission, grant.deskId)) ids.add(grant.deskId);
  }
  return [...ids];
}

function withinScopes(actor: Actor, permission: Permission): boolean {
  return actor.kind !== 'token' || actor.scopes === undefined || scopesAllow(actor.scopes, permission);
}
