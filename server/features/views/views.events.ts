import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

/** Told to all, also of private ones: nobody learns more from it than that there is one. */
function viewEvent(name: string) {
  return defineEvent({
    name,
    payload: z.object({ viewId: z.uuid() }),
    audience: 'company',
    sentence: `views.event.${name}`,
    inTimeline: false,
    outward: false,
  });
}

export const viewCreated = viewEvent('view.created');
export const viewChanged = viewEvent('view.changed');
export const viewDeleted = viewEvent('view.deleted');
export const viewRestored = viewEvent('view.restored');
