import { z } from 'zod';
import { FIELD_KINDS, fieldValue } from '../../../contract/field-values.ts';
import { PRIORITIES, SPAM_REASONS, STATUSES } from '../../../contract/tickets.ts';
import { defineEvent } from '../../platform/events/index.ts';

const id = z.uuid();
const status = z.enum(STATUSES);

function ticketEvent<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
  options: { inTimeline?: boolean; outward?: boolean; minor?: boolean; namesOther?: boolean } = {},
) {
  return defineEvent({
    name,
    payload: z.object(shape),
    audience: 'desk',
    sentence: `tickets.event.${name}`,
    inTimeline: options.inTimeline ?? true,
    outward: options.outward ?? true,
    minor: options.minor ?? false,
    namesOther: options.namesOther ?? false,
  });
}

export const ticketCreated = ticketEvent('ticket.created', { number: z.number().int(), channel: z.string() });
/** A second ticket: whoever may not read its desk does not hear of it. */
export const otherTicket = { otherId: id, otherNumber: z.number().int(), otherDeskId: id };
const NAMES_OTHER = { namesOther: true };
export const ticketLinked = ticketEvent('ticket.linked', { ...otherTicket, kind: z.string() }, NAMES_OTHER);
const merged = { ...otherTicket, side: z.enum(['merged', 'survivor']) };
/** Told on both: the one that is part of the other from now on, and the one that survives. */
export const ticketMerged = ticketEvent('ticket.merged', merged, NAMES_OTHER);
export const ticketMergeUndone = ticketEvent('ticket.merge-undone', merged, NAMES_OTHER);
const parted = { ...otherTicket, messages: z.number().int(), side: z.enum(['from', 'new']) };
/** Told on both: the one from which messages went, and the one that they made. */
export const ticketSplit = ticketEvent('ticket.split', parted, NAMES_OTHER);
export const ticketSplitUndone = ticketEvent('ticket.split-undone', parted, NAMES_OTHER);
/** It does not belong to the request that it was thought to belong to. */
export const suggestionDismissed = ticketEvent(
  'ticket.suggestion-dismissed',
  {},
  { inTimeline: false, outward: false },
);
export const ticketReopened = ticketEvent('ticket.reopened', { from: status });
/** A teammate passed on what the customer wrote to them. */
export const ticketForwarded = ticketEvent('ticket.forwarded', {});
export const ticketSolved = ticketEvent('ticket.solved', { from: status });
export const ticketClosed = ticketEvent('ticket.closed', { from: status });
export const ticketStatusChanged = ticketEvent('ticket.status-changed', { from: status, to: status });
export const ticketAssigned = ticketEvent('ticket.assigned', { from: id.nullable(), to: id.nullable() });
export const ticketPriorityChanged = ticketEvent('ticket.priority-changed', {
  from: z.enum(PRIORITIES),
  to: z.enum(PRIORITIES),
});
export const ticketCategoryChanged = ticketEvent('ticket.category-changed', { from: id.nullable(), to: id.nullable() });
export const ticketTagsChanged = ticketEvent(
  'ticket.tags-changed',
  { added: z.array(z.string()), removed: z.array(z.string()) },
  { minor: true },
);
/** On every ticket of the desk that has it; the tickets say nothing of it themselves. */
export const tagRenamed = ticketEvent('tag.renamed', { from: z.string(), to: z.string() }, { inTimeline: false });
export const ticketTeamChanged = ticketEvent('ticket.team-changed', { from: id.nullable(), to: id.nullable() });
export const ticketRequestTypeChanged = ticketEvent('ticket.request-type-changed', {
  from: id.nullable(),
  to: id.nullable(),
});
const MINOR = { minor: true };
/** One of the desk's own fields. `from` and `to` are null for a text: what somebody typed stands in the ticket alone. */
export const ticketFieldChanged = ticketEvent(
  'ticket.field-changed',
  {
    fieldId: id,
    kind: z.enum(FIELD_KINDS),
    set: z.boolean(),
    from: fieldValue.nullable(),
    to: fieldValue.nullable(),
  },
  MINOR,
);
export const ticketDeadlineChanged = ticketEvent('ticket.deadline-changed', {
  from: z.string().nullable(),
  to: z.string().nullable(),
});
/** A teammate told the customer until when. */
export const ticketPromised = ticketEvent('ticket.promised', { promisedAt: z.string() });
export const ticketPromiseWithdrawn = ticketEvent('ticket.promise-withdrawn', {});
const minutes = z.number().int();
export const ticketEstimated = ticketEvent(
  'ticket.estimated',
  { from: minutes.nullable(), to: minutes.nullable() },
  MINOR,
);
export const timeSpent = ticketEvent('ticket.time-spent', { entryId: id, minutes }, MINOR);
export const timeRemoved = ticketEvent('ticket.time-removed', { entryId: id, minutes }, MINOR);
/** Subjects are a customer's words: the event says that it changed, not into what. */
export const ticketRenamed = ticketEvent('ticket.renamed', {});
export const ticketMoved = ticketEvent('ticket.moved', { fromDeskId: id, toDeskId: id });
/** `ticket.moved` as those hear it who see only the desk it came to. */
export const ticketArrived = ticketEvent('ticket.arrived', { fromDeskId: id }, { inTimeline: false, outward: false });
export const ticketScheduled = ticketEvent('ticket.scheduled', { startsAt: z.string().nullable() });
/** One who writes faster than people do: nothing goes to them by itself for a while. */
export const ticketBraked = ticketEvent('ticket.braked', { messages: z.number().int(), minutes: z.number().int() });
export const statusLinkRenewed = ticketEvent('ticket.status-link-renewed', {}, { outward: false });

/** Set aside by a teammate, and brought back; what came in as spam says `spam.received`, so that no list hears of it. */
export const ticketSpamMarked = ticketEvent('ticket.spam-marked', {});
export const ticketSpamUnmarked = ticketEvent('ticket.spam-unmarked', {});
export const spamReceived = ticketEvent('spam.received', { reason: z.enum(SPAM_REASONS) }, { outward: false });

export const messageReceived = ticketEvent(
  'message.received',
  { messageId: id, automatic: z.boolean() },
  { inTimeline: false },
);
export const messageReplied = ticketEvent('ticket.replied', { messageId: id }, { inTimeline: false });
export const messageNoted = ticketEvent('ticket.noted', { messageId: id }, { inTimeline: false });
export const messageAcknowledged = ticketEvent('ticket.acknowledged', { messageId: id }, { inTimeline: false });
export const replyWithdrawn = ticketEvent('ticket.reply-withdrawn', { messageId: id });
/** Written now, to leave at a later time. */
export const replyPlanned = ticketEvent('ticket.reply-planned', { messageId: id, sendAt: z.string() });
/** The customer wrote before a planned reply left: it is its writer's draft again. */
export const replyOvertaken = ticketEvent('ticket.reply-overtaken', { messageId: id, teammateId: id.nullable() });
export const participantJoined = ticketEvent('participant.joined', { contactId: id, confirmed: z.boolean() });
/** Known by a bare address until they wrote with their name. */
export const participantNamed = ticketEvent(
  'participant.named',
  { contactId: id },
  { inTimeline: false, outward: false },
);
export const participantConfirmed = ticketEvent('participant.confirmed', { contactId: id });
export const participantRemoved = ticketEvent('participant.removed', { contactId: id });
export const draftKept = ticketEvent(
  'draft.kept',
  { teammateId: id, kind: z.string() },
  { inTimeline: false, outward: false },
);

export const inboundKept = defineEvent({
  name: 'inbound.kept',
  payload: z.object({ inboundId: id }),
  audience: 'owners',
  sentence: 'tickets.event.inbound.kept',
  inTimeline: false,
  outward: false,
});
