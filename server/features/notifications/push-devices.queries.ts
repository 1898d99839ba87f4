import './notifications.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';

export async function devicesOf(db: Db | Trx, teammateId: string) {
  return db
    .selectFrom('push_subscriptions')
    .selectAll()
    .where('teammate_id', '=', teammateId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
export type DeviceRow = Awaited<ReturnType<typeof devicesOf>>[number];

/** A browser has one; whoever signs in there later takes it over. @returns its id. */
export async function putDevice(
  trx: Trx,
  device: {
    id: string;
    teammate_id: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    user_agent: string | null;
  },
  at: Temporal.Instant,
): Promise<string> {
  const { id: _, ...facts } = device;
  const row = await trx
    .insertInto('push_subscriptions')
    .values({ ...device, created_at: at.toString() })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ ...facts, created_at: at.toString() }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** @returns whether there was one. */
export async function deleteDevice(trx: Trx, teammateId: string, id: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('push_subscriptions')
    .where('teammate_id', '=', teammateId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deletePushEndpoint(trx: Trx, endpoint: string): Promise<void> {
  await trx.deleteFrom('push_subscriptions').where('endpoint', '=', endpoint).execute();
}
