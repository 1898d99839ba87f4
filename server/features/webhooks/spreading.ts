import type { EventConsumer, PublishedEvent } from '../../platform/events/index.ts';
import { allEventDefinitions, desksToldOf } from '../../platform/events/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { deliverWebhook } from './delivering.ts';
import type { NewDelivery } from './webhooks.queries.ts';
import { anyWebhooks, insertDeliveries, sensitiveDesks, webhooksToTell } from './webhooks.queries.ts';

/** Turns what happened into what is told: a delivery for each webhook that wants the event, with its job. */
export const webhookSpreader: EventConsumer = {
  name: 'webhooks',
  hears: () =>
    allEventDefinitions()
      .filter((definition) => definition.outward)
      .map(({ name }) => name),
  // One that is made later is told nothing of before, see `wants`.
  hasListeners: anyWebhooks,
  async handle(one, events) {
    const webhooks = await webhooksToTell(one.trx);
    if (webhooks.length === 0) return undefined;
    const sensitive = await sensitiveDesks(one.trx);
    const deliveries: NewDelivery[] = [];
    for (const event of events) {
      for (const webhook of webhooks) {
        if (!wants(webhook, event, sensitive)) continue;
        deliveries.push({
          id: newId(),
          webhook_id: webhook.id,
          event_id: event.id,
          type: event.name,
          body: bodyOf(event),
          made_at: one.at.toString(),
        });
      }
    }
    await insertDeliveries(one.trx, deliveries);
    for (const delivery of deliveries) one.queue(deliverWebhook, { deliveryId: delivery.id });
    return undefined;
  },
};

interface Wish {
  events: readonly string[];
  desk_ids: readonly string[];
  created_at: Temporal.Instant;
}

/** Whether it is for this webhook: of a kind that it asks for, on a desk that it is for, and not from before it was made. */
export function wants(
  webhook: Wish,
  event: Pick<PublishedEvent, 'name' | 'desk_id' | 'at' | 'payload'>,
  sensitive: ReadonlySet<string>,
): boolean {
  if (Temporal.Instant.compare(event.at, webhook.created_at) < 0) return false;
  const asked =
    webhook.events.length === 0 ||
    webhook.events.some((name) =>
      name.endsWith('.*') ? event.name.startsWith(name.slice(0, -1)) : event.name === name,
    );
  if (!asked) return false;
  const desks = desksToldOf(event);
  if (webhook.desk_ids.length > 0) return desks.every((desk) => desk !== null && webhook.desk_ids.includes(desk));
  return desks.every((desk) => desk === null || !sensitive.has(desk));
}

/** `{type, timestamp, data}` of Standard Webhooks; ids and states, never people's words, like the event itself. */
function bodyOf(event: PublishedEvent): string {
  return JSON.stringify({
    type: event.name,
    timestamp: event.at.toString({ smallestUnit: 'millisecond' }),
    data: {
      ...event.payload,
      eventId: event.id,
      deskId: event.desk_id,
      ticketId: event.ticket_id,
      actor: { kind: event.actor_kind, id: event.actor_id },
    },
  });
}
