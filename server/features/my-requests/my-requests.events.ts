import { z } from 'zod';
import { id } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

const ofProviders = {
  payload: z.object({ providerId: id }),
  audience: 'owners',
  inTimeline: false,
  outward: false,
} as const;

/** Whom the company believes when it says who a customer is. */
export const customerProviderAdded = defineEvent({
  name: 'customer-provider.added',
  sentence: 'my-requests.event.customer-provider.added',
  ...ofProviders,
});

export const customerProviderChanged = defineEvent({
  name: 'customer-provider.changed',
  sentence: 'my-requests.event.customer-provider.changed',
  ...ofProviders,
});

export const customerProviderRemoved = defineEvent({
  name: 'customer-provider.removed',
  sentence: 'my-requests.event.customer-provider.removed',
  ...ofProviders,
});
