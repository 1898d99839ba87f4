import type { TicketFilter } from '../../../contract/filter.ts';
import { ticketFilter } from '../../../contract/filter.ts';
import { id } from '../../../contract/shapes.ts';
import { VIEWS, type View } from '../../../contract/tickets.ts';
import type { ListedTicket, ListQuery, ViewKey } from '../../../contract/views.ts';
import { USUAL_DIRECTION, VIEW_FILTERS, VIEW_SORTS } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { decodeCursor, encodeCursor, instantCursor } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { deskBook } from '../desks/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { deskNamed } from './creating.ts';
import type { ListedRow, ListKey, ListOrder } from './listing.queries.ts';
import { isNumberKey, keyOf, listTickets, placeOf, ticketsListed } from './listing.queries.ts';
import { toTicket } from './presenting.ts';
import { whyNext } from './ranking.ts';
import type { SavedViews } from './saved-views-port.ts';

/** Which tickets, and in which order. */
export interface Asked {
  filters: TicketFilter[];
  order: ListOrder;
}

function isBuiltIn(key: ViewKey): key is View {
  return (VIEWS as readonly string[]).includes(key);
}

/** What a view holds, built in or saved. @throws Problem 404 for a saved view that is not there or not for the actor. */
export async function viewAsked(savedViews: SavedViews, actor: Actor, key: ViewKey): Promise<Asked> {
  if (isBuiltIn(key)) {
    const sort = VIEW_SORTS[key];
    return { filters: [VIEW_FILTERS[key]], order: { sort, direction: USUAL_DIRECTION[sort] } };
  }
  const view = await savedViews.find(actor, key);
  if (!view) throw notFound('view');
  return { filters: [view.filter], order: { sort: view.sort, direction: view.direction } };
}

/** The view of a query, narrowed by the rest of it. @throws Problem 422 naming the field that cannot be asked for. */
export async function asked(
  platform: Platform,
  savedViews: SavedViews,
  actor: Actor,
  query: Partial<ListQuery>,
): Promise<Asked> {
  const { filters, order } = await viewAsked(savedViews, actor, query.view ?? 'all');
  if (query.filter !== undefined) filters.push(filterOf(query.filter));
  const rest: TicketFilter = {};
  if (query.desk !== undefined) rest.desks = [deskNamed(await deskBook(platform.db), actor, query.desk).id];
  if (query.status !== undefined) rest.status = [query.status];
  if (query.assignee !== undefined) rest.assignee = [await assigneeAsked(platform, actor, query.assignee)];
  if (query.contact !== undefined) rest.contact = [query.contact];
  if (query.language !== undefined) rest.language = [query.language];
  filters.push(rest);
  const sort = query.sort ?? order.sort;
  const usual = query.sort === undefined || query.sort === order.sort ? order.direction : USUAL_DIRECTION[sort];
  return { filters, order: { sort, direction: query.direction ?? usual } };
}

function filterOf(given: string): TicketFilter {
  let read: unknown;
  try {
    read = JSON.parse(given);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw fieldProblem('filter', 'A filter is written as JSON.');
  }
  const parsed = ticketFilter.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw fieldProblem(['filter', ...(issue?.path ?? [])].join('.'), issue?.message ?? 'This cannot be asked for.');
}

/** `?assignee=`: "none", "me", an id or an address. */
async function assigneeAsked(platform: Platform, actor: Actor, assignee: string): Promise<string> {
  if (assignee === 'none') return assignee;
  if (assignee === 'me' && actor.kind === 'teammate') return actor.id;
  // Whoever has left still has tickets, which are found by the id.
  if (id.safeParse(assignee).success) return assignee;
  const teammate = await activeTeammate(platform.db, assignee);
  if (!teammate) throw fieldProblem('assignee', 'There is no such teammate.');
  return teammate.id;
}

/** The key within a cursor of a list in that order. @throws Problem 422. */
export function keyOfCursor(cursor: string | undefined, { sort }: ListOrder): ListKey | null {
  if (!isNumberKey(sort)) return instantCursor(cursor);
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [by, row] = key;
  if (typeof by !== 'number' || !Number.isSafeInteger(by) || !id.safeParse(row).success)
    throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
  return [by, row as string];
}

export function cursorOf(row: ListedRow, order: ListOrder): string {
  return encodeCursor(keyOf(row, order.sort));
}

export function toListed(row: ListedRow, actor: Actor, platform: Platform): ListedTicket {
  return {
    ...toTicket(row, actor, platform.config),
    why: row.merged_into_id === null && row.spam_at === null ? whyNext(row) : null,
    snoozedUntil: row.snoozed_until?.toString() ?? null,
    mentioned: row.mentioned,
    hasDraft: row.has_draft,
  };
}

/**
 * The ticket after `after` in a list; the first where that one has left it, is the last, or none is named.
 * @returns null when there is no other.
 */
export async function ticketAfter(
  platform: Platform,
  actor: Actor,
  { filters, order }: Asked,
  after: string | undefined,
): Promise<ListedTicket | null> {
  const { db, clock } = platform;
  const now = clock.now();
  const list = { where: ticketsListed(filters, actor, now), now, order };
  const place = after === undefined ? undefined : await placeOf(db, actor, after);
  const key = place && keyOf(place, order.sort);
  const known = key && !(order.sort === 'next' && key[0] === 'infinity');
  const following = known ? await listTickets(db, actor, list, { after: key, limit: 1 }) : [];
  const rows = following.length > 0 ? following : await listTickets(db, actor, list, { after: null, limit: 2 });
  const next = rows.find((row) => row.id !== after);
  return next ? toListed(next, actor, platform) : null;
}
