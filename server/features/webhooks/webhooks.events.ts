import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const payload = z.object({ webhookId: z.uuid() });

/** Told to owners alone, and to no webhook: one that fails would be told of its own failing. */
function webhookEvent<Payload>(name: string, shape: z.ZodType<Payload>) {
  return defineEvent({
    name,
    payload: shape,
    audience: 'owners',
    sentence: `webhooks.event.${name}`,
    inTimeline: false,
    outward: false,
  });
}

export const webhookCreated = webhookEvent('webhook.created', payload);
export const webhookChanged = webhookEvent('webhook.changed', payload);
export const webhookDeleted = webhookEvent('webhook.deleted', payload);
export const webhookSecretRenewed = webhookEvent('webhook.secret-renewed', payload);
export const webhookDisabled = webhookEvent(
  'webhook.disabled',
  z.object({ webhookId: z.uuid(), because: z.enum(['gone', 'failing']) }),
);
