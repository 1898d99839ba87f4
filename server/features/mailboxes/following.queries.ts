import './mailboxes.tables.ts';
import type { Db } from '../../platform/db/index.ts';

/** All mailboxes whose accounts are to be followed now. */
export async function followedMailboxes(db: Db) {
  return db
    .selectFrom('mailboxes')
    .selectAll()
    .where('receive_by', '=', 'imap')
    .where('paused_at', 'is', null)
    .orderBy('id')
    .execute();
}

export async function progressOf(db: Db, mailboxId: string, folder: string) {
  return db
    .selectFrom('mailbox_progress')
    .select(['uid_validity', 'last_uid', 'first_new_uid'])
    .where('mailbox_id', '=', mailboxId)
    .where('folder', '=', folder)
    .executeTakeFirst();
}

/** Nothing happens for a mailbox that was removed meanwhile. */
export async function putProgress(
  db: Db,
  row: { mailboxId: string; folder: string; uidValidity: number; lastUid: number; firstNewUid: number; at: string },
): Promise<void> {
  const change = {
    uid_validity: row.uidValidity,
    last_uid: row.lastUid,
    first_new_uid: row.firstNewUid,
    updated_at: row.at,
  };
  await db
    .insertInto('mailbox_progress')
    .columns(['mailbox_id', 'folder', 'uid_validity', 'last_uid', 'first_new_uid', 'updated_at'])
    .expression((from) =>
      from
        .selectFrom('mailboxes')
        .select((s) => [
          'id as mailbox_id',
          s.val(row.folder).as('folder'),
          s.cast<number>(s.val(row.uidValidity), 'bigint').as('uid_validity'),
          s.cast<number>(s.val(row.lastUid), 'bigint').as('last_uid'),
          s.cast<number>(s.val(row.firstNewUid), 'bigint').as('first_new_uid'),
          s.cast<string>(s.val(row.at), 'timestamptz').as('updated_at'),
        ])
        .where('id', '=', row.mailboxId),
    )
    .onConflict((conflict) => conflict.columns(['mailbox_id', 'folder']).doUpdateSet(change))
    .execute();
}
