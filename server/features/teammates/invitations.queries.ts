import type { Role } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import './teammates.tables.ts';

export interface InvitationRow {
  id: string;
  email: string;
  name: string;
  locale: Language;
  role: Role;
  deskId: string | null;
  createdAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
}

function openInvitations(db: Db) {
  return db
    .selectFrom('invitations')
    .select([
      'id',
      'email',
      'name',
      'locale',
      'role',
      'desk_id as deskId',
      'created_at as createdAt',
      'expires_at as expiresAt',
    ])
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null);
}

/** Newest first, neither accepted nor withdrawn; `desks` narrows to those of some desks. Reads one more than `limit`. */
export async function invitationsAfter(
  db: Db,
  after: readonly [createdAt: string, id: string] | null,
  limit: number,
  desks: 'all' | string[],
): Promise<InvitationRow[]> {
  if (desks !== 'all' && desks.length === 0) return [];
  let query = openInvitations(db)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (desks !== 'all') query = query.where('desk_id', 'in', desks);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

export async function invitationByHash(db: Db, hash: string): Promise<InvitationRow | undefined> {
  return openInvitations(db).where('token_hash', '=', hash).executeTakeFirst();
}

/** Held until the end of the transaction, so that a link works once. */
export async function lockInvitation(
  trx: Trx,
  by: { hash: string } | { id: string },
): Promise<InvitationRow | undefined> {
  const query = openInvitations(trx).forUpdate();
  return ('hash' in by ? query.where('token_hash', '=', by.hash) : query.where('id', '=', by.id)).executeTakeFirst();
}

export interface NewInvitationRow {
  email: string;
  name: string;
  locale: Language;
  role: Role;
  deskId: string | null;
  hash: string;
  expiresAt: Temporal.Instant;
}

export async function insertInvitation(one: Act, invitation: NewInvitationRow): Promise<string> {
  const id = newId();
  await one.trx
    .insertInto('invitations')
    .values({
      id,
      email: invitation.email,
      name: invitation.name,
      locale: invitation.locale,
      role: invitation.role,
      desk_id: invitation.deskId,
      token_hash: invitation.hash,
      invited_by: one.actor.kind === 'teammate' ? one.actor.id : null,
      created_at: one.at.toString(),
      expires_at: invitation.expiresAt.toString(),
    })
    .execute();
  return id;
}

export async function setInvitationAccepted(one: Act, id: string): Promise<void> {
  await one.trx.updateTable('invitations').set({ accepted_at: one.at.toString() }).where('id', '=', id).execute();
}

/** Withdraws one, or whatever is still open by a person or for an address and desk. @returns their ids. */
export async function setInvitationsRevoked(
  one: Act,
  which: { id: string } | { invitedBy: string } | { email: string; deskId: string | null },
): Promise<string[]> {
  let query = one.trx
    .updateTable('invitations')
    .set({ revoked_at: one.at.toString() })
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null);
  if ('id' in which) query = query.where('id', '=', which.id);
  else if ('invitedBy' in which) query = query.where('invited_by', '=', which.invitedBy);
  else query = query.where('email', '=', which.email).where('desk_id', 'is not distinct from', which.deskId);
  const rows = await query.returning('id').execute();
  return rows.map((row) => row.id);
}
