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

/** What DNS says of a sending domain is not what it said before. */
export const domainRecordsChanged = defineEvent({
  name: 'domain.records-changed',
  payload: z.object({ domain: z.string(), there: z.number().int(), of: z.number().int() }),
  audience: 'company',
  sentence: 'domains.event.domain.records-changed',
  inTimeline: false,
  outward: false,
});
