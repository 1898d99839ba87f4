import './mailboxes.tables.ts';
import type { Db, Insertable, Trx, Updateable } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { MailboxesTable } from './mailboxes.tables.ts';

export async function mailboxById(db: Db | Trx, mailboxId: string) {
  return db.selectFrom('mailboxes').selectAll().where('id', '=', mailboxId).executeTakeFirst();
}

export async function mailboxByAddress(db: Db | Trx, address: string) {
  return db.selectFrom('mailboxes').selectAll().where('address', '=', address.toLowerCase()).executeTakeFirst();
}

/** The mailbox, locked until the transaction ends, with the desk that its address belongs to. */
export async function lockMailbox(trx: Trx, mailboxId: string) {
  return trx
    .selectFrom('mailboxes')
    .innerJoin('desk_addresses', 'desk_addresses.address', 'mailboxes.address')
    .selectAll('mailboxes')
    .select('desk_addresses.desk_id')
    .where('mailboxes.id', '=', mailboxId)
    .forUpdate('mailboxes')
    .executeTakeFirst();
}

/** @returns false when the address has a mailbox already. */
export async function insertMailbox(trx: Trx, row: Insertable<MailboxesTable>): Promise<boolean> {
  const result = await trx
    .insertInto('mailboxes')
    .values(row)
    .onConflict((conflict) => conflict.column('address').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

export async function updateMailbox(trx: Trx, mailboxId: string, change: Updateable<MailboxesTable>): Promise<void> {
  await trx.updateTable('mailboxes').set(change).where('id', '=', mailboxId).execute();
}

export async function deleteMailbox(trx: Trx, mailboxId: string): Promise<void> {
  await trx.deleteFrom('mailboxes').where('id', '=', mailboxId).execute();
}

/** What was read of the folders of an account means nothing in another account. */
export async function deleteProgress(trx: Trx, mailboxId: string): Promise<void> {
  await trx.deleteFrom('mailbox_progress').where('mailbox_id', '=', mailboxId).execute();
}

/** The desk that has the address; null when none has. */
export async function deskOfAddress(db: Db | Trx, address: string): Promise<string | null> {
  const row = await db.selectFrom('desk_addresses').select('desk_id').where('address', '=', address).executeTakeFirst();
  return row?.desk_id ?? null;
}

export async function putWatchers(trx: Trx, deskId: string, teammateIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('mailbox_watchers').where('desk_id', '=', deskId).execute();
  if (teammateIds.length === 0) return;
  await trx
    .insertInto('mailbox_watchers')
    .values(teammateIds.map((teammateId) => ({ desk_id: deskId, teammate_id: teammateId })))
    .execute();
}

/** Of these teammates, the active ones with a role on the desk or on all. */
export async function readersAmong(db: Db | Trx, deskId: string, teammateIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select t.id from teammates t where t.id = any(${teammateIds}::uuid[]) and t.deactivated_at is null
      and exists (select from grants g where g.teammate_id = t.id and (g.desk_id is null or g.desk_id = ${deskId}))`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
}

/** Every address of these desks and how it is, in the order of the desks. */
export async function addressesWithHealth(db: Db, deskIds: readonly string[]) {
  return db
    .selectFrom('desk_addresses')
    .innerJoin('desks', 'desks.id', 'desk_addresses.desk_id')
    .leftJoin('mailbox_health', 'mailbox_health.address', 'desk_addresses.address')
    .select([
      'desk_addresses.address',
      'desk_addresses.desk_id',
      'desks.name as desk_name',
      'last_in_at',
      'last_out_at',
      'connected_at',
      'in_failing_since',
      'in_trouble',
      'in_answer',
      'in_next_try_at',
      'out_failing_since',
      'out_trouble',
      'out_answer',
    ])
    .where('desk_addresses.desk_id', '=', sql<string>`any(${deskIds}::uuid[])`)
    .orderBy('desks.position')
    .orderBy('desk_addresses.position')
    .orderBy('desk_addresses.address')
    .execute();
}

export async function mailboxesAt(db: Db, addresses: readonly string[]) {
  return db.selectFrom('mailboxes').selectAll().where('address', '=', sql<string>`any(${addresses}::text[])`).execute();
}

export async function permissionsOf(db: Db, permissionIds: readonly string[]) {
  return db
    .selectFrom('mail_permissions')
    .leftJoin('teammates', 'teammates.id', 'mail_permissions.given_by')
    .select([
      'mail_permissions.id',
      'mail_permissions.provider',
      'mail_permissions.account',
      'mail_permissions.given_at',
      'mail_permissions.refresh_ends_at',
      'mail_permissions.refresh_rolls',
      'mail_permissions.failing_since',
      'teammates.id as giver_id',
      'teammates.name as giver_name',
    ])
    .where('mail_permissions.id', '=', sql<string>`any(${permissionIds}::uuid[])`)
    .execute();
}

export async function watchersOf(db: Db, deskIds: readonly string[]) {
  return db
    .selectFrom('mailbox_watchers')
    .innerJoin('teammates', 'teammates.id', 'mailbox_watchers.teammate_id')
    .select(['mailbox_watchers.desk_id', 'teammates.id', 'teammates.name'])
    .where('mailbox_watchers.desk_id', '=', sql<string>`any(${deskIds}::uuid[])`)
    .orderBy('teammates.name')
    .execute();
}

/** Who gave a permission, the desks whose mailboxes use it, and the servers that they sign in to with it. */
export async function usersOfPermission(
  trx: Trx,
  permissionId: string,
): Promise<{ givenBy: string | null; deskIds: string[]; hosts: string[] }> {
  const { rows } = await sql<{ given_by: string | null; desk_ids: string[]; hosts: string[] }>`
    select given_by, array(select distinct a.desk_id::text from mailboxes m join desk_addresses a on a.address = m.address
      where m.permission_id = p.id) as desk_ids,
      array(select m.imap_host from mailboxes m where m.permission_id = p.id and m.auth = 'oauth2' and m.imap_host is not null
        union select m.smtp_host from mailboxes m where m.permission_id = p.id and m.auth = 'oauth2'
          and m.smtp_host is not null and (m.smtp_user is null or (m.smtp_user <> '' and m.send_by = 'account'))) as hosts
    from mail_permissions p where p.id = ${permissionId}`.execute(trx);
  const [row] = rows;
  return { givenBy: row?.given_by ?? null, deskIds: row?.desk_ids ?? [], hosts: row?.hosts ?? [] };
}

/** The mailbox of an address that wants copies of what it sends in its account; null where none does. */
export async function copyKeeperAt(db: Db | Trx, address: string): Promise<string | null> {
  const row = await db
    .selectFrom('mailboxes')
    .select('id')
    .where('address', '=', address)
    .where('keeps_sent_copies', '=', true)
    .where('receive_by', '=', 'imap')
    .where('paused_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
