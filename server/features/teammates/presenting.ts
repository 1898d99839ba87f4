import type { ApiToken, Invitation, Teammate } from '../../../contract/people.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import { mayDeactivate } from './granting.access.ts';
import type { InvitationRow } from './invitations.queries.ts';
import type { TeammateRow } from './teammates.queries.ts';
import type { TokenRow } from './tokens.queries.ts';

/** A teammate as this actor may see and change them. */
export function teammateSeenBy(actor: Actor, row: TeammateRow): Teammate {
  const desks = desksWhere(actor, 'teammate.change');
  const mayDeactivateThem = mayDeactivate(actor, row);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    department: row.department,
    locale: row.locale,
    timeZone: row.timeZone,
    grants: row.grants,
    createdAt: row.createdAt.toString(),
    deactivatedAt: row.deactivatedAt?.toString() ?? null,
    can: {
      changeGrants: desks === 'all' || desks.length > 0,
      deactivate: mayDeactivateThem && row.deactivatedAt === null,
      reactivate: mayDeactivateThem && row.deactivatedAt !== null,
    },
  };
}

export function presentInvitation(row: InvitationRow): Invitation {
  const { id, email, name, role, deskId } = row;
  return { id, email, name, role, deskId, createdAt: row.createdAt.toString(), expiresAt: row.expiresAt.toString() };
}

export function presentToken(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.createdAt.toString(),
    expiresAt: row.expiresAt?.toString() ?? null,
    lastUsedAt: row.lastUsedAt?.toString() ?? null,
    ownerName: row.ownerName,
  };
}
