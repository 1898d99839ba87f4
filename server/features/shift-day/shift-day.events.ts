import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

/** Of the day of a shift: whoever sits beside and whoever plans sees it live. Never how its owner feels, nor why they rest. */
function ofDay(name: string, outward = false) {
  return defineEvent({
    name,
    payload: z.object({ shiftId: z.uuid(), teammateId: z.uuid() }),
    audience: 'desk',
    sentence: `shift.event.${name}`,
    inTimeline: false,
    outward,
  });
}

export const shiftBegun = ofDay('shift.begun', true);
export const shiftBreakBegun = ofDay('shift.break-begun');
export const shiftBreakEnded = ofDay('shift.break-ended');
export const shiftSoftStopPassed = ofDay('shift.soft-stop-passed');
export const shiftStopLifted = ofDay('shift.stop-lifted');

/** A full-time agent may go on though their day is full. */
export const buddyStopLifted = defineEvent({
  name: 'shift.buddy-stop-lifted',
  payload: z.object({ rotaId: z.uuid(), teammateId: z.uuid() }),
  audience: 'desk',
  sentence: 'shift.event.shift.buddy-stop-lifted',
  inTimeline: false,
  outward: false,
});
