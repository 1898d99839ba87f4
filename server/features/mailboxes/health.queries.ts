import './mailboxes.tables.ts';
import type { Db, Trx, Updateable } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { MailboxHealthTable } from './mailboxes.tables.ts';

export type HealthChange = Updateable<MailboxHealthTable>;

/** How an address is, held until the end of the transaction; undefined where no desk has the address (any more). */
export async function lockHealth(trx: Trx, address: string) {
  // The address's own row, which is always there, so that two first notes wait for each other too.
  return trx
    .selectFrom('desk_addresses')
    .leftJoin('mailbox_health', 'mailbox_health.address', 'desk_addresses.address')
    .select(['desk_addresses.address', 'desk_addresses.desk_id', 'in_failing_since', 'out_failing_since'])
    .where('desk_addresses.address', '=', address.toLowerCase())
    .forNoKeyUpdate('desk_addresses')
    .executeTakeFirst();
}

/**
 * Writes down how an address is; what is not named stays. A `…_failing_since` that stands already stays too: trouble begins
 * once. An address that no desk has (any more) is passed over.
 */
export async function upsertHealth(db: Db | Trx, address: string, at: string, change: HealthChange): Promise<void> {
  const wanted = address.toLowerCase();
  await db
    .insertInto('mailbox_health')
    .columns(['address', 'updated_at', ...(Object.keys(change) as (keyof typeof change)[])])
    .expression((from) =>
      from
        .selectFrom('desk_addresses')
        .select([
          'address',
          sql<string>`${at}::timestamptz`.as('updated_at'),
          ...Object.entries(change).map(([column, value]) =>
            sql<never>`${value as string | null}::${sql.raw(typeOf(column))}`.as(column),
          ),
        ])
        .where('address', '=', wanted),
    )
    .onConflict((conflict) =>
      conflict.column('address').doUpdateSet((row) => ({
        ...change,
        ...(change.in_failing_since == null
          ? {}
          : { in_failing_since: row.fn.coalesce('mailbox_health.in_failing_since', row.val(at)) }),
        ...(change.out_failing_since == null
          ? {}
          : { out_failing_since: row.fn.coalesce('mailbox_health.out_failing_since', row.val(at)) }),
        updated_at: at,
      })),
    )
    .execute();
}

function typeOf(column: string): string {
  return /_(?:at|since)$/.test(column) ? 'timestamptz' : 'text';
}

export async function healthOf(db: Db | Trx, address: string) {
  return db.selectFrom('mailbox_health').selectAll().where('address', '=', address).executeTakeFirst();
}

export async function countTroubles(db: Db) {
  const [health, permissions] = await Promise.all([
    db
      .selectFrom('mailbox_health')
      .select(({ fn }) => [
        fn.count<number>('in_failing_since').as('failingIn'),
        fn.count<number>('out_failing_since').as('failingOut'),
      ])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('mail_permissions')
      .select(({ fn }) => fn.count<number>('failing_since').as('count'))
      .executeTakeFirstOrThrow(),
  ]);
  return { ...health, permissions: permissions.count };
}
