import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

export const contactsExported = defineEvent({
  name: 'contact.exported',
  payload: z.object({ searched: z.boolean() }),
  audience: 'owners',
  sentence: 'contacts.event.contact.exported',
  inTimeline: false,
  outward: false,
});

export const contactsImported = defineEvent({
  name: 'contact.imported',
  payload: z.object({
    importId: z.uuid(),
    added: z.number().int(),
    changed: z.number().int(),
    bad: z.number().int(),
  }),
  audience: 'company',
  sentence: 'contacts.event.contact.imported',
  inTimeline: false,
  outward: false,
});
