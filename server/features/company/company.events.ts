import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

export const companySetUp = defineEvent({
  name: 'company.set-up',
  payload: z.object({ deskId: z.uuid(), ownerId: z.uuid().nullable() }),
  audience: 'owners',
  sentence: 'company.event.company.set-up',
  inTimeline: false,
  outward: false,
});

export const companyChanged = defineEvent({
  name: 'company.changed',
  payload: z.object({ fields: z.array(z.string()) }),
  audience: 'company',
  sentence: 'company.event.company.changed',
  inTimeline: false,
  outward: false,
});
