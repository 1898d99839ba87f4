import './mailboxes.tables.ts';
import type { MailboxTestStep } from '../../../contract/mailboxes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export async function insertTest(
  trx: Trx,
  row: { id: string; mailboxId: string; at: string; steps: readonly MailboxTestStep[] },
): Promise<void> {
  await sql`insert into mailbox_tests (id, mailbox_id, started_at, steps)
    values (${row.id}, ${row.mailboxId}, ${row.at}, ${JSON.stringify(row.steps)}::jsonb)`.execute(trx);
}

export async function testById(db: Db, testId: string) {
  return db.selectFrom('mailbox_tests').selectAll().where('id', '=', testId).executeTakeFirst();
}

export async function updateTest(
  db: Db,
  testId: string,
  change: { steps: readonly MailboxTestStep[]; messageId?: string; finishedAt?: string },
): Promise<void> {
  await sql`update mailbox_tests set steps = ${JSON.stringify(change.steps)}::jsonb,
      message_id = coalesce(${change.messageId ?? null}, message_id),
      finished_at = coalesce(${change.finishedAt ?? null}::timestamptz, finished_at)
    where id = ${testId}`.execute(db);
}

/** Tests are looked at while they run; a day later nobody asks for them. */
export async function deleteTestsBefore(trx: Trx, before: string): Promise<void> {
  await sql`delete from mailbox_tests where started_at < ${before}::timestamptz`.execute(trx);
}
