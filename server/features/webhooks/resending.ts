import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { deliverWebhook } from './delivering.ts';
import { deliveryOf, lockWebhook, updateDelivery } from './webhooks.queries.ts';

/**
 * Sends what was told, or was not, once more: the same body under the same id, so a receiver that had it knows.
 * @throws Problem 404, 403; 409 while the webhook is switched off.
 */
export async function resendDelivery(one: Act, webhookId: string, deliveryId: string): Promise<void> {
  requirePermission(one.actor, 'webhook.manage');
  const webhook = await lockWebhook(one.trx, webhookId);
  const delivery = webhook && (await deliveryOf(one.trx, webhookId, deliveryId));
  if (!delivery) throw notFound('delivery');
  if (webhook.disabled_at) throw problem(409, 'switched-off', 'This webhook is switched off. Switch it on, then send.');
  // Its tries begin anew: a person asks because something was mended.
  await updateDelivery(one.trx, deliveryId, { state: 'waiting', attempts: 0, next_try_at: one.at.toString() });
  one.queue(deliverWebhook, { deliveryId });
}
