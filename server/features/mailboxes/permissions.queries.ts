import './mailboxes.tables.ts';
import type { Db, Insertable, Trx, Updateable } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { MailPermissionRequestsTable, MailPermissionsTable } from './mailboxes.tables.ts';

/** Writes down a question that goes out to a browser, and forgets those that nobody answered in time. */
export async function insertRequest(
  trx: Trx,
  row: Insertable<MailPermissionRequestsTable>,
  at: Temporal.Instant,
): Promise<void> {
  await trx.deleteFrom('mail_permission_requests').where('expires_at', '<=', at).execute();
  await trx.insertInto('mail_permission_requests').values(row).execute();
}

export async function openRequests(trx: Trx, teammateId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('mail_permission_requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('teammate_id', '=', teammateId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Takes the question away, so that its answer serves once. */
export async function takeRequest(db: Db, stateHash: string) {
  return db
    .deleteFrom('mail_permission_requests')
    .where('state_hash', '=', stateHash)
    .returningAll()
    .executeTakeFirst();
}

export async function permissionById(db: Db | Trx, id: string) {
  return db.selectFrom('mail_permissions').selectAll().where('id', '=', id).executeTakeFirst();
}

export type PermissionRow = NonNullable<Awaited<ReturnType<typeof permissionById>>>;

export async function insertPermission(trx: Trx, row: Insertable<MailPermissionsTable>): Promise<void> {
  await trx.insertInto('mail_permissions').values(row).execute();
}

export async function updatePermission(
  db: Db | Trx,
  id: string,
  change: Updateable<MailPermissionsTable>,
): Promise<void> {
  await db.updateTable('mail_permissions').set(change).where('id', '=', id).execute();
}

/** Mailboxes that sign in by this permission, each with the ways that use it and the desk it belongs to. */
export async function mailboxesOfPermission(db: Db | Trx, permissionId: string) {
  return db
    .selectFrom('mailboxes')
    .innerJoin('desk_addresses', 'desk_addresses.address', 'mailboxes.address')
    .select(['mailboxes.id', 'mailboxes.address', 'desk_addresses.desk_id', 'receive_by', 'send_by'])
    .where('permission_id', '=', permissionId)
    .where('auth', '=', 'oauth2')
    .orderBy('mailboxes.address')
    .execute();
}

/** Lets a mailbox sign in by this permission from now on. */
export async function letMailboxUse(trx: Trx, mailboxId: string, permissionId: string, at: string): Promise<void> {
  await trx
    .updateTable('mailboxes')
    .set({ permission_id: permissionId, auth: 'oauth2', updated_at: at })
    .where('id', '=', mailboxId)
    .execute();
}

/** The permission was given anew: whoever follows one of its mailboxes begins anew. */
export async function touchMailboxes(trx: Trx, permissionId: string, at: string): Promise<void> {
  await trx.updateTable('mailboxes').set({ updated_at: at }).where('permission_id', '=', permissionId).execute();
}

/** Permissions in use whose access token ends before then, and whose next try is due. */
export async function permissionsToRefresh(db: Db, endsBefore: Temporal.Instant, now: Temporal.Instant, limit: number) {
  return db
    .selectFrom('mail_permissions')
    .select('id')
    .where((where) => where.or([where('access_ends_at', '<=', endsBefore), where('access_ends_at', 'is', null)]))
    .where((where) => where.or([where('next_try_at', 'is', null), where('next_try_at', '<=', now)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('mailboxes')
          .select(sql`1`.as('one'))
          .whereRef('mailboxes.permission_id', '=', 'mail_permissions.id'),
      ),
    )
    .orderBy('access_ends_at')
    .limit(limit)
    .execute();
}

/** Permissions that no mailbox uses and that were given before then: a set-up that nobody ended. */
export async function deleteUnused(db: Db, givenBefore: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('mail_permissions')
    .where('given_at', '<', givenBefore)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mailboxes')
            .select(sql`1`.as('one'))
            .whereRef('mailboxes.permission_id', '=', 'mail_permissions.id'),
        ),
      ),
    )
    .execute();
}

/** An access token was refused before its end: the next asker gets another. Only the very one that was refused. */
export async function endAccess(db: Db, id: string, sealed: string, at: string): Promise<void> {
  await db
    .updateTable('mail_permissions')
    .set({ access_ends_at: at, updated_at: at })
    .where('id', '=', id)
    .where('access_token_sealed', '=', sealed)
    .execute();
}
