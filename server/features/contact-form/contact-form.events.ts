import { z } from 'zod';
import { id } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

export const contactFormChanged = defineEvent({
  name: 'contact-form.changed',
  payload: z.object({ deskId: id, settings: z.array(z.string()) }),
  audience: 'desk',
  sentence: 'contact-form.event.contact-form.changed',
  inTimeline: false,
  outward: false,
});
