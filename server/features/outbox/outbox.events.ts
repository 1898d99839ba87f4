import { z } from 'zod';
import { id } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

const payload = z.object({
  outgoingId: id,
  kind: z.enum(['reply', 'auto', 'account', 'test', 'notification', 'question']),
  messageId: id.nullable(),
});
export type OutgoingEvent = z.infer<typeof payload>;

/** The message itself shows how far it is; only what a person should know of later stands in the timeline. */
function outgoingEvent(name: string, inTimeline: boolean) {
  return defineEvent({
    name: `outgoing.${name}`,
    payload,
    audience: 'desk',
    sentence: `outbox.event.outgoing.${name}`,
    inTimeline,
    outward: true,
  });
}

export const outgoingQueued = outgoingEvent('queued', false);
export const outgoingSent = outgoingEvent('sent', false);
export const outgoingDelayed = outgoingEvent('delayed', false);
export const outgoingFailed = outgoingEvent('failed', true);
export const outgoingKept = outgoingEvent('kept', false);
export const outgoingCancelled = outgoingEvent('cancelled', true);
export const outgoingRetried = outgoingEvent('retried', true);
export const outgoingBounced = outgoingEvent('bounced', true);
