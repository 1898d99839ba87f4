import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const about = { audience: 'desk', inTimeline: false, outward: true } as const;
const payload = z.object({ contactId: z.uuid() });

export const contactCreated = defineEvent({
  name: 'contact.created',
  payload,
  sentence: 'contacts.event.contact.created',
  ...about,
});

export const contactChanged = defineEvent({
  name: 'contact.changed',
  /** Names of what was changed, never what it became. */
  payload: payload.extend({ changed: z.array(z.string()) }),
  sentence: 'contacts.event.contact.changed',
  ...about,
});

export const contactNoted = defineEvent({
  name: 'contact.noted',
  payload: z.object({ contactId: z.uuid().nullable(), organizationId: z.uuid().nullable() }),
  sentence: 'contacts.event.contact.noted',
  ...about,
});

export const contactMerged = defineEvent({
  name: 'contact.merged',
  payload: payload.extend({ intoId: z.uuid(), mergeId: z.uuid() }),
  sentence: 'contacts.event.contact.merged',
  ...about,
});

export const contactParted = defineEvent({
  name: 'contact.parted',
  payload: payload.extend({ fromId: z.uuid() }),
  sentence: 'contacts.event.contact.parted',
  ...about,
});
