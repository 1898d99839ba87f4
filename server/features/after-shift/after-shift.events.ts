import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

/** What was open at the end of a shift has its next person; how much of it, never to whom. */
export const shiftHandedOver = defineEvent({
  name: 'shift.handed-over',
  payload: z.object({ rotaId: z.uuid(), shiftId: z.uuid(), tickets: z.number().int() }),
  audience: 'desk',
  inTimeline: false,
  sentence: 'after-shift.event.shift.handed-over',
  outward: true,
});

/** Who ended a shift left their buddy a word. What it says is the buddy's alone. */
export const shiftThanked = defineEvent({
  name: 'shift.thanked',
  payload: z.object({ rotaId: z.uuid(), shiftId: z.uuid(), teammateIds: z.array(z.uuid()) }),
  audience: 'desk',
  inTimeline: false,
  sentence: 'after-shift.event.shift.thanked',
  outward: false,
});
