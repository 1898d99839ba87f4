import './mailboxes.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { HealthChange } from './health.queries.ts';

/**
 * Addresses that fail, or whose watchers were told so, held until the end of the transaction. Two processes that look at once
 * do not tell twice.
 */
export async function lockTroubled(trx: Trx, limit: number) {
  return trx
    .selectFrom('mailbox_health')
    .innerJoin('desk_addresses', 'desk_addresses.address', 'mailbox_health.address')
    .innerJoin('desks', 'desks.id', 'desk_addresses.desk_id')
    .leftJoin('mailboxes', 'mailboxes.address', 'mailbox_health.address')
    .selectAll('mailbox_health')
    .select(['desks.id as desk_id', 'desks.name as desk_name', 'mailboxes.receive_by', 'mailboxes.paused_at'])
    .where((where) =>
      where.or([
        where('in_failing_since', 'is not', null),
        where('out_failing_since', 'is not', null),
        where('in_told_at', 'is not', null),
        where('out_told_at', 'is not', null),
      ]),
    )
    .orderBy('mailbox_health.address')
    .limit(limit)
    .forUpdate('mailbox_health')
    .skipLocked()
    .execute();
}

export type TroubledAddress = Awaited<ReturnType<typeof lockTroubled>>[number];

export async function putTold(trx: Trx, address: string, change: HealthChange): Promise<void> {
  await trx.updateTable('mailbox_health').set(change).where('address', '=', address).execute();
}

/** Ids of those who look after a desk's mail by name; none where nobody was named. */
export async function watcherIds(trx: Trx, deskId: string): Promise<string[]> {
  const rows = await trx.selectFrom('mailbox_watchers').select('teammate_id').where('desk_id', '=', deskId).execute();
  return rows.map((row) => row.teammate_id);
}

/**
 * Permissions in use whose refresh token ends before then, held until the end of the transaction. One whose end moves on with
 * each refresh never ends by itself; before the first refresh nobody knows whether it does.
 */
export async function lockEnding(trx: Trx, at: Temporal.Instant, before: Temporal.Instant, limit: number) {
  return trx
    .selectFrom('mail_permissions')
    .select(['id', 'account', 'given_by', 'refresh_ends_at', 'end_told_at'])
    .where('refresh_ends_at', '>', at)
    .where('refresh_ends_at', '<=', before)
    .where('refresh_rolls', '=', false)
    .where('refreshed_at', 'is not', null)
    .orderBy('refresh_ends_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}
