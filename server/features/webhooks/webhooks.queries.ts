import './webhooks.tables.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { DeliveriesTable, WebhooksTable } from './webhooks.tables.ts';

export interface WebhookRow {
  id: string;
  name: string;
  url: string;
  events: string[];
  desks: { id: string; name: string }[];
  created_by: string | null;
  created_by_name: string | null;
  created_at: Temporal.Instant;
  failing_since: Temporal.Instant | null;
  disabled_at: Temporal.Instant | null;
  disabled_because: WebhooksTable['disabled_because'];
  old_secret_ends_at: Temporal.Instant | null;
  last_delivered_at: Temporal.Instant | null;
}

function shown(condition: RawBuilder<SqlBool>): RawBuilder<WebhookRow> {
  return sql<WebhookRow>`select w.id, w.name, w.url, w.events, w.created_by, t.name as created_by_name, w.created_at,
      w.failing_since, w.disabled_at, w.disabled_because, w.old_secret_ends_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', desks.id, 'name', desks.name) order by desks.position)
        from webhook_desks d join desks on desks.id = d.desk_id where d.webhook_id = w.id), '[]') as desks,
      (select max(tried_at) from (select tried_at from webhook_deliveries x where x.webhook_id = w.id
        and x.state = 'delivered' order by made_at desc, id desc limit 20) recent) as last_delivered_at
    from webhooks w left join teammates t on t.id = w.created_by where ${condition}`;
}

/** One page by name, `limit + 1` of them. */
export async function listWebhooks(
  db: Db,
  after: readonly [string, string] | null,
  limit: number,
): Promise<WebhookRow[]> {
  const condition = after ? sql<SqlBool>`(w.name, w.id) > (${after[0]}, ${after[1]}::uuid)` : sql<SqlBool>`true`;
  const { rows } = await sql<WebhookRow>`${shown(condition)} order by w.name, w.id limit ${limit}`.execute(db);
  return rows;
}

export async function webhookById(db: Db | Trx, id: string): Promise<WebhookRow | undefined> {
  const { rows } = await sql<WebhookRow>`${shown(sql<SqlBool>`w.id = ${id}::uuid`)}`.execute(db);
  return rows[0];
}

export async function lockWebhook(trx: Trx, id: string) {
  return trx.selectFrom('webhooks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function countWebhooks(trx: Trx): Promise<number> {
  const row = await trx
    .selectFrom('webhooks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function insertWebhook(
  trx: Trx,
  row: { id: string; name: string; url: string; events: string[]; created_by: string | null; secret: string },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('webhooks')
    .values({ ...row, created_at: at.toString(), updated_at: at.toString() })
    .execute();
}

export async function updateWebhook(
  trx: Trx,
  id: string,
  change: Record<string, unknown>,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('webhooks')
    .set({ ...change, updated_at: at.toString() })
    .where('id', '=', id)
    .execute();
}

export async function replaceWebhookDesks(trx: Trx, id: string, deskIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('webhook_desks').where('webhook_id', '=', id).execute();
  await insertRows(
    trx,
    'webhook_desks',
    deskIds.map((desk) => ({ webhook_id: id, desk_id: desk })),
  );
}

export async function deleteWebhook(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('webhooks').where('id', '=', id).execute();
}

/** Also one that is switched off: it may be switched on again, and is then told only of what comes. */
export async function anyWebhooks(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from webhooks) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Those that are told, each with the desks it is for; without any, all but the sensitive ones. */
export async function webhooksToTell(trx: Trx) {
  const { rows } = await sql<{ id: string; events: string[]; created_at: Temporal.Instant; desk_ids: string[] }>`
    select w.id, w.events, w.created_at,
      array(select d.desk_id::text from webhook_desks d where d.webhook_id = w.id) as desk_ids
    from webhooks w where w.disabled_at is null`.execute(trx);
  return rows;
}

export async function sensitiveDesks(trx: Trx): Promise<Set<string>> {
  const rows = await trx.selectFrom('desks').select('id').where('sensitive_at', 'is not', null).execute();
  return new Set(rows.map((row) => row.id));
}

export interface NewDelivery {
  id: string;
  webhook_id: string;
  event_id: string | null;
  type: string;
  body: string;
  made_at: string;
}

export async function insertDeliveries(trx: Trx, deliveries: readonly NewDelivery[]): Promise<void> {
  await insertRows(
    trx,
    'webhook_deliveries',
    deliveries.map((delivery) => ({ ...delivery, state: 'waiting' as const, next_try_at: delivery.made_at })),
  );
}

/** With what is needed to send it. Locked, so that it is sent by one at a time. */
export async function lockDelivery(trx: Trx, id: string) {
  return trx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function deliveryToSend(db: Db, id: string) {
  return db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .selectAll('webhook_deliveries')
    .select([
      'webhooks.url',
      'webhooks.secret',
      'webhooks.old_secret',
      'webhooks.old_secret_ends_at',
      'webhooks.disabled_at',
    ])
    .where('webhook_deliveries.id', '=', id)
    .executeTakeFirst();
}

export async function updateDelivery(trx: Trx, id: string, change: Record<string, unknown>): Promise<void> {
  await trx.updateTable('webhook_deliveries').set(change).where('id', '=', id).execute();
}

/** Newest first, `limit + 1` of them. */
export async function listDeliveries(
  db: Db,
  webhookId: string,
  state: DeliveriesTable['state'] | undefined,
  after: readonly [string, string] | null,
  limit: number,
) {
  let query = db.selectFrom('webhook_deliveries').selectAll().where('webhook_id', '=', webhookId);
  if (state) query = query.where('state', '=', state);
  if (after) query = query.where(sql<SqlBool>`(made_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
export type DeliveryRow = Awaited<ReturnType<typeof listDeliveries>>[number];

export async function deliveryOf(db: Db | Trx, webhookId: string, id: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @returns how many were deleted. */
export async function deleteOldDeliveries(trx: Trx, before: Temporal.Instant, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`delete from webhook_deliveries where id in (
      select id from webhook_deliveries where made_at < ${before.toString()}::timestamptz order by made_at limit ${limit})
    returning id`.execute(trx);
  return rows.length;
}
