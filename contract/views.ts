import { z } from 'zod';
import { COUNTED_UP_TO, USUAL_DIRECTION, VIEW_FILTERS, VIEW_NAME_LENGTH, VIEW_SORTS } from './built-in-views.ts';
import { SORTS, ticketFilter } from './filter.ts';
import { id, instant } from './shapes.ts';
import { named, ticket, ticketQuery, VIEWS } from './tickets.ts';

export { COUNTED_UP_TO, USUAL_DIRECTION, VIEW_FILTERS, VIEW_SORTS };

/**
 * Views: which tickets, in which order, shown how.
 *
 * GET    /tickets?view=&filter=&sort=&direction=&by=&lane=   a page of `listedTicket`; `view` is a built-in name or a saved view's id,
 *                                             `filter` a `ticketFilter` as JSON that narrows it further
 * GET    /tickets/counts?desk=                counts of the built-in views and of the saved ones that the asker sees
 * GET    /tickets/count?view=&filter=         one count, exact up to COUNTED_UP_TO
 * GET    /tickets/next?after=ID&view=         the ticket after that one in what to do next (or in another view)
 * GET    /tickets/board?view=&filter=&by=     lanes with their first cards; a lane goes on by GET /tickets with `by`, `lane`
 *                                             and the lane's `nextCursor`
 * GET    /views                               all views of the asker, in their order, built-in ones among them
 * POST   /views                               make one
 * PATCH  /views/{id}                          change it (name, filter, sort, look, who sees it)
 * DELETE /views/{id}                          put it away; POST /views/{id}/restoration brings it back
 * PUT    /views/order                         the asker's own order and what they hide
 * Events: view.created, view.changed, view.deleted, view.restored (to all; ids only).
 */

/** Characters of a filter as JSON in an address. */
const LONGEST_FILTER = 4_096;
/** Views that one teammate may keep for themselves; shared ones of the company together. */
export const MOST_VIEWS = 100;

export const DIRECTIONS = ['asc', 'desc'] as const;
export type Direction = (typeof DIRECTIONS)[number];
const RANK_REASONS = ['due', 'promised', 'deadline', 'woken', 'waiting'] as const;
/**
 * Why a ticket stands where it stands in what to do next: the soonest of its times (`woken`: when it came back from being set
 * aside), or since when nothing was written (`waiting`)
 * where it has none. A time that has passed is late. Its priority has moved it as `PRIORITY_HEAD_START_HOURS` says.
 */
const why = z.object({ kind: z.enum(RANK_REASONS), at: instant });
export type Why = z.infer<typeof why>;

/** Hours by which a priority moves a ticket ahead in what to do next. */
export const PRIORITY_HEAD_START_HOURS = { urgent: 4, high: 2, normal: 0, low: -4 } as const;
/** A ticket without any time is ranked as if it were due so long after its last message. */
export const UNDATED_DUE_AFTER_HOURS = 72;

/** A ticket as a row of a list or a card of a board. */
export const listedTicket = ticket.extend({
  /** Null for what is not ours to do. */
  why: why.nullable(),
  /** Set aside until then; null also when that has passed. */
  snoozedUntil: instant.nullable(),
  /** The asker was named in a note that they have not seen. */
  mentioned: z.boolean(),
  /** The asker began an answer or a note. */
  hasDraft: z.boolean(),
});
export type ListedTicket = z.infer<typeof listedTicket>;

export const COLUMNS = [
  'number',
  'subject',
  'contact',
  'organization',
  'status',
  'priority',
  'assignee',
  'team',
  'desk',
  'category',
  'tags',
  'requestType',
  'channel',
  'language',
  'due',
  'deadline',
  'promised',
  'created',
  'updated',
  'lastMessage',
] as const;
export type ColumnName = (typeof COLUMNS)[number];
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];
export const LAYOUTS = ['pane', 'list', 'board'] as const;
export type Layout = (typeof LAYOUTS)[number];
export const LANES = ['status', 'assignee', 'priority', 'category'] as const;
export type LanesBy = (typeof LANES)[number];
export const VIEW_SCOPES = ['private', 'team', 'company'] as const;
export type ViewScope = (typeof VIEW_SCOPES)[number];

const look = {
  sort: z.enum(SORTS),
  direction: z.enum(DIRECTIONS),
  /** Of the layout `list`; empty: as the screen has them. */
  columns: z.array(z.enum(COLUMNS)).max(COLUMNS.length),
  density: z.enum(DENSITIES),
  layout: z.enum(LAYOUTS),
  /** Of the layout `board`. */
  lanes: z.enum(LANES),
};

const viewName = z.string().trim().min(1).max(VIEW_NAME_LENGTH);
/** The name of one of the app's icons, or an emoji; nothing else is made of it. */
const icon = z.string().max(40);

export const savedView = z.object({
  id,
  name: z.string(),
  icon: icon.nullable(),
  scope: z.enum(VIEW_SCOPES),
  team: named.nullable(),
  /** Who made it; null for one made by a token. */
  owner: named.nullable(),
  filter: ticketFilter,
  ...look,
  updatedAt: instant,
  can: z.object({ change: z.boolean() }),
});
export type SavedView = z.infer<typeof savedView>;

export const newView = z.object({
  name: viewName,
  icon: icon.nullable().default(null),
  scope: z.enum(VIEW_SCOPES).default('private'),
  /** Needed for the scope `team`. */
  teamId: id.nullable().default(null),
  filter: ticketFilter,
  sort: look.sort.default('next'),
  /** As `USUAL_DIRECTION` when left out. */
  direction: look.direction.optional(),
  columns: look.columns.default([]),
  density: look.density.default('comfortable'),
  layout: look.layout.default('pane'),
  lanes: look.lanes.default('status'),
});
export type NewView = z.infer<typeof newView>;

export const viewChange = z.object({
  name: viewName.optional(),
  icon: icon.nullable().optional(),
  scope: z.enum(VIEW_SCOPES).optional(),
  teamId: id.nullable().optional(),
  filter: ticketFilter.optional(),
  sort: look.sort.optional(),
  direction: look.direction.optional(),
  columns: look.columns.optional(),
  density: look.density.optional(),
  layout: look.layout.optional(),
  lanes: look.lanes.optional(),
});
export type ViewChange = z.infer<typeof viewChange>;

/** A built-in view by its name, or a saved one by its id. */
export const viewKey = z.union([z.enum(VIEWS), id]);
export type ViewKey = z.infer<typeof viewKey>;

/** All views of one teammate: saved ones, and the order in which they want all of them. */
export const myViews = z.object({
  items: z.array(savedView),
  /** Those that they placed, first to last; the others follow in the usual order. */
  order: z.array(viewKey),
  hidden: z.array(viewKey),
  can: z.object({ shareWithCompany: z.boolean(), shareWithTeams: z.array(named) }),
});
export type MyViews = z.infer<typeof myViews>;

const keys = z.array(viewKey).max(2 * MOST_VIEWS + VIEWS.length);
export const viewOrder = z.object({ order: keys, hidden: keys });
export type ViewOrder = z.infer<typeof viewOrder>;

/** Exact up to COUNTED_UP_TO, one more than that for whatever is beyond. */
export const ticketCount = z.object({ count: z.number().int() });

const lane = z.object({
  /** A status or priority, an id, or `none`. */
  lane: z.string(),
  /** Of an assignee or a category; null where the lane's own word says it. */
  name: z.string().nullable(),
  count: z.number().int(),
  /** Since when the one that waits longest in it has its state. */
  oldestAt: instant.nullable(),
  items: z.array(listedTicket),
  nextCursor: z.string().nullable(),
});
export const board = z.object({ by: z.enum(LANES), lanes: z.array(lane) });
export type Board = z.infer<typeof board>;
export type BoardLane = Board['lanes'][number];
/** Lanes of people or categories; the fullest are shown. */
export const MOST_LANES = 30;
/** Cards of each lane in the first answer. */
export const CARDS_AT_FIRST = 20;

/** Null when nothing is left to do. */
export const nextTicket = z.object({ ticket: listedTicket.nullable() });

/** `?…` of GET /tickets: what a view holds, narrowed by the rest. */
export const listQuery = ticketQuery.extend({
  view: viewKey.optional(),
  filter: z.string().max(LONGEST_FILTER).optional(),
  /** As the view has it when left out. */
  sort: z.enum(SORTS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  /** One lane of a board: of what, and which. */
  by: z.enum(LANES).optional(),
  lane: z.string().max(64).optional(),
});
export type ListQuery = z.infer<typeof listQuery>;
