import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const payload = z.object({ organizationId: z.uuid() });

export const organizationCreated = defineEvent({
  name: 'organization.created',
  payload,
  audience: 'company',
  sentence: 'organizations.event.organization.created',
  inTimeline: false,
  outward: true,
});

export const organizationChanged = defineEvent({
  name: 'organization.changed',
  payload,
  audience: 'company',
  sentence: 'organizations.event.organization.changed',
  inTimeline: false,
  outward: true,
});
