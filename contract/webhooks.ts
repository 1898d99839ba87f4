import { z } from 'zod';
import { id, instant, LIMITS, pageQuery } from './shapes.ts';

export const WEBHOOK_LIMITS = {
  webhooks: 100,
  url: 2_000,
  events: 200,
  /** Days for which the log is kept. */
  logDays: 30,
  /** Hours for which the secret before still signs. */
  oldSecretHours: 24,
  /** Days of nothing but failures after which a webhook is switched off. */
  failingDays: 5,
} as const;

const url = z
  .string()
  .trim()
  .max(WEBHOOK_LIMITS.url)
  .refine(isWebAddress, 'A webhook is told by http or https, like https://example.org/hooks.');

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}

/** The name of an event, `ticket.created`, or all that begin alike, `ticket.*`. */
const eventName = z
  .string()
  .max(80)
  .regex(/^[a-z-]+\.(?:\*|[a-z0-9.-]+)$/, 'An event is named like ticket.created or ticket.*.');

const parts = {
  name: z.string().trim().min(1).max(LIMITS.name),
  url,
  /** None: every event that may leave the house. */
  events: z.array(eventName).max(WEBHOOK_LIMITS.events),
  /** By id; none: every desk that is not sensitive. */
  desks: z.array(id).max(500),
};

export const newWebhook = z.object({ ...parts, events: parts.events.default([]), desks: parts.desks.default([]) });
export type NewWebhook = z.infer<typeof newWebhook>;
export const webhookChange = z.object({ ...parts, enabled: z.boolean() }).partial();
export type WebhookChange = z.infer<typeof webhookChange>;

export const webhook = z.object({
  id,
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  desks: z.array(z.object({ id, name: z.string() })),
  createdBy: z.object({ id, name: z.string() }).nullable(),
  createdAt: instant,
  /** Off: by a teammate, because the receiver said 410, or because nothing got through for days. */
  disabled: z.object({ at: instant, because: z.enum(['teammate', 'gone', 'failing']) }).nullable(),
  failingSince: instant.nullable(),
  lastDeliveredAt: instant.nullable(),
  /** While the secret before still signs too. */
  oldSecretEndsAt: instant.nullable(),
});
export type Webhook = z.infer<typeof webhook>;

/** Told this once: `whsec_` and base64 (Standard Webhooks 1.0.0). */
export const webhookWithSecret = webhook.extend({ secret: z.string() });

const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export const webhookDelivery = z.object({
  /** The `webhook-id`, the same for every try. */
  id,
  type: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  nextTryAt: instant.nullable(),
  /** What the receiver answered last; null where it was not reached. */
  status: z.number().int().nullable(),
  answer: z.string().nullable(),
  durationMs: z.number().int().nullable(),
  body: z.string(),
  madeAt: instant,
  triedAt: instant.nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
export const deliveryQuery = pageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() });

/** Events that webhooks may be told of. */
export const webhookEvents = z.object({ items: z.array(z.object({ name: z.string() })) });
