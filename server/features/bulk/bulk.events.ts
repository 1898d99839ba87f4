import { z } from 'zod';
import { BULK_STATES } from '../../../contract/bulk.ts';
import { defineEvent } from '../../platform/events/index.ts';

const count = z.number().int();

/** Told to whoever began it, on every screen; nothing but counts is in it. */
function bulkEvent<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  return defineEvent({
    name,
    payload: z.object({ bulkChangeId: z.uuid(), ...shape }),
    audience: 'actor',
    sentence: `bulk.event.${name}`,
    inTimeline: false,
    outward: false,
  });
}

export const bulkStarted = bulkEvent('bulk-change.started', { total: count });
export const bulkProgressed = bulkEvent('bulk-change.progressed', { total: count, done: count, stayed: count });
export const bulkEnded = bulkEvent('bulk-change.ended', {
  total: count,
  done: count,
  stayed: count,
  state: z.enum(BULK_STATES),
});
