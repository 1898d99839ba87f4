import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';
import { otherTicket } from './tickets.events.ts';

const id = z.uuid();

function togetherEvent<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
  options: { inTimeline?: boolean; outward?: boolean; namesOther?: boolean } = {},
) {
  return defineEvent({
    name,
    payload: z.object(shape),
    audience: 'desk',
    sentence: `together.event.${name}`,
    inTimeline: options.inTimeline ?? true,
    outward: options.outward ?? true,
    namesOther: options.namesOther ?? false,
  });
}

const quiet = { inTimeline: false, outward: false };

/** `byItself`: they were named, replied or handed it over. */
export const ticketFollowed = togetherEvent('ticket.followed', { teammateId: id, byItself: z.boolean() }, quiet);
export const ticketUnfollowed = togetherEvent('ticket.unfollowed', { teammateId: id }, quiet);
/** Named in a note: who, a team's members among them, and through which teams. */
export const teammateMentioned = togetherEvent(
  'teammate.mentioned',
  { messageId: id, teammateIds: z.array(id), teamIds: z.array(id) },
  { inTimeline: false },
);
export const ticketHandedOver = togetherEvent('ticket.handed-over', {
  handoverId: id,
  to: id.nullable(),
  toTeamId: id.nullable(),
});
export const ticketSnoozed = togetherEvent('ticket.snoozed', { until: z.string(), keep: z.boolean() });
export const ticketUnsnoozed = togetherEvent('ticket.unsnoozed', {});
/** Back by itself. `time`: the hour came; `customer`: they wrote first. */
export const ticketWoken = togetherEvent('ticket.woken', { reason: z.enum(['time', 'customer']) });
export const ticketUnlinked = togetherEvent(
  'ticket.unlinked',
  { ...otherTicket, kind: z.string() },
  { namesOther: true },
);
const draft = { authorId: id, kind: z.enum(['reply', 'note']) };
/** Shown to a colleague before it is sent. */
export const draftShared = togetherEvent('draft.shared', { ...draft, teammateId: id }, quiet);
export const draftUnshared = togetherEvent('draft.unshared', { ...draft, teammateId: id }, quiet);
/** A colleague wrote their own version of it. */
export const draftSuggested = togetherEvent('draft.suggested', { ...draft, teammateId: id }, quiet);
/** It is the colleague's own from now on. */
export const draftTakenOver = togetherEvent('draft.taken-over', { ...draft, teammateId: id }, quiet);
