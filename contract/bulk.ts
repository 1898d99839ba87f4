import { z } from 'zod';
import { ticketFilter } from './filter.ts';
import { id, instant, LIMITS } from './shapes.ts';
import { PRIORITIES, STATUSES } from './tickets.ts';
import { viewKey } from './views.ts';

/**
 * Bulk changes: one change on many tickets, as work that goes on by itself.
 *
 * POST   /bulk-changes/preview          how many it would be, and how many of them one may change
 * POST   /bulk-changes                  202 with the work; 409 `confirm-count` with `count` where it asks twice
 * GET    /bulk-changes                  one's own, newest first (those of the last days)
 * GET    /bulk-changes/{id}             how far it is
 * POST   /bulk-changes/{id}/stop        what is done stays done
 * POST   /bulk-changes/{id}/undo        202 with another bulk change that brings back what was before
 * GET    /bulk-changes/{id}/refusals    one line for each ticket that stayed as it was, page by page
 * Events: bulk-change.started, bulk-change.progressed, bulk-change.ended (to whoever began it; ids and counts only).
 */

const MOST_BULK_IDS = 1_000;
/** Tickets of one bulk change. */
export const MOST_BULK_TICKETS = 100_000;
/** A filter that finds more than so many, or that says nothing, is confirmed with its count. */
export const BULK_ASKS_TWICE_OVER = 500;
export const BULK_UNDO_HOURS = 24;
/** Letters of one bulk change: more would be a mailing, which is another thing. */
export const MOST_BULK_LETTERS = 1_000;
/** Its letters wait so long before they leave; until then an undo takes them back. */
export const BULK_LETTERS_WAIT_SECONDS = 120;
/** Of one person, at a time. */
export const MOST_BULK_RUNNING = 5;

const tags = z.array(z.string().trim().min(1).max(LIMITS.tagLength)).min(1).max(LIMITS.tags);

export const bulkTickets = z
  .object({
    ids: z.array(id).min(1).max(MOST_BULK_IDS).optional(),
    /** All that these find together, when the work begins. */
    view: viewKey.optional(),
    filter: ticketFilter.optional(),
  })
  .refine(({ ids, view, filter }) => (ids === undefined) !== (view === undefined && filter === undefined), {
    path: ['ids'],
    message: 'Name the tickets by their ids, or by a view or filter, one of the two.',
  });
export type BulkTickets = z.infer<typeof bulkTickets>;

export const bulkFields = z
  .object({
    status: z.enum(STATUSES).optional(),
    priority: z.enum(PRIORITIES).optional(),
    /** A teammate's id or address, "me", or null. */
    assignee: z.string().max(254).nullable().optional(),
    /** Id or name, or null. */
    team: z.string().max(LIMITS.name).nullable().optional(),
    /** Id, name or path on each ticket's own desk, or null. */
    category: z.string().trim().min(1).max(LIMITS.name).nullable().optional(),
    addTags: tags.optional(),
    removeTags: tags.optional(),
    /** Id or name. */
    desk: z.string().max(LIMITS.name).optional(),
    startsAt: instant.nullable().optional(),
    /** Set aside until then; null ends it. */
    snoozeUntil: instant.nullable().optional(),
    spam: z.boolean().optional(),
    /** The asker follows them, or no longer. */
    follow: z.boolean().optional(),
    /** A note for the team on each of them. */
    note: z.string().min(1).max(LIMITS.messageText).optional(),
    /** What this saved reply does besides its words. */
    macro: id.optional(),
    /** This saved reply as a letter to the customer of each, filled in for the ticket; what it does besides happens with it. */
    reply: id.optional(),
  })
  .refine(({ macro, reply }) => macro === undefined || reply === undefined, {
    path: ['macro'],
    message: 'What a saved reply does besides goes along with its letter. Name one of the two.',
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Say what is to change.');
export type BulkFields = z.infer<typeof bulkFields>;

export const bulkPreview = z.object({
  /** Exact up to MOST_BULK_TICKETS. */
  count: z.number().int(),
  /** How many of them the asker may change in bulk. */
  changeable: z.number().int(),
  /** It asks twice: `confirm` with the count goes along. Where letters leave it always does. */
  asksTwice: z.boolean(),
  /** So many letters leave at most: those that lack a value, or whose customer is blocked or not reached, stay. */
  letters: z.number().int(),
});
export const bulkPreviewRequest = z.object({ tickets: bulkTickets, change: bulkFields.optional() });
export type BulkPreview = z.infer<typeof bulkPreview>;

export const newBulkChange = z.object({
  tickets: bulkTickets,
  change: bulkFields,
  /** The count as it was told. */
  confirm: z.number().int().optional(),
});
export type NewBulkChange = z.infer<typeof newBulkChange>;

export const BULK_STATES = ['running', 'done', 'stopped', 'failed'] as const;

export const bulkChange = z.object({
  id,
  state: z.enum(BULK_STATES),
  change: bulkFields,
  /** It brings back what another one changed. */
  undoes: id.nullable(),
  total: z.number().int(),
  /** Changed, or already as wanted. */
  done: z.number().int(),
  /** Could not be changed: see the refusals. */
  stayed: z.number().int(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Seconds until it is done, as it goes now; null when it has ended or nobody can say yet. */
  secondsLeft: z.number().int().nullable(),
  undoneBy: id.nullable(),
  can: z.object({ stop: z.boolean(), undo: z.boolean() }),
});
export type BulkChange = z.infer<typeof bulkChange>;

export const bulkRefusal = z.object({
  /** Null where one may not see it (any more). */
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
  ticketId: id,
  /** Last word of the problem's type: `not-allowed`, `merged`, `changed-meanwhile`, `invalid`, `not-found` … */
  reason: z.string(),
  /** The sentence that the API would say. */
  detail: z.string(),
});
export type BulkRefusal = z.infer<typeof bulkRefusal>;
