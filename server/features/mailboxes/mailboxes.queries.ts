import './mailboxes.tables.ts';
import type { Db, Insertable, Trx, Updateable } from '../../platform/db/index.ts';
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
