import { z } from 'zod';
import { MARK_FILTERS } from './satisfaction.ts';
import { id, instant, LIMITS } from './shapes.ts';
import { PRIORITIES, STATUSES } from './tickets.ts';

/** A teammate or team by id, `me` (or `mine`: my teams), or `none`. */
const someone = z.union([id, z.enum(['me', 'mine', 'none'])]);
const several = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(LIMITS.filterValues).optional();
/**
 * An instant, a day (its beginning, where the asker is), or so long ago or ahead seen from now: `-7d`, `2h`. Days, weeks and months are whole ones where the asker is, so
 * `0d` is the beginning of today.
 */
const moment = z.union([instant, z.iso.date(), z.string().regex(/^-?\d{1,4}[hdwm]$/)]);
/** From `after` on, and until just before `before`. */
const span = z.object({ after: moment.optional(), before: moment.optional() }).optional();

const fieldIs = z.union([z.string().max(LIMITS.name), z.number(), z.boolean()]);
/**
 * What one of the desk's own fields says, by the field's id: exactly this or one of these (of several choices: among them),
 * has these letters in it, at least and at most this number, from this day on and until just before that one, is filled in.
 */
const fieldCondition = z.union([
  z.strictObject({ field: id, is: z.union([fieldIs, z.array(fieldIs).min(1).max(LIMITS.filterValues)]) }),
  z.strictObject({ field: id, contains: z.string().trim().min(1).max(LIMITS.name) }),
  z
    .strictObject({ field: id, least: z.number().optional(), most: z.number().optional() })
    .refine(({ least, most }) => least !== undefined || most !== undefined, 'Say from or up to which number.'),
  z
    .strictObject({ field: id, after: moment.optional(), before: moment.optional() })
    .refine(({ after, before }) => after !== undefined || before !== undefined, 'Say from or until which day.'),
  z.strictObject({ field: id, filled: z.literal(true) }),
]);
export type FieldCondition = z.infer<typeof fieldCondition>;

/**
 * Which tickets: the parts together by "and", the values of one part by "or", tags by "and". The one shape under lists,
 * saved views, bulk changes and the operators of the search box.
 */
const filterParts = z.object({
  /** Desks by id. */
  desks: several(id),
  status: several(z.enum(STATUSES)),
  priority: several(z.enum(PRIORITIES)),
  assignee: several(someone),
  team: several(someone),
  /** By id, with all that lies under it; `none`. */
  category: several(z.union([id, z.literal('none')])),
  /** All of them. */
  tags: several(z.string().min(1).max(LIMITS.tagLength)),
  channel: several(z.string().max(40)),
  /** Language of the customer's words (ISO 639-1). */
  language: several(z.string().max(8)),
  requestType: several(z.union([id, z.literal('none')])),
  contact: several(id),
  organization: several(id),
  created: span,
  lastMessage: span,
  replyDue: span,
  deadline: span,
  promised: span,
  solved: span,
  /** Ours to do now: in what to do next, begun, and not set aside. Who holds it does not matter. */
  toDo: z.literal(true).optional(),
  /** The soonest of its reply due, its promise and its deadline has passed. */
  late: z.literal(true).optional(),
  /** The customer waits for us. */
  unanswered: z.literal(true).optional(),
  snoozed: z.literal(true).optional(),
  /** The asker follows it. */
  followed: z.literal(true).optional(),
  /** The asker was named in a note of it. */
  mentioned: z.literal(true).optional(),
  hasAttachment: z.literal(true).optional(),
  vip: z.literal(true).optional(),
  /** What the customer gave our answers: one of five (a thumb up is a 5, one down a 1), or what its desk calls low. */
  mark: several(z.enum(MARK_FILTERS)),
  spam: z.literal(true).optional(),
  /** Merged into another: found by search, in no list unless asked for. */
  merged: z.literal(true).optional(),
  /** All of them. */
  fields: z.array(fieldCondition).min(1).max(LIMITS.filterFields).optional(),
});

export const ticketFilter = filterParts.extend({
  /** None of these parts holds; of tags and fields, none of those named. */
  not: filterParts.optional(),
});
export type TicketFilterParts = z.infer<typeof filterParts>;
export type TicketFilter = z.infer<typeof ticketFilter>;

/** `next`: by rank of what to do next. Each with the id behind it, so that pages are by key. */
export const SORTS = ['next', 'due', 'last_message', 'created', 'updated', 'priority', 'number'] as const;
export type Sort = (typeof SORTS)[number];
