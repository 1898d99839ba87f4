import { z } from 'zod';
import { WEBHOOK_LIMITS } from '../../../contract/webhooks.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { PRIORITY } from '../../platform/jobs/definition.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import type { Posted } from '../../platform/net/posting.ts';
import { outsideReach, postOutside } from '../../platform/net/posting.ts';
import { SECRET_PURPOSE } from './keeping.ts';
import { nextTry } from './retrying.ts';
import { signedHeaders } from './signing.ts';
import { webhookDisabled } from './webhooks.events.ts';
import {
  deleteOldDeliveries,
  deliveryToSend,
  lockDelivery,
  lockWebhook,
  updateDelivery,
  updateWebhook,
} from './webhooks.queries.ts';

const GONE = 410;
const SWEPT_AT_ONCE = 5_000;

export const deliverWebhook = defineJob({
  name: 'webhooks.deliver',
  payload: z.object({ deliveryId: z.uuid() }),
  priority: PRIORITY.background,
  run: (platform, { deliveryId }) => inTurn(platform, deliveryId),
});

/** Receivers that do not answer may hold so many of the house's workers and no more: the others send mail. */
const AT_ONCE = 2;
const TURN_AFTER = Temporal.Duration.from({ seconds: 1 });
let underWay = 0;

async function inTurn(platform: Platform, deliveryId: string): Promise<void> {
  if (underWay >= AT_ONCE) {
    await act(platform, system('webhooks'), async (one) => {
      one.queue(deliverWebhook, { deliveryId }, { runAt: one.at.add(TURN_AFTER) });
    });
    return;
  }
  underWay++;
  try {
    await tryDelivery(platform, deliveryId);
  } finally {
    underWay--;
  }
}

defineJob({
  name: 'webhooks.sweep',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '17 3 * * *',
  async run(platform) {
    const before = platform.clock.now().subtract({ hours: 24 * WEBHOOK_LIMITS.logDays });
    for (;;) {
      const gone = await act(platform, system('webhooks'), (one) =>
        deleteOldDeliveries(one.trx, before, SWEPT_AT_ONCE),
      );
      if (gone < SWEPT_AT_ONCE) return;
    }
  },
});

/**
 * One try. The receiver is asked outside any transaction; a process that dies in between tries again, with the same
 * webhook-id, by which the receiver knows what it has had (at least once is what Standard Webhooks promises).
 */
async function tryDelivery(platform: Platform, deliveryId: string): Promise<void> {
  const row = await deliveryToSend(platform.db, deliveryId);
  if (row?.state !== 'waiting' || row.disabled_at !== null) return;
  const now = platform.clock.now();
  // A job may come twice; the second one finds that the time of its try lies ahead.
  if (row.next_try_at !== null && Temporal.Instant.compare(row.next_try_at, now) > 0) return;
  const secrets = [row.secret];
  if (row.old_secret !== null && row.old_secret_ends_at && Temporal.Instant.compare(row.old_secret_ends_at, now) > 0)
    secrets.push(row.old_secret);
  const opened = secrets.map((secret) => platform.sealer.open(secret, SECRET_PURPOSE));
  const headers = { 'content-type': 'application/json', ...signedHeaders(row.id, now, row.body, opened) };
  const began = performance.now();
  const told = await postOutside(new URL(row.url), headers, row.body, outsideReach(platform));
  const durationMs = Math.round(performance.now() - began);
  const webhookId = await act(platform, system('webhooks'), (one) => settle(one, deliveryId, told, durationMs));
  // For screens that show the log: a row of the event log for every try would outgrow what is told.
  if (webhookId !== undefined)
    platform.whisper({ name: 'webhook', to: { permission: 'webhook.manage' }, data: { webhookId } });
}

/** @returns the webhook whose log is another now */
async function settle(one: Act, deliveryId: string, told: Posted, durationMs: number): Promise<string | undefined> {
  const delivery = await lockDelivery(one.trx, deliveryId);
  if (delivery?.state !== 'waiting') return undefined;
  const webhook = await lockWebhook(one.trx, delivery.webhook_id);
  if (!webhook) return undefined;
  const attempts = delivery.attempts + 1;
  const tried = {
    attempts,
    status: told.status,
    answer: told.answer,
    duration_ms: durationMs,
    tried_at: one.at.toString(),
  };
  const delivered = told.status !== null && told.status >= 200 && told.status < 300;
  const gone = told.status === GONE;
  const again = delivered || gone ? null : nextTry(attempts, one.at, Math.random());
  await updateDelivery(one.trx, deliveryId, {
    ...tried,
    state: delivered ? 'delivered' : again ? 'waiting' : 'failed',
    next_try_at: again?.toString() ?? null,
  });
  if (again) one.queue(deliverWebhook, { deliveryId }, { runAt: again });
  if (delivered && webhook.failing_since) await updateWebhook(one.trx, webhook.id, { failing_since: null }, one.at);
  if (!delivered) await noteFailure(one, webhook, gone);
  return webhook.id;
}

/** After days of nothing else it is switched off, and its owner hears of it; 410 says so itself. */
async function noteFailure(
  one: Act,
  webhook: NonNullable<Awaited<ReturnType<typeof lockWebhook>>>,
  gone: boolean,
): Promise<void> {
  const since = webhook.failing_since ?? one.at;
  const tooLong = Temporal.Instant.compare(since.add({ hours: 24 * WEBHOOK_LIMITS.failingDays }), one.at) <= 0;
  if (!gone && !tooLong) {
    if (!webhook.failing_since) await updateWebhook(one.trx, webhook.id, { failing_since: one.at.toString() }, one.at);
    return;
  }
  if (webhook.disabled_at) return;
  const because = gone ? 'gone' : 'failing';
  await updateWebhook(
    one.trx,
    webhook.id,
    { failing_since: since.toString(), disabled_at: one.at.toString(), disabled_because: because },
    one.at,
  );
  one.record(webhookDisabled, { webhookId: webhook.id, because });
}
