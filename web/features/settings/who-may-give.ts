import type { Grant, Role } from '../../../contract/permissions.ts';
import { ROLES } from '../../../contract/permissions.ts';
import type { Me } from '../../api/index.ts';

/** Where a grant holds: a desk's id, or null for every desk. */
export type Where = string | null;

/** The desks on which this person may change what others do; `everywhere` when that is all of them. */
export function desksIMayGive(me: Me): { everywhere: boolean; desks: Me['desks'] } {
  const where = me.can['teammate.change'];
  if (where === true) return { everywhere: true, desks: me.desks };
  if (!Array.isArray(where)) return { everywhere: false, desks: [] };
  return { everywhere: false, desks: me.desks.filter((desk) => where.includes(desk.id)) };
}

/** Nobody gives what they do not stand above: only owners make owners, and an owner is one on every desk. */
export function rolesIMayGive(me: Me, where: Where): Role[] {
  return ROLES.filter((role) => role !== 'owner' || (me.role === 'owner' && where === null));
}

/** Whether this one grant is mine to change or take. */
export function mayTouch(me: Me, grant: Grant): boolean {
  if (me.role === 'owner') return true;
  const { everywhere, desks } = desksIMayGive(me);
  if (grant.role === 'owner') return false;
  return everywhere || (grant.deskId !== null && desks.some((desk) => desk.id === grant.deskId));
}

/** Desks (and null for every desk) on which this person has no role yet and I may give one. */
export function wheresLeft(me: Me, grants: readonly Grant[]): Where[] {
  const { everywhere, desks } = desksIMayGive(me);
  const wheres: Where[] = [...(everywhere ? [null] : []), ...desks.map((desk) => desk.id)];
  return wheres.filter((where) => !grants.some((grant) => grant.deskId === where));
}

/** A new place for one grant; an owner who moves to one desk becomes its manager. */
export function movedTo(grant: Grant, where: Where): Grant {
  return { role: grant.role === 'owner' && where !== null ? 'manager' : grant.role, deskId: where };
}
