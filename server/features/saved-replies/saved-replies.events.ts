import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const payload = z.object({ savedReplyId: z.uuid() });

function replyEvent(name: string) {
  return defineEvent({
    name,
    payload,
    audience: 'company',
    sentence: `saved-replies.event.${name}`,
    inTimeline: false,
    outward: false,
  });
}

export const savedReplyCreated = replyEvent('saved-reply.created');
export const savedReplyChanged = replyEvent('saved-reply.changed');
export const savedReplyDeleted = replyEvent('saved-reply.deleted');

/** What it did stands in the timeline as events of their own, each done by way of a macro. */
export const macroApplied = defineEvent({
  name: 'macro.applied',
  payload,
  audience: 'desk',
  sentence: 'saved-replies.event.macro.applied',
  inTimeline: true,
  outward: true,
});
