import './mailboxes.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';

/** All our addresses with how letters leave from them, the desks' first ones first. */
export async function waysOutOfAll(db: Db | Trx) {
  return db
    .selectFrom('desk_addresses')
    .innerJoin('desks', 'desks.id', 'desk_addresses.desk_id')
    .leftJoin('mailboxes', 'mailboxes.address', 'desk_addresses.address')
    .leftJoin('mailbox_health', 'mailbox_health.address', 'desk_addresses.address')
    .select([
      'desk_addresses.address',
      'desk_addresses.desk_id',
      'mailboxes.send_by',
      'mailboxes.smtp_host',
      'mailbox_health.out_failing_since',
    ])
    .orderBy('desks.position')
    .orderBy('desk_addresses.position')
    .orderBy('desk_addresses.address')
    .execute();
}
