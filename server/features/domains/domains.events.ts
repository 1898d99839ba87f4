import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

export const domainKeyAdded = defineEvent({
  name: 'domain.key-added',
  payload: z.object({ domain: z.string(), selector: z.string() }),
  audience: 'owners',
  sentence: 'domains.event.domain.key-added',
  inTimeline: false,
  outward: false,
});
