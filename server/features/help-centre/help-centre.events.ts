import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

export const helpCentreChanged = defineEvent({
  name: 'help-centre.changed',
  payload: z.object({ fields: z.array(z.string()) }),
  audience: 'desk',
  sentence: 'help-centre.event.help-centre.changed',
  inTimeline: false,
  outward: false,
});
